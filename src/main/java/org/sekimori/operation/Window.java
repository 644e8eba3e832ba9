package org.sekimori.operation;

import java.time.Duration;
import java.time.Instant;

/** From an instant, inclusive, to a later one, exclusive. */
public record Window(Instant from, Instant to) {
    public Window {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("expected from before to");
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(to);
    }

    public boolean within(Window other) {
        return !from.isBefore(other.from) && !to.isAfter(other.to);
    }

    /** Whether the two share an instant when each is widened by half of {@code margin} at both ends. */
    public boolean overlaps(Window other, Duration margin) {
        return from.minus(margin).isBefore(other.to) && other.from.isBefore(to.plus(margin));
    }
}
