package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs a log's head about once a second, off the append path. Every node runs one; the lock on the signer's row lets one of
 * them sign. Committing the checkpoint publishes it. Whatever {@link CarefulSigner} will not sign stops the log in the
 * database, for all nodes and their appenders, until its owner has looked and cleared it.
 */
public final class SigningLoop {
    private static final Logger LOGGER = LoggerFactory.getLogger(SigningLoop.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String REGISTER = "INSERT INTO signer (log) VALUES ($1) ON CONFLICT DO NOTHING";
    private static final String STOPPED = "SELECT stopped FROM log_head WHERE log = $1";
    private static final String CLAIM = "SELECT edge FROM signer WHERE log = $1 FOR UPDATE SKIP LOCKED";
    private static final String LAST = "SELECT note FROM checkpoint WHERE log = $1 ORDER BY size DESC LIMIT 1";
    private static final String HEAD = "SELECT edge FROM log_head WHERE log = $1";
    private static final String KEEP = "INSERT INTO checkpoint (log, size, root, note) VALUES ($1, $2, $3, $4)";
    private static final String REMEMBER = "UPDATE signer SET edge = $2 WHERE log = $1";
    private static final String STOP = "UPDATE log_head SET stopped = $2 WHERE log = $1 AND stopped IS NULL";

    private final PostgresJournal journal;
    private final LogName log;
    private final CarefulSigner signer;
    private final Duration every;
    private final EntrySource entries;
    private final Semaphore stop = new Semaphore(0);
    private final Promise<Void> ended = Promise.promise();
    private volatile SigningState state;
    private Optional<PgConnection> connection = Optional.empty();

    /** The log must have been opened. {@code every} is usually a second. */
    public SigningLoop(PostgresJournal journal, LogName log, CarefulSigner signer, Duration every) {
        this.journal = journal;
        this.log = log;
        this.signer = signer;
        this.every = every;
        this.entries = new Tiles(journal).entrySource(log);
        this.state = SigningState.of(log);
    }

    /** Once. */
    public SigningLoop start() {
        Thread.ofVirtual().name("signer-" + log.wire()).start(this::run);
        return this;
    }

    public SigningState state() {
        return state;
    }

    /** After the signature in hand; only what was started ends. */
    public Future<Void> close() {
        stop.release();
        return ended.future();
    }

    private void run() {
        try {
            do {
                try {
                    look();
                } catch (RuntimeException e) {
                    state = state.troubled(String.valueOf(e.getMessage()));
                    LOGGER.warn("Signing {} failed, tried again in {}", log.wire(), every, e);
                    disconnect();
                }
            } while (!stop.tryAcquire(every.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException _) {
            LOGGER.debug("The signer of {} ends", log.wire());
        }
        disconnect();
        ended.tryComplete();
    }

    private void look() throws InterruptedException {
        if (connection.isEmpty()) {
            connection = Optional.of(Awaiting.await(journal.connect("signer " + log.wire()), PATIENCE));
            query(REGISTER, Tuple.of(log.wire()));
        }
        var stopped =
                Optional.ofNullable(one(query(STOPPED, Tuple.of(log.wire()))).getString(0));
        state = stopped.map(state::stopped).orElseGet(state::running);
        if (stopped.isPresent()) {
            return;
        }
        command("BEGIN");
        try {
            signIfMine();
            command("COMMIT");
        } catch (WillNotSign e) {
            command("ROLLBACK");
            stop(e);
        }
    }

    private void signIfMine() throws InterruptedException {
        var claimed = query(CLAIM, Tuple.of(log.wire()));
        var last = query(LAST, Tuple.of(log.wire()));
        if (claimed.size() == 0) {
            state = state.looked(last.size() == 0 ? 0 : size(note(last)), Instant.now());
            return;
        }
        var head = CompactRange.fromBytes(
                one(query(HEAD, Tuple.of(log.wire()))).getBuffer(0).getBytes());
        var now = Instant.now();
        var signed = signer.sign(kept(one(claimed), last), head, entries, now);
        if (signed.isPresent()) {
            keep(signed.get());
        }
        state = state.looked(head.size(), now);
    }

    private Optional<Signed> kept(Row claimed, RowSet<Row> last) {
        if (last.size() == 0) {
            return Optional.empty();
        }
        var range = CompactRange.fromBytes(claimed.getBuffer(0).getBytes());
        try {
            return Optional.of(new Signed(range, note(last)));
        } catch (NotVerified e) {
            throw new WillNotSign(
                    WillNotSign.Reason.REWRITTEN,
                    "The last checkpoint of " + log.wire() + " is not of the tree that its signer remembers",
                    e);
        }
    }

    private void keep(Signed signed) throws InterruptedException {
        query(
                KEEP,
                Tuple.of(
                        log.wire(),
                        signed.range().size(),
                        Buffer.buffer(signed.range().root()),
                        Buffer.buffer(signed.checkpoint())));
        query(REMEMBER, Tuple.of(log.wire(), Buffer.buffer(signed.range().toBytes())));
    }

    private void stop(WillNotSign why) throws InterruptedException {
        var reason = why.reason() + ": " + why.getMessage();
        LOGGER.error("Log {} is stopped: {}", log.wire(), reason, why);
        state = state.stopped(reason);
        query(STOP, Tuple.of(log.wire(), reason));
    }

    private void disconnect() {
        connection.ifPresent(lost -> lost.close().onFailure(e -> LOGGER.debug("Closing failed", e)));
        connection = Optional.empty();
    }

    private RowSet<Row> query(String sql, Tuple parameters) throws InterruptedException {
        return Awaiting.await(connection.orElseThrow().preparedQuery(sql).execute(parameters), PATIENCE);
    }

    private void command(String sql) throws InterruptedException {
        Awaiting.await(connection.orElseThrow().query(sql).execute(), PATIENCE);
    }

    private Row one(RowSet<Row> rows) {
        if (rows.size() != 1) {
            throw new IllegalStateException("Expected log " + log.wire() + " to be open");
        }
        return rows.iterator().next();
    }

    private static String note(RowSet<Row> rows) {
        return rows.iterator().next().getBuffer(0).toString();
    }

    private static long size(String note) {
        return Checkpoint.parse(Note.parse(note).text()).size();
    }
}
