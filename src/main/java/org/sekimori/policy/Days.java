package org.sekimori.policy;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.operation.Calendar;

/**
 * Reads {@code calendar.yaml}: the days on which offices are closed. A year that it does not list would have no holidays, so
 * it lists them without a gap; after the last one only what is closed each week and each year is.
 */
record Days(Set<DayOfWeek> weekly, Set<MonthDay> yearly, Set<LocalDate> holidays) implements Calendar {
    @Override
    public boolean isWorkingDay(LocalDate day) {
        return !weekly.contains(day.getDayOfWeek()) && !yearly.contains(MonthDay.from(day)) && !holidays.contains(day);
    }

    static Days read(Yaml.Block document, Problems.Of problems) {
        var block = document.block("calendar");
        var weekly = weekly(block, problems);
        var yearly = new HashSet<MonthDay>();
        for (var word : block.words("yearly")) {
            try {
                yearly.add(MonthDay.parse("--" + word.text()));
            } catch (DateTimeException _) {
                problems.add(word.line(), "expected a day of the year such as 12-29, but found " + word.text());
            }
        }
        return new Days(weekly, Set.copyOf(yearly), holidays(block, problems));
    }

    /** A week without a working day is told and not kept: terms that count working days would never be over. */
    private static Set<DayOfWeek> weekly(Yaml.Block block, Problems.Of problems) {
        var weekly = block.words("weekly").stream()
                .map(word -> DayOfWeek.valueOf(word.text().toUpperCase(Locale.ROOT)))
                .collect(Collectors.toUnmodifiableSet());
        if (weekly.size() == DayOfWeek.values().length) {
            problems.add(block.line("weekly"), "expected a day of the week that is not closed");
            return Set.of();
        }
        return weekly;
    }

    private static Set<LocalDate> holidays(Yaml.Block block, Problems.Of problems) {
        var holidays = new HashSet<LocalDate>();
        int last = 0;
        for (var year : block.blocks("holidays")) {
            int number = year.number("year");
            if (last > 0 && number != last + 1) {
                problems.add(year.line("year"), "expected the year " + (last + 1) + ", but found " + number);
            }
            last = number;
            for (var word : year.words("days")) {
                try {
                    holidays.add(LocalDate.parse(number + "-" + word.text()));
                } catch (DateTimeException _) {
                    problems.add(
                            word.line(), "expected a day of " + number + " such as 01-01, but found " + word.text());
                }
            }
        }
        return Set.copyOf(holidays);
    }
}
