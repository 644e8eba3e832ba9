package org.sekimori.figures;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * A span of the calendar in Japan, which has kept no summer time since 1951.
 *
 * @param to no longer in it
 */
public record Period(Instant from, Instant to) {
    static final String ZONE = "Asia/Tokyo";
    private static final ZoneOffset JAPAN = ZoneOffset.ofHours(9);

    public static Period year(int year) {
        return between(LocalDate.of(year, 1, 1), LocalDate.of(year + 1, 1, 1));
    }

    public static Period month(YearMonth month) {
        return months(month, month);
    }

    /** From the one to the other, both included. */
    public static Period months(YearMonth first, YearMonth last) {
        return between(first.atDay(1), last.plusMonths(1).atDay(1));
    }

    /** The month that an instant lies in. */
    public static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atOffset(JAPAN));
    }

    private static Period between(LocalDate first, LocalDate next) {
        return new Period(
                first.atStartOfDay().toInstant(JAPAN), next.atStartOfDay().toInstant(JAPAN));
    }

    public boolean holds(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }
}
