package org.sekimori.identity;

import java.time.Instant;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Person;
import org.sekimori.operation.Seat;

/**
 * Somebody who proved who they are.
 *
 * @param expires when the proof ends
 * @param byCookie the browser's session proved it, so that unsafe methods need our {@code Origin}
 */
public record Caller(Person person, Instant expires, boolean byCookie) {
    /** The same person in one seat, which the person must hold. */
    public Actor in(Seat seat) {
        if (!person.seats().contains(seat)) {
            throw new IllegalArgumentException("expected a seat that the person holds");
        }
        return new Actor(person.key(), seat, person.organisation());
    }
}
