package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscriber to a log: reads entry after entry, without gaps, from where it stands. Any node may run it; normally one does,
 * and when that node dies its lock dies with its connection. It is woken by nudges and otherwise looks by itself, so a lost
 * nudge costs a poll and never an entry. A handler that fails gets the same entries again, after a growing pause, for ever.
 *
 * <p>Handlers are called on a virtual thread outside Vert.x: they may simply {@code await()}.
 */
public final class Cursor {
    private static final Logger LOGGER = LoggerFactory.getLogger(Cursor.class);
    private static final long FIRST_PAUSE_MILLIS = 100;

    /** Effects in the same database, committed together with the cursor: each entry takes effect exactly once. */
    @FunctionalInterface
    public interface Effects {
        /** All that is written goes through {@code transaction}; a statement that failed fails the turn. */
        Future<Void> handle(SqlConnection transaction, List<StoredEntry> batch);
    }

    /** An effect elsewhere, as a command through the pipeline: at least once, so a repeat must be recognised (by cause). */
    @FunctionalInterface
    public interface Reaction {
        Future<Void> handle(StoredEntry entry);

        /** Those of a batch, in its order, that have to be handled: asked once, so that the others cost no question each. */
        default List<StoredEntry> concerning(List<StoredEntry> batch) {
            return batch;
        }
    }

    private final CursorTurn turn;
    private final CursorSettings settings;
    private final Semaphore nudged = new Semaphore(0);
    private final Promise<Void> ended = Promise.promise();
    private volatile boolean started;
    private volatile boolean stopped;
    private volatile Optional<RuntimeException> trouble = Optional.empty();

    private Cursor(CursorTurn turn, CursorSettings settings) {
        this.turn = turn;
        this.settings = settings;
    }

    /**
     * Effects and position in one transaction.
     *
     * @param name of the subscriber, for ever: it is the key under which the position is kept
     */
    public static Cursor transactional(
            PostgresJournal journal, String name, LogName log, CursorSettings settings, Effects effects) {
        return new Cursor(new EffectsTurn(journal, name, log, settings, effects), settings);
    }

    /** Holds no transaction while the reaction is under way. */
    public static Cursor reacting(
            PostgresJournal journal, String name, LogName log, CursorSettings settings, Reaction reaction) {
        return new Cursor(new ReactionTurn(journal, name, log, settings, reaction), settings);
    }

    /** Once. Answers at once; connecting is part of the work. */
    public Cursor start() {
        started = true;
        Thread.ofVirtual().name("cursor-" + turn.name()).start(this::run);
        return this;
    }

    /** Something may be new: local commits and nudges from the bus come here. */
    public void nudge(Nudge nudge) {
        if (nudge.log() == turn.log()) {
            nudged.release();
        }
    }

    /** After the turn in hand. */
    public Future<Void> stop() {
        stopped = true;
        turn.stopSoon();
        nudged.release();
        if (!started) {
            ended.tryComplete();
        }
        return ended.future();
    }

    public String name() {
        return turn.name();
    }

    public LogName log() {
        return turn.log();
    }

    /** Why the last turn failed; empty while all is well. */
    public Optional<RuntimeException> trouble() {
        return trouble;
    }

    private void run() {
        long pause = FIRST_PAUSE_MILLIS;
        try {
            while (!stopped) {
                try {
                    boolean more = turn.take();
                    trouble = Optional.empty();
                    pause = FIRST_PAUSE_MILLIS;
                    if (!more) {
                        rest(settings.poll().toMillis());
                    }
                } catch (RuntimeException e) {
                    trouble = Optional.of(e);
                    LOGGER.warn("Cursor {} on {} failed, again in {} ms", name(), log().wire(), pause, e);
                    turn.disconnect();
                    Thread.sleep(pause);
                    pause = Math.min(2 * pause, settings.pauseMost().toMillis());
                }
            }
        } catch (InterruptedException _) {
            LOGGER.debug("Cursor {} on {} ends", name(), log().wire());
        }
        turn.disconnect();
        ended.tryComplete();
    }

    private void rest(long millis) throws InterruptedException {
        if (nudged.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
            nudged.drainPermits();
        }
    }
}
