package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.sekimori.operation.Subject;

/**
 * The journal in PostgreSQL (15 or later), and the only code whose SQL writes entries. Each node has one {@link Appender} for
 * each log; any number of nodes may append to one database, since a batch's place is decided by the lock on the log's head
 * and nothing else. Any thread may call; answers come on the caller's Vert.x context.
 */
public final class PostgresJournal implements Journal {
    private static final String OPEN =
            "INSERT INTO log_head (log, origin) VALUES ($1, $2) ON CONFLICT (log) DO NOTHING";
    private static final String ORIGIN = "SELECT origin FROM log_head WHERE log = $1";
    private static final String SIZE = "SELECT size FROM log_head WHERE log = $1";
    private static final String ENTRIES = "SELECT " + EntryRows.COLUMNS + " FROM entry WHERE log = $1 AND ";
    private static final String RANGE = ENTRIES + "index >= $2 ORDER BY index LIMIT $3";
    private static final String STREAM =
            ENTRIES + "subject_kind = $2 AND subject_id = $3 AND version > $4 ORDER BY version LIMIT $5";
    private static final String BY_ID = ENTRIES + "id = $2";
    private static final String BY_CAUSE = ENTRIES + "cause = $2 ORDER BY index";
    private static final String WANTED = """
            FROM snapshot
            JOIN unnest($2::text[], $3::uuid[]) wanted(kind, id) ON subject_kind = wanted.kind AND subject_id = wanted.id
            WHERE log = $1""";
    private static final String SNAPSHOTS = "SELECT subject_kind, subject_id, version, bytes " + WANTED;
    private static final String VERSIONS = "SELECT subject_kind, subject_id, version " + WANTED;
    private static final int MOST_TOGETHER = 1_024;

    private final Vertx vertx;
    private final PgConnectOptions session;
    private final Pool pool;
    private final PooledReads reads;
    private final Map<LogName, Appender> appenders = new EnumMap<>(LogName.class);
    private final Map<LogName, Gather<Subject, Snapshot>> loads = new EnumMap<>(LogName.class);
    private final Map<LogName, Gather<Subject, Long>> looks = new EnumMap<>(LogName.class);
    private final DisclosureStore disclosures;
    private final List<Consumer<Nudge>> listeners = new CopyOnWriteArrayList<>();

    /** Connects when first needed. {@code options} name the server, the database and the hub's own role. */
    public PostgresJournal(Vertx vertx, PgConnectOptions options, JournalSettings settings) {
        this.vertx = vertx;
        this.session = SessionOptions.bounded(options, settings);
        this.pool = PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(settings.poolSize())
                        .setMaxWaitQueueSize(settings.queueEntries())
                        .setConnectionTimeout((int) settings.queueWait().toMillis())
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(new PgConnectOptions(session).addProperty("application_name", "sekimori journal"))
                .using(vertx)
                .build();
        this.reads = new PooledReads(pool);
        this.disclosures = new DisclosureStore(vertx, reads);
        for (LogName log : LogName.values()) {
            appenders.put(log, new Appender(vertx, options, log, settings, this::committed));
            loads.put(log, new Gather<>(vertx, 2, MOST_TOGETHER, subjects -> loadSnapshots(log, subjects)));
            looks.put(log, new Gather<>(vertx, 2, MOST_TOGETHER, subjects -> loadVersions(log, subjects)));
        }
    }

    /**
     * Creates the log if it does not exist; its origin is fixed for ever. Fails with {@link IllegalStateException} when it was
     * opened with another.
     */
    public Future<Void> open(LogName log, String origin) {
        return reads.query(OPEN, Tuple.of(log.wire(), origin))
                .compose(_ -> reads.query(ORIGIN, Tuple.of(log.wire())))
                .map(rows -> {
                    var found = rows.iterator().next().getString(0);
                    if (!found.equals(origin)) {
                        throw new IllegalStateException("Expected log " + log.wire() + " to have the origin " + origin
                                + ", but it was opened as " + found);
                    }
                    return null;
                });
    }

    /** The origin a log was opened with; empty before. */
    public Future<Optional<String>> origin(LogName log) {
        return reads.query(ORIGIN, Tuple.of(log.wire()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getString(0)));
    }

    /** Called after the replies of each batch, on the appender's thread: must not block, and may miss other nodes' batches. */
    public void onCommitted(Consumer<Nudge> listener) {
        listeners.add(listener);
    }

    @Override
    public Future<AppendResult> append(Append append) {
        var fault = AppendCheck.fault(append);
        if (fault.isPresent()) {
            return Future.failedFuture(new IllegalArgumentException(fault.get()));
        }
        return appender(append.log()).append(append, () -> disclosures.store(append.disclosures()));
    }

