package org.sekimori.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Lent;
import org.sekimori.operation.Person;
import org.sekimori.operation.Seat;

/**
 * Somebody who proved who they are.
 *
 * @param expires when the proof ends
 * @param byCookie the browser's session proved it, so that unsafe methods need our {@code Origin}
 * @param lent seats of others in which the person may act now, where that was asked
 */
public record Caller(Person person, Instant expires, boolean byCookie, List<Lent> lent) {
    public Caller {
        lent = List.copyOf(lent);
    }

    public Caller(Person person, Instant expires, boolean byCookie) {
        this(person, expires, byCookie, List.of());
    }

    public Caller with(List<Lent> seats) {
        return new Caller(person, expires, byCookie, seats);
    }

    /** The seat, where it is that of somebody else; one's own comes first. */
    public Optional<Lent> lent(Seat seat) {
        return person.seats().contains(seat)
                ? Optional.empty()
                : lent.stream().filter(l -> l.seat() == seat).findFirst();
    }

    public boolean maySit(Seat seat) {
        return person.seats().contains(seat) || lent(seat).isPresent();
    }

    /** The same person in one seat, which the person must hold or stand in for. */
    public Actor in(Seat seat) {
        if (!maySit(seat)) {
            throw new IllegalArgumentException("expected a seat that the person holds or stands in for");
        }
        return new Actor(person.key(), seat, person.organisation(), lent(seat).map(Lent::holder));
    }
}
