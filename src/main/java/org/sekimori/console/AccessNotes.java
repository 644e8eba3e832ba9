package org.sekimori.console;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Seat;

/** What the console reports for the {@code access} log, which coalesces it. Denials of commands are the pipeline's. */
public interface AccessNotes {
    /** Done when accepted; fails with {@code Journal.Overloaded} when it is full, and a sensitive read then answers 503. */
    Future<Void> note(Note note);

    /**
     * One thing that somebody did or was refused.
     *
     * @param seat empty where none was settled
     * @param action for example {@code sign-in}, {@code sign-out}, {@code read-proposal}
     * @param subject id of what was read, if the path names one
     * @param standingInFor whose seat it is, where that is somebody else's
     */
    record Note(
            PersonId person,
            Organisation organisation,
            Optional<Seat> seat,
            String action,
            Optional<UUID> subject,
            Outcome outcome,
            Optional<PersonId> standingInFor) {
        Note(
                PersonId person,
                Organisation organisation,
                Optional<Seat> seat,
                String action,
                Optional<UUID> subject,
                Outcome outcome) {
            this(person, organisation, seat, action, subject, outcome, Optional.empty());
        }

        /** Of somebody in a seat that is settled. */
        static Note of(Actor actor, String action, Optional<UUID> subject, Outcome outcome) {
            return new Note(
                    actor.id(),
                    actor.organisation(),
                    Optional.of(actor.seat()),
                    action,
                    subject,
                    outcome,
                    actor.standingInFor());
        }
    }

    /** How it ended. */
    enum Outcome {
        DONE,
        DENIED
    }
}
