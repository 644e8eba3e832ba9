package org.sekimori.operation;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * The circumstances of one command: who, when, under which rules. With the state and the command it is all that a
 * decision depends on.
 *
 * @param base a fresh UUIDv7 from which {@link #id} derives every id that the decision needs
 */
public record Act(Actor actor, Instant now, UUID base, Rules rules, Hashing hashing) {
    public Act {
        Objects.requireNonNull(actor);
        Objects.requireNonNull(now);
        Objects.requireNonNull(base);
    }

    /** The same act, of which the first {@code n} ids are used. */
    public Act after(int n) {
        return new Act(actor, now, id(n), rules, hashing);
    }

    /** The {@code n}th id of this act, from 0. */
    public UUID id(int n) {
        return new UUID(base.getMostSignificantBits(), base.getLeastSignificantBits() + n);
    }
}
