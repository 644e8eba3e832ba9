package org.sekimori.operation;

import java.time.Instant;
import java.util.Optional;

/** The life of an obligation; every phase may open or fulfil one. */
public sealed interface ObligationEvent extends Event {
    /** Owed from now on; {@code text} for a condition of a grant. */
    record ObligationOpened(
            ObligationId obligation,
            String kind,
            Seat owner,
            Optional<Instant> warn,
            Optional<Instant> due,
            Optional<GateId> gate,
            Optional<Sealed<String>> text)
            implements ObligationEvent {}

    /** Its due time passed. */
    record ObligationBreached(ObligationId obligation) implements ObligationEvent {}

    /** Done; the answer, where one is asked for, is sealed. */
    record ObligationFulfilled(ObligationId obligation, Optional<Sealed<String>> answer) implements ObligationEvent {}
}
