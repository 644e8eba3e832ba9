package org.sekimori.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.sekimori.operation.Window;

/** From an instant, inclusive, to a later one, exclusive, or until further notice. */
public record OpenWindow(Instant from, Optional<Instant> to) {
    public OpenWindow {
        if (to.isPresent() && !from.isBefore(to.get())) {
            throw new IllegalArgumentException("expected from before to");
        }
    }

    public static OpenWindow of(Window window) {
        return new OpenWindow(window.from(), Optional.of(window.to()));
    }

    /** Whether it has no end. */
    public boolean isOpen() {
        return to.isEmpty();
    }

    /** The same, or with an end where it has none. */
    OpenWindow ended() {
        return isOpen() ? new OpenWindow(from, Optional.of(from.plusNanos(1))) : this;
    }

    /** Whether the two share an instant when each is widened by half of {@code margin} at both ends. */
    public boolean overlaps(OpenWindow other, Duration margin) {
        return startsBeforeEndOf(other, margin) && other.startsBeforeEndOf(this, margin);
    }

    private boolean startsBeforeEndOf(OpenWindow other, Duration margin) {
        return other.to.map(end -> from.minus(margin).isBefore(end)).orElse(true);
    }
}
