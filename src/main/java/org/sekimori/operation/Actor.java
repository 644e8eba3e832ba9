package org.sekimori.operation;

import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Who acts, in which seat, for which organisation.
 *
 * @param standingInFor whose seat it is, where somebody else acts in it
 */
public record Actor(PersonId id, Seat seat, Organisation organisation, Optional<PersonId> standingInFor) {
    public Actor {
        Objects.requireNonNull(id);
        Objects.requireNonNull(seat);
        Objects.requireNonNull(organisation);
        Objects.requireNonNull(standingInFor);
    }

    /** In a seat of one's own. */
    public Actor(PersonId id, Seat seat, Organisation organisation) {
        this(id, seat, organisation, Optional.empty());
    }

    /** Who counts as one with whoever acts: where two persons are asked for, nobody and their stand-in are two. */
    public Set<PersonId> persons() {
        return standingInFor
                .filter(holder -> !holder.equals(id))
                .map(holder -> Set.of(id, holder))
                .orElse(Set.of(id));
    }

    /** Whether one of them is one of these. */
    public boolean isOneOf(Collection<PersonId> others) {
        return persons().stream().anyMatch(others::contains);
    }
}
