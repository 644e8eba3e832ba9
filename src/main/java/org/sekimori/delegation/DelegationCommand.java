package org.sekimori.delegation;

import java.time.Instant;
import java.util.Optional;
import org.sekimori.delegation.Delegation.Ground;
import org.sekimori.operation.Command;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;

/** What may be ordered about the seats of a person. */
public sealed interface DelegationCommand extends Command {
    /**
     * Lets somebody act in one of the person's seats.
     *
     * @param from absent: from now on
     */
    record Delegate(Seat seat, PersonId to, Optional<Instant> from, Instant until, Ground ground, Sealed<String> reason)
            implements DelegationCommand {}

    /** Takes it back, from this instant on. */
    record Revoke(DelegationId delegation, Sealed<String> reason) implements DelegationCommand {}
}
