package org.sekimori.activity;

import java.time.Instant;
import java.util.Set;
import org.sekimori.operation.Actor;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;

/**
 * That the activity may go on without an end.
 *
 * @param by who said so, and whoever counts as one with that person
 */
public record Consent(PersonId person, Set<PersonId> by, Instant at, Sealed<String> reasons) {
    public Consent {
        by = Set.copyOf(by);
    }

    static Consent of(Actor actor, Instant at, Sealed<String> reasons) {
        return new Consent(actor.id(), actor.persons(), at, reasons);
    }

    boolean isOf(Actor actor) {
        return actor.isOneOf(by);
    }
}
