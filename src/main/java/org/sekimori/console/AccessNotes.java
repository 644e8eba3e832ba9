package org.sekimori.console;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
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
     */
    record Note(
            PersonId person,
            Organisation organisation,
            Optional<Seat> seat,
            String action,
            Optional<UUID> subject,
            Outcome outcome) {}

    /** How it ended. */
    enum Outcome {
        DONE,
        DENIED
    }
}
