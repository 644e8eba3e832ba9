package org.sekimori.operation;

import java.time.Duration;
import java.time.Instant;

/** How long something may take. */
public sealed interface Term {
    /** When it is over for what began at this instant. */
    Instant after(Instant opened);

    /** By the clock; a day has 24 hours. */
    record Span(Duration duration) implements Term {
        @Override
        public Instant after(Instant opened) {
            return opened.plus(duration);
        }
    }

    /** By the calendar; see {@link Calendar#endOfWorkingDay}. */
    record WorkingDays(int count, Calendar calendar) implements Term {
        @Override
        public Instant after(Instant opened) {
            return calendar.endOfWorkingDay(opened, count);
        }
    }
}
