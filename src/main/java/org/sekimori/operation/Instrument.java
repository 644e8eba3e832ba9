package org.sekimori.operation;

import java.util.List;
import java.util.Optional;

/**
 * How activities of one kind are led, as {@code policies/} says it.
 *
 * @param desk the seat that registers and leads them
 * @param steps ids of what is recorded of them
 * @param publishes the step whose text is published; empty: they are not published
 * @param clearances the seats each of which clears that text before it is published
 * @param openEnded whether one whose window has no end goes under way
 */
public record Instrument(
        Seat desk, List<String> steps, Optional<String> publishes, List<Seat> clearances, OpenEnded openEnded) {
    public Instrument {
        steps = List.copyOf(steps);
        clearances = List.copyOf(clearances);
    }

    /** What policy says of windows without an end; planned are they by the desk alone in any case. */
    public enum OpenEnded implements Wire {
        WITH_CONSENT,
        FREE,
        NEVER;

        /** How one without an end stands; empty where nothing more is asked. */
        public Optional<OpenEnd> standing(boolean allowed) {
            return switch (this) {
                case WITH_CONSENT -> Optional.of(allowed ? OpenEnd.ALLOWED : OpenEnd.NEEDS_CONSENT);
                case FREE -> Optional.empty();
                case NEVER -> Optional.of(OpenEnd.NEEDS_END);
            };
        }
    }

    /** How an activity without an end stands. */
    public enum OpenEnd implements Wire {
        /** The watch officer has not allowed it. */
        NEEDS_CONSENT,
        /** Nobody may allow it. */
        NEEDS_END,
        ALLOWED
    }

    /** Whether that seat has a part in activities of the kind: others than those who oversee all know of none. */
    public boolean concerns(Seat seat) {
        return desk == seat || clearances.contains(seat);
    }
}
