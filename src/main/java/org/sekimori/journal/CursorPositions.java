package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Where subscribers stand, for those who must not answer before one has passed an entry. */
public final class CursorPositions {
    private static final long LOOK_MILLIS = 20;
    private static final String POSITION = "SELECT next FROM cursor WHERE subscriber = $1 AND log = $2";

    private final PostgresJournal journal;

    public CursorPositions(PostgresJournal journal) {
        this.journal = journal;
    }

    /** The next index that it will read, so that all below have taken effect; 0 before it ever ran. */
    public Future<Long> position(String subscriber, LogName log) {
        return journal.reads()
                .query(POSITION, Tuple.of(subscriber, log.wire()))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
    }

    /** Answers the position once it is above {@code index}; fails with {@link TimeoutException} when it is not in time. */
    public Future<Long> awaitPast(String subscriber, LogName log, long index, Duration timeout) {
        var promise = Promise.<Long>promise();
        look(subscriber, log, index, System.nanoTime() + timeout.toNanos(), promise);
        return promise.future();
    }

    private void look(String subscriber, LogName log, long index, long deadlineNanos, Promise<Long> promise) {
        position(subscriber, log).onFailure(promise::fail).onSuccess(next -> {
            if (next > index) {
                promise.complete(next);
            } else if (System.nanoTime() - deadlineNanos > 0) {
                promise.fail(new TimeoutException("Expected " + subscriber + " to pass " + index + " of " + log.wire()
                        + ", but it stands at " + next));
            } else {
                journal.vertx().setTimer(LOOK_MILLIS, _ -> look(subscriber, log, index, deadlineNanos, promise));
            }
        });
    }
}
