package org.sekimori.operation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which days count where a term is counted in working days. */
@FunctionalInterface
public interface Calendar {
    /** Every day counts from midnight to midnight in Japan. */
    ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

    /** Terms that count working days pass over those on which this is false. */
    boolean isWorkingDay(LocalDate day);

    /**
     * The end of the {@code days}th working day after the day of the opening, which itself does not count.
     *
     * <p>Source: Civil Code, art 140 and 141: the first day is not counted, and a term ends with the end of its last day.
     */
    default Instant endOfWorkingDay(Instant opened, int days) {
        var day = opened.atZone(JAPAN).toLocalDate();
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day.plusDays(1).atStartOfDay(JAPAN).toInstant();
    }
}
