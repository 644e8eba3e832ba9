package org.sekimori.operation;

import java.util.Objects;

/** Who acts, in which seat, for which organisation. */
public record Actor(PersonId id, Seat seat, Organisation organisation) {
    public Actor {
        Objects.requireNonNull(id);
        Objects.requireNonNull(seat);
        Objects.requireNonNull(organisation);
    }
}
