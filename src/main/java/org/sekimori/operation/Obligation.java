package org.sekimori.operation;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that somebody owes: a notice, an answer, the keeping of a condition.
 *
 * @param owner the seat that owes it
 * @param gate for a condition, the gate whose grant it stands on
 * @param text for a condition, its words
 */
public record Obligation(
        ObligationId id,
        String kind,
        Seat owner,
        Optional<Instant> warn,
        Optional<Instant> due,
        Optional<GateId> gate,
        Optional<Sealed<String>> text,
        State state) {
    /** The kind of obligation that a condition of a grant becomes. */
    public static final String CONDITION = "condition";

    /** Where an obligation stands. */
    public enum State implements Wire {
        OPEN,
        BREACHED,
        FULFILLED,
        VOID
    }

    public Obligation in(State next) {
        return new Obligation(id, kind, owner, warn, due, gate, text, next);
    }

    public boolean isOpen() {
        return state == State.OPEN || state == State.BREACHED;
    }

    public boolean isCondition() {
        return kind.equals(CONDITION);
    }
}
