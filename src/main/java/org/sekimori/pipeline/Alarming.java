package org.sekimori.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.deconfliction.AlarmCommand;
import org.sekimori.deconfliction.store.NarrowingStore;
import org.sekimori.deconfliction.store.NarrowingStore.Due;
import org.sekimori.operation.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Raises the alarms that are due, on every node: each goes the one path as a command of the hub, whose cause is the same
 * wherever it is given, and so stands once in the log. What died before that is due still.
 */
public final class Alarming {
    private static final Logger LOG = LoggerFactory.getLogger(Alarming.class);
    private static final String NAME = "alarming";
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    private static final long STOP_SECONDS = 5;

    private final NarrowingStore store;
    private final Duration within;
    private final CommandPipeline pipeline;
    private final Actor hub;
    private final Clock clock;
    private final Room room = new AlarmRoom();
    private final Semaphore stopping = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    /** Of the alarms' own thread. */
    private Instant forgotten = Instant.MIN;

    /** {@code within}: how long what was asked is remembered. */
    public Alarming(NarrowingStore store, Duration within, CommandPipeline pipeline, Actor hub, Clock clock) {
        this.store = store;
        this.within = within;
        this.pipeline = pipeline;
        this.hub = hub;
        this.clock = clock;
    }

    /** Once. */
    public Alarming start() {
        Thread.ofVirtual().name(NAME).start(this::run);
        return this;
    }

    /** After the command in hand. */
    public void stop() throws InterruptedException {
        stopping.release();
        if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("The alarms did not end in time");
        }
    }

    private void run() {
        try {
            while (!stopping.tryAcquire(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                look();
            }
        } catch (InterruptedException _) {
            LOG.debug("The alarms end");
        } finally {
            ended.countDown();
        }
    }

    private void look() {
        try {
            store.due().await().forEach(this::raise);
            forget(clock.instant());
        } catch (RuntimeException e) {
            LOG.warn("Looking for alarms failed", e);
        }
    }

    private void raise(Due due) {
        var cause = Causes.of(NAME, due.alarm().value().toString());
        var outcome = pipeline.handle(
                room,
                new Envelope(
                        hub,
                        AlarmRoom.RAISE,
                        Optional.of(due.alarm().value()),
                        new AlarmCommand.Raise(due.narrowing()),
                        cause,
                        cause.toString(),
                        Optional.empty()));
        if (!(outcome instanceof Outcome.Busy)) {
            LOG.info("An alarm about narrowing requests: {}", outcome);
            store.raised(due.alarm()).await();
        }
    }

    private void forget(Instant now) {
        if (forgotten.isBefore(now.minus(FORGET_EVERY))) {
            store.forget(now.minus(within)).await();
            forgotten = now;
        }
    }
}
