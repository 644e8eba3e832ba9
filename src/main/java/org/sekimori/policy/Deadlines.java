package org.sekimori.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.sekimori.operation.Calendar;
import org.sekimori.operation.Deadline;
import org.sekimori.operation.Deadline.OnBreach;
import org.sekimori.operation.Term;
import org.sekimori.operation.Wire;

/** Reads {@code deadlines.yaml}. */
record Deadlines(Map<String, Deadline> deadlines, Map<String, Title> titles, Optional<Duration> lateEntry) {
    /** Kinds that the hub opens by itself; without a time they would never fall due, so a misspelt one is an error. */
    private static final List<String> NEEDED = List.of(
            "condition",
            "ex-post-notice",
            "halt-acknowledgement",
            "recommendation-answer",
            "paper-to-follow",
            "halt-upholding",
            "report",
            "periodic-report",
            "supplement",
            "partial-grant-notice",
            "scope-acknowledgement",
            "out-of-scope-entry",
            "deviation",
            "data-seen",
            "data-kept",
            "data-deleted",
            "third-party-loss");

    private static final Pattern WORKING_DAYS = Pattern.compile("P([0-9]{1,3})WD");

    /** A week in which every day is tried as the opening, so that terms of days and of working days can be compared. */
    private static final List<Instant> REFERENCES = IntStream.range(0, 7)
            .mapToObj(day ->
                    LocalDate.of(2026, 6, 1 + day).atStartOfDay(Calendar.JAPAN).toInstant())
            .toList();

    static Deadlines read(Yaml.Block document, Calendar calendar, Problems.Of problems) {
        var deadlines = new LinkedHashMap<String, Deadline>();
        var titles = new LinkedHashMap<String, Title>();
        for (var block : document.blocks("deadlines")) {
            var deadline = new Deadline(
                    term(block, "warn", calendar, problems),
                    term(block, "breach", calendar, problems),
                    block.maybe("onBreach")
                            .map(word -> Wire.of(OnBreach.class, word))
                            .orElse(OnBreach.NONE));
            if (deadlines.putIfAbsent(block.text("kind"), deadline) != null) {
                problems.add(block.line("kind"), "expected a kind once, but it stands here again");
            }
            titles.put(block.text("kind"), Title.of(block));
            check(deadline, block, problems);
        }
        NEEDED.stream()
                .filter(kind -> !deadlines.containsKey(kind))
                .forEach(kind -> problems.add(document.line("deadlines"), "expected a deadline of the kind " + kind));
        return new Deadlines(deadlines, titles, duration(document.block("lateEntry"), "after", problems));
    }

    private static void check(Deadline deadline, Yaml.Block block, Problems.Of problems) {
        if (!block.has("warn") && !block.has("breach")) {
            problems.add(block.line(), "expected 'warn' or 'breach' or both");
        }
        deadline.warn()
                .filter(warn -> deadline.breach()
                        .map(breach -> REFERENCES.stream()
                                .anyMatch(at -> warn.after(at).isAfter(breach.after(at))))
                        .orElse(false))
                .ifPresent(_ -> problems.add(block.line("warn"), "expected the warning before the breach"));
        if (deadline.onBreach() == OnBreach.HALT && deadline.breach().isEmpty()) {
            problems.add(block.line("onBreach"), "expected 'breach' where a breach halts");
        }
    }

    private static Optional<Term> term(Yaml.Block block, String key, Calendar calendar, Problems.Of problems) {
        if (!block.has(key)) {
            return Optional.empty();
        }
        var days = WORKING_DAYS.matcher(block.text(key));
        return days.matches() && Integer.parseInt(days.group(1)) > 0
                ? Optional.of(new Term.WorkingDays(Integer.parseInt(days.group(1)), calendar))
                : duration(block, key, problems).map(Term.Span::new);
    }

    private static Optional<Duration> duration(Yaml.Block block, String key, Problems.Of problems) {
        if (!block.has(key)) {
            return Optional.empty();
        }
        try {
            var duration = Duration.parse(block.text(key));
            if (duration.isPositive()) {
                return Optional.of(duration);
            }
        } catch (DateTimeException _) {
            // Said below, as for a duration of nothing.
        }
        problems.add(
                block.line(key),
                "expected '" + key + "' to be a duration longer than nothing, such as PT24H, P30D or P10WD");
        return Optional.empty();
    }
}
