package org.sekimori.delegation;

import java.time.Instant;
import org.sekimori.delegation.Delegation.Ground;
import org.sekimori.operation.Event;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;

/** What happened to the seats of a person. */
public sealed interface DelegationEvent extends Event {
    /** Somebody may act in a seat of the person; {@code until} is the first instant at which no longer. */
    record Delegated(
            DelegationId delegation,
            PersonId holder,
            Seat seat,
            PersonId to,
            Instant from,
            Instant until,
            Ground ground,
            Sealed<String> reason)
            implements DelegationEvent {}

    /** It holds no more, from when this was recorded. */
    record DelegationRevoked(DelegationId delegation, Sealed<String> reason) implements DelegationEvent {}
}
