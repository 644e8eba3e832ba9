package org.sekimori.projection;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.sekimori.journal.CursorPositions;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;

/**
 * Carries readings on virtual threads of their own, each after the read models have taken in what the log held when it
 * was asked: so people read what they wrote, on whichever node they wrote it.
 */
final class Reading {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 256;

    private final Vertx vertx;
    private final Journal journal;
    private final CursorPositions positions;
    private final LogName log;
    private final List<String> subscribers;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    /** @param subscribers the cursors that keep the tables that are read */
    Reading(Vertx vertx, Journal journal, CursorPositions positions, LogName log, String... subscribers) {
        this.vertx = vertx;
        this.journal = journal;
        this.positions = positions;
        this.log = log;
        this.subscribers = List.of(subscribers);
    }

    /** Answers on the caller's context; fails with {@link ProjectionBehind} or, with too many at once, {@link Journal.Overloaded}. */
    <T> Future<T> read(Supplier<T> work) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(
                    new Journal.Overloaded("Expected at most " + MOST_AT_ONCE + " readings at once"));
        }
        var context = vertx.getOrCreateContext();
        var answer = Promise.<T>promise();
        caughtUp().compose(_ -> onThread(work)).onComplete(done -> {
            places.release();
            context.runOnContext(_ -> answer.handle(done));
        });
        return answer.future();
    }

    private Future<?> caughtUp() {
        return journal.size(log)
                .<Object>compose(size -> Future.all(subscribers.stream()
                                .map(name -> positions.awaitPast(name, log, size - 1, PATIENCE))
                                .toList())
                        .mapEmpty())
                .recover(e -> Future.failedFuture(
                        e instanceof TimeoutException late ? new ProjectionBehind(late.getMessage()) : e));
    }

    private static <T> Future<T> onThread(Supplier<T> work) {
        var done = Promise.<T>promise();
        Thread.ofVirtual().name("reading").start(() -> {
            try {
                done.complete(work.get());
            } catch (Throwable e) { // whatever it is, somebody waits for it
                done.fail(e);
            }
        });
        return done.future();
    }
}
