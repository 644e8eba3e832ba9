package org.sekimori.journal;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One turn of a cursor: claim it, read, handle, move. Has a connection of its own, since its claim lives in it. */
abstract sealed class CursorTurn permits EffectsTurn, ReactionTurn {
    /** Longest wait for one statement, somewhat more than the server's own limit. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Logger LOGGER = LoggerFactory.getLogger(CursorTurn.class);
    private static final String REGISTER =
            "INSERT INTO cursor (subscriber, log) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    private static final String RANGE =
            "SELECT " + EntryRows.COLUMNS + " FROM entry WHERE log = $1 AND index >= $2 ORDER BY index LIMIT $3";
    private static final String MOVE = """
            UPDATE cursor SET next = $4, moved = clock_timestamp()
            WHERE subscriber = $1 AND log = $2 AND next = $3""";

    private final PostgresJournal journal;
    private final String name;
    private final LogName log;
    final CursorSettings settings;
    private volatile boolean stopping;
    private Optional<PgConnection> connection = Optional.empty();

    CursorTurn(PostgresJournal journal, String name, LogName log, CursorSettings settings) {
        this.journal = journal;
        this.name = name;
        this.log = log;
        this.settings = settings;
    }

    /** Whether it is worth taking another turn at once. */
    abstract boolean take() throws InterruptedException;

    String name() {
        return name;
    }

    LogName log() {
        return log;
    }

    /** Asked from another thread: a long turn may end where it is. */
    void stopSoon() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Gives up the connection and with it whatever is claimed. */
    void disconnect() {
        connection.ifPresent(lost -> lost.close().onFailure(e -> LOGGER.debug("Closing failed", e)));
        connection = Optional.empty();
    }

    /** The same connection until {@link #disconnect}; the cursor's row exists. */
    PgConnection connection() throws InterruptedException {
        if (connection.isEmpty()) {
            connection = Optional.of(Awaiting.await(journal.connect("cursor " + name), PATIENCE));
            register();
        }
        return connection.get();
    }

    /** A row that is there already stays as it is. */
    void register() throws InterruptedException {
        query(REGISTER, Tuple.of(name, log.wire()));
    }

    RowSet<Row> query(String sql, Tuple parameters) throws InterruptedException {
        return Awaiting.await(connection().preparedQuery(sql).execute(parameters), PATIENCE);
    }

    void command(String sql) throws InterruptedException {
        Awaiting.await(connection().query(sql).execute(), PATIENCE);
    }

    List<StoredEntry> read(long from) throws InterruptedException {
        return EntryRows.readAll(log, query(RANGE, Tuple.of(log.wire(), from, settings.batchEntries())));
    }

    /** Fails if somebody else moved it meanwhile, or if the transaction failed unseen. */
    void move(long from, long to) throws InterruptedException {
        var moved = query(MOVE, Tuple.of(name, log.wire(), from, to));
        if (moved.rowCount() != 1) {
            throw new IllegalStateException("Expected cursor " + name + " on " + log.wire() + " to stand at " + from);
        }
    }
}
