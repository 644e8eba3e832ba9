package org.sekimori.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Somebody of {@code policies/people.yaml}.
 *
 * @param key the random key by which entries name the person
 * @param user the user name by which HTTP does
 * @param prefecture of a prefectural police, by its code in ISO 3166-2:JP, where the directory says
 */
public record Person(
        PersonId key,
        String user,
        String name,
        Organisation organisation,
        Optional<String> prefecture,
        Set<Seat> seats,
        List<Designation> designations) {
    public Person {
        seats = Set.copyOf(seats);
        designations = List.copyOf(designations);
    }

    /** Designated as an officer who may apply and execute, from an instant until another or until further notice. */
    public record Designation(Seat seat, Instant from, Optional<Instant> to) {
        boolean holdsAt(Instant instant) {
            return !instant.isBefore(from) && to.map(instant::isBefore).orElse(true);
        }
    }

    /** Under one chief: of one organisation and, among prefectural police, of one prefecture. */
    boolean ofSameForce(Person other) {
        return organisation == other.organisation && prefecture.equals(other.prefecture);
    }

    public boolean designatedAt(Seat seat, Instant instant) {
        return seats.contains(seat) && designations.stream().anyMatch(d -> d.seat() == seat && d.holdsAt(instant));
    }

    /** Designated in any officer's seat of the agency. */
    public boolean designatedFor(Agency agency, Instant instant) {
        return designatedAt(agency.officer(), instant);
    }
}
