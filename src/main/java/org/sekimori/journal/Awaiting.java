package org.sekimori.journal;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for a future on a plain virtual thread; never to be called on an event loop. */
final class Awaiting {
    private Awaiting() {}

    /** Throws the future's own failure when it is unchecked, {@link Late} when the time is over. */
    static <T> T await(Future<T> future, Duration timeout) throws InterruptedException {
        try {
            return future.toCompletionStage().toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            throw new Late("Expected the database to answer within " + timeout);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException unchecked ? unchecked : new DatabaseAway(e.getCause());
        }
    }

    /** The answer did not come in time. */
    static final class Late extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Late(String message) {
            super(message, null, false, false);
        }
    }

    /** No connection, or it broke. */
    static final class DatabaseAway extends RuntimeException {
        private static final long serialVersionUID = 1L;

        DatabaseAway(Throwable cause) {
            super("Expected the database to be there, but: " + cause.getMessage(), cause);
        }
    }
}
