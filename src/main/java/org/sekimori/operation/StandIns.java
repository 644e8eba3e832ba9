package org.sekimori.operation;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which seats may be stood in for (代理), by whom, for how long, and who says so.
 *
 * @param seats a seat that is not named is never stood in for
 */
public record StandIns(Map<Seat, Terms> seats) {
    public static final StandIns NONE = new StandIns(Map.of());

    public StandIns {
        seats = Map.copyOf(seats);
    }

    /**
     * Of one seat.
     *
     * @param by seats whose holders may stand in
     * @param persons who may besides them
     * @param longest how long one delegation lasts at most
     * @param byHolder whether the holder may say so
     * @param setBy seats that may say so for the holder
     */
    public record Terms(Set<Seat> by, Set<PersonId> persons, Duration longest, boolean byHolder, Set<Seat> setBy) {
        public Terms {
            by = Set.copyOf(by);
            persons = Set.copyOf(persons);
            setBy = Set.copyOf(setBy);
        }

        private boolean admits(Person person) {
            return persons.contains(person.key()) || person.seats().stream().anyMatch(by::contains);
        }
    }

    /** Empty for a seat in which nobody may stand in, whatever the file says. */
    public Optional<Terms> of(Seat seat) {
        return Optional.ofNullable(seats.get(seat)).filter(_ -> seat.lendable());
    }

    /**
     * Whether somebody may act in a seat of somebody else: one of the same organisation, who does not hold it anyhow and has
     * no seat outside the executive.
     */
    public boolean admit(Person holder, Seat seat, Person other) {
        return holder.seats().contains(seat)
                && !holder.key().equals(other.key())
                && holder.organisation() == other.organisation()
                && !other.seats().contains(seat)
                && other.seats().stream().allMatch(Seat::executive)
                && of(seat).map(terms -> terms.admits(other)).orElse(false);
    }
}
