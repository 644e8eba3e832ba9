package org.sekimori.activity;

import java.time.Instant;
import java.util.Set;
import org.sekimori.operation.Actor;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;

/**
 * What one seat last said to the text that is to be published.
 *
 * @param given whether it may go out, as far as that seat is concerned
 * @param by who said so, and whoever counts as one with that person
 */
public record Clearance(
        Seat seat, boolean given, PersonId person, Set<PersonId> by, Instant at, Sealed<String> reasons) {
    static Clearance of(Actor actor, boolean given, Instant at, Sealed<String> reasons) {
        return new Clearance(actor.seat(), given, actor.id(), actor.persons(), at, reasons);
    }

    boolean isOf(Seat other) {
        return seat == other;
    }
}