    @Override
    public Future<Long> size(LogName log) {
        return reads.query(SIZE, Tuple.of(log.wire()))
                .map(rows -> rows.size() == 0 ? 0L : rows.iterator().next().getLong(0));
    }

    @Override
    public Future<List<StoredEntry>> range(LogName log, long from, int limit) {
        return entries(log, RANGE, Tuple.of(log.wire(), from, limit));
    }

    @Override
    public Future<List<StoredEntry>> stream(LogName log, Subject subject, long afterVersion, int limit) {
        return entries(log, STREAM, Tuple.of(log.wire(), subject.kind().wire(), subject.id(), afterVersion, limit));
    }

    @Override
    public Future<Optional<StoredEntry>> entry(LogName log, UUID id) {
        return entries(log, BY_ID, Tuple.of(log.wire(), id))
                .map(found -> found.stream().findFirst());
    }

    @Override
    public Future<List<StoredEntry>> byCause(LogName log, UUID cause) {
        return entries(log, BY_CAUSE, Tuple.of(log.wire(), cause));
    }

    @Override
    public Future<Map<Subject, Snapshot>> snapshots(LogName log, Collection<Subject> subjects) {
        return subjects.isEmpty()
                ? Future.succeededFuture(Map.of())
                : loads.get(log).get(subjects);
    }

    @Override
    public Future<Map<Subject, Long>> versions(LogName log, Collection<Subject> subjects) {
        return subjects.isEmpty()
                ? Future.succeededFuture(Map.of())
                : looks.get(log).get(subjects);
    }

    @Override
    public Future<Map<String, String>> disclosures(Collection<String> digests) {
        return disclosures.texts(digests);
    }

    /**
     * Deletes what the law requires to be deleted; the entries that commit to it stay, and so do their proofs.
     *
     * @param deletionIndex of an entry {@code org.sekimori.hub.DisclosureDeleted} in {@code operations} whose bytes name the
     *     digest; without it the future fails
     * @return whether it was still there
     */
    public Future<Boolean> deleteDisclosure(String digest, long deletionIndex) {
        return disclosures.delete(digest, deletionIndex);
    }

    /** Entries waiting in this node's queue of the log, those being written included. */
    public long waiting(LogName log) {
        return appender(log).waiting();
    }

    /** Why appending failed the last time; empty while all is well. For health; not for callers. */
    public Optional<RuntimeException> trouble(LogName log) {
        return appender(log).trouble();
    }

    /** The connections for reading, for this package's other readers. */
    Pool pool() {
        return pool;
    }

    PooledReads reads() {
        return reads;
    }

    Vertx vertx() {
        return vertx;
    }

    /** A connection of the caller's own, which must close it; {@code purpose} shows in the server's list of sessions. */
    Future<PgConnection> connect(String purpose) {
        return PgConnection.connect(
                vertx, new PgConnectOptions(session).addProperty("application_name", "sekimori " + purpose));
    }

    /** Ends the appenders after the batch in hand; what waits fails in its time. */
    public Future<Void> close() {
        var ends = new ArrayList<Future<Void>>();
        appenders.values().forEach(appender -> ends.add(appender.close()));
        return Future.join(ends).transform(_ -> pool.close());
    }

    private Appender appender(LogName log) {
        return appenders.get(log);
    }

    private void committed(Nudge nudge) {
        listeners.forEach(listener -> listener.accept(nudge));
    }

    private Future<List<StoredEntry>> entries(LogName log, String sql, Tuple parameters) {
        return reads.query(sql, parameters).map(rows -> EntryRows.readAll(log, rows));
    }

    private Future<Map<Subject, Snapshot>> loadSnapshots(LogName log, Set<Subject> subjects) {
        return reads.query(SNAPSHOTS, wanted(log, subjects)).map(rows -> {
            var found = new HashMap<Subject, Snapshot>();
            for (Row row : rows) {
                var subject = subject(row);
                found.put(
                        subject,
                        new Snapshot(subject, row.getLong(2), row.getBuffer(3).getBytes()));
            }
            return found;
        });
    }

    private Future<Map<Subject, Long>> loadVersions(LogName log, Set<Subject> subjects) {
        return reads.query(VERSIONS, wanted(log, subjects)).map(rows -> {
            var found = new HashMap<Subject, Long>();
            rows.forEach(row -> found.put(subject(row), row.getLong(2)));
            return found;
        });
    }

    private static Tuple wanted(LogName log, Set<Subject> subjects) {
        var wanted = List.copyOf(subjects);
        var kinds = wanted.stream().map(subject -> subject.kind().wire()).toArray(String[]::new);
        var ids = wanted.stream().map(Subject::id).toArray(UUID[]::new);
        return Tuple.of(log.wire(), kinds, ids);
    }

    private static Subject subject(Row row) {
        return new Subject(EntryRows.kind(row.getString(0)), row.getUUID(1));
    }
}
