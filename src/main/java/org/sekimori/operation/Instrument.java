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
 */
public record Instrument(Seat desk, List<String> steps, Optional<String> publishes, List<Seat> clearances) {
    public Instrument {
        steps = List.copyOf(steps);
        clearances = List.copyOf(clearances);
    }

    /** Whether that seat has a part in activities of the kind: others than those who oversee all know of none. */
    public boolean concerns(Seat seat) {
        return desk == seat || clearances.contains(seat);
    }
}
