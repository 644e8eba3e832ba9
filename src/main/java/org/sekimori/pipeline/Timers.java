package org.sekimori.pipeline;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Command;
import org.sekimori.operation.Rejection;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.closing.ClosingPhase;
import org.sekimori.phase.timekeeping.TimekeepingCommand;
import org.sekimori.phase.timekeeping.TimekeepingPhase;
import org.sekimori.timer.Timer;
import org.sekimori.timer.TimerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the hub's command for what is due, on every node. The rules say whether it is; a command that they reject is
 * forgotten, one that could not be given, or for which it is not time by this clock, is given again when its lease is over. What was done wrote entries, and with those
 * {@link Timetabling} notes what comes next.
 *
 * <p>A node that dies in the middle leaves a lease that runs out. Its command, given again, has the same cause and is
 * recognised; given on a case that has changed, it finds nothing due.
 */
public final class Timers {
    static final String TICK = "tick";
    static final String EXPIRE = "expire";

    private static final Logger LOG = LoggerFactory.getLogger(Timers.class);
    private static final String NAME = "timers";
    private static final int TOGETHER = 20;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final long LOOK_MOST_MILLIS = 1_000;
    private static final long LOOK_LEAST_MILLIS = 10;
    private static final long STOP_SECONDS = 5;

    private final TimerStore store;
    private final LogName log;
    private final CommandPipeline pipeline;
    private final String policySet;
    private final Actor hub;
    private final Clock clock;
    private final Map<String, Room> rooms =
            Map.of(TICK, new CaseRoom(TimekeepingPhase.PHASE), EXPIRE, new CaseRoom(ClosingPhase.PHASE));
    private final Semaphore stopping = new Semaphore(0);
    private final CountDownLatch ended = new CountDownLatch(1);
    /** Whether the times were found by these rules, or are being found anew. Of the timers' own thread. */
    private boolean ruled;

    public Timers(TimerStore store, LogName log, CommandPipeline pipeline, String policySet, Actor hub, Clock clock) {
        this.store = store;
        this.log = log;
        this.pipeline = pipeline;
        this.policySet = policySet;
        this.hub = hub;
        this.clock = clock;
    }

    /** Once. */
    public Timers start() {
        Thread.ofVirtual().name(NAME).start(this::run);
        return this;
    }

    /** After the command in hand. */
    public void stop() throws InterruptedException {
        stopping.release();
        if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("The timers did not end in time");
        }
    }

    private void run() {
        try {
            while (!stopping.tryAcquire(look(), TimeUnit.MILLISECONDS)) {
                // Looks again.
            }
        } catch (InterruptedException _) {
            LOG.debug("The timers end");
        } finally {
            ended.countDown();
        }
    }

    /** Milliseconds until the next look. */
    private long look() {
        try {
            if (!ruled) {
                store.under(log, policySet, Timetabling.NAME).await();
                ruled = true;
            }
            var due = store.claim(log, clock.instant(), LEASE, TOGETHER).await();
            due.forEach(this::fire);
            if (due.size() == TOGETHER) {
                return 0;
            }
            var next = store.untilNext(log).await().map(Duration::toMillis).orElse(LOOK_MOST_MILLIS);
            return Math.clamp(next, LOOK_LEAST_MILLIS, LOOK_MOST_MILLIS);
        } catch (RuntimeException e) {
            LOG.warn("Looking for what is due failed", e);
            return LOOK_MOST_MILLIS;
        }
    }

    private void fire(Timer timer) {
        var cause = Causes.of(
                NAME,
                timer.action(),
                timer.subject().id().toString(),
                String.valueOf(timer.version()),
                timer.at().toString());
        var outcome = pipeline.handle(
                rooms.get(timer.action()),
                new Envelope(
                        hub,
                        timer.action(),
                        Optional.of(timer.subject().id()),
                        command(timer.action()),
                        cause,
                        cause.toString(),
                        Optional.empty()));
        LOG.debug("{} of {}: {}", timer.action(), timer.subject().id(), outcome);
        if (!comesAgain(outcome)) {
            store.forget(timer).await();
        }
    }

    /**
     * A clock that was put back between finding and giving says that nothing is due; it will be. Where the case has changed
     * instead, its entries set another time in the place of this one.
     */
    private static boolean comesAgain(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Busy _ -> true;
            case Outcome.Rejected(var reason, var _, var _) -> reason == Rejection.Reason.NOT_DUE;
            case Outcome.Done _,
                    Outcome.Foreseen _,
                    Outcome.Denied _,
                    Outcome.Stale _,
                    Outcome.KeyReused _,
                    Outcome.Unfit _,
                    Outcome.LimitReached _ -> false;
        };
    }

    private static Command command(String action) {
        return action.equals(EXPIRE) ? new ClosingCommand.Expire() : new TimekeepingCommand.Tick();
    }
}
