package org.sekimori.delegation;

import java.time.Instant;
import java.util.Optional;
import org.sekimori.operation.Actor;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Wire;

/**
 * That somebody acts in a seat of somebody else.
 *
 * @param to who stands in
 * @param until from this instant on no more
 * @param by who said so, the holder or one whom policy names
 * @param revoked when it was taken back
 */
public record Delegation(
        DelegationId id,
        Seat seat,
        PersonId to,
        Instant from,
        Instant until,
        Ground ground,
        Sealed<String> reason,
        Actor by,
        Instant recorded,
        Optional<Instant> revoked) {
    /** Why the holder does not act. */
    public enum Ground implements Wire {
        ABSENCE,
        WORKLOAD
    }

    /** The instant from which on it holds no more. */
    public Instant end() {
        return revoked.filter(until::isAfter).orElse(until);
    }

    public boolean holdsAt(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(end());
    }

    /** Whether both hold at some instant. */
    boolean meets(Instant otherFrom, Instant otherEnd) {
        return from.isBefore(otherEnd) && otherFrom.isBefore(end());
    }

    Delegation revokedAt(Instant instant) {
        return new Delegation(id, seat, to, from, until, ground, reason, by, recorded, Optional.of(instant));
    }
}
