package org.sekimori.console;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Subject;

/** What happens in the journal, as it happens, cut to what an actor may know of. */
public interface Live {
    /**
     * Follows the log {@code operations}.
     *
     * @param after a log position that the listener has seen; empty: from now on
     * @param listener called in log order, on any thread, never after the following was closed
     */
    Following follow(Actor actor, Optional<Long> after, Consumer<Event> listener);

    interface Following {
        /** Completes once the place in the log is settled: what is appended later reaches the listener. */
        Future<Void> settled();

        /** Ends the following; again is nothing. */
        void close();
    }

    /** That an entry was appended, never what it says. */
    record Event(String log, long index, Subject subject, long version) {}
}
