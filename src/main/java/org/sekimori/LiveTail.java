package org.sekimori;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sekimori.console.Live;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was appended, told to those who follow on this node. Each follower has a thread of its own that reads the journal
 * from where the follower stands, so that a slow one holds up nobody and nothing is skipped.
 */
final class LiveTail implements Live {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTail.class);
    private static final int PAGE = 256;
    private static final Duration POLL = Duration.ofMillis(500);

    private final Journal journal;
    private final LogName log;
    private final Sighted sighted;
    private final List<Tail> tails = new CopyOnWriteArrayList<>();

    /** What an actor may know of an entry; asked on a virtual thread. */
    interface Sighted {
        /** The version of its subject as the actor knows it; empty where the actor must not notice the entry. */
        Optional<Long> version(Actor actor, StoredEntry entry);
    }

    LiveTail(Journal journal, LogName log, Sighted sighted) {
        this.journal = journal;
        this.log = log;
        this.sighted = sighted;
    }

    /** Something may be new. */
    void nudge() {
        tails.forEach(tail -> tail.nudged.release());
    }

    void close() {
        tails.forEach(Tail::close);
    }

    @Override
    public Following follow(Actor actor, Optional<Long> after, Consumer<Event> listener) {
        var tail = new Tail(actor, listener);
        tails.add(tail);
        Thread.ofVirtual().name("live").start(() -> tail.run(after));
        return tail;
    }

    private final class Tail implements Following {
        private final Actor actor;
        private final Consumer<Event> listener;
        private final Semaphore nudged = new Semaphore(0);
        private final Promise<Void> settled = Promise.promise();
        private volatile boolean closed;

        Tail(Actor actor, Consumer<Event> listener) {
            this.actor = actor;
            this.listener = listener;
        }

        @Override
        public Future<Void> settled() {
            return settled.future();
        }

        @Override
        public void close() {
            closed = true;
            nudged.release();
            tails.remove(this);
            settled.tryFail("the following ended");
        }

        private void run(Optional<Long> after) {
            try {
                long size = journal.size(log).await();
                // Past the end stands whoever read a log that was restored since.
                long next = after.map(seen -> Math.min(seen + 1, size)).orElse(size);
                settled.tryComplete();
                while (!closed) {
                    next = told(next);
                }
            } catch (InterruptedException _) {
                LOG.debug("a follower was interrupted");
            } catch (RuntimeException e) {
                LOG.warn("a follower ends", e);
            } finally {
                close();
            }
        }

        private long told(long next) throws InterruptedException {
            var page = journal.range(log, next, PAGE).await();
            for (var entry : page) {
                tell(entry);
            }
            if (page.size() < PAGE && nudged.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                nudged.drainPermits();
            }
            return next + page.size();
        }

        private void tell(StoredEntry entry) {
            if (!closed) {
                sighted.version(actor, entry)
                        .ifPresent(version -> listener.accept(
                                new Event(entry.log().wire(), entry.index(), entry.subject(), version)));
            }
        }
    }
}
