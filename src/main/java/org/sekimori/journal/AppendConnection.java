package org.sekimori.journal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Subject;

/**
 * An appender's own connection and the statements of its transaction, sent in two pipelined flights. Every statement's result
 * is looked at: the COMMIT of a failed transaction answers ROLLBACK and is no error. Used by one virtual thread; blocks it.
 */
final class AppendConnection {
    private static final String LOCK_HEAD = "SELECT size, edge, stopped FROM log_head WHERE log = $1 FOR UPDATE";
    // A statement of its own, so that its snapshot and its clock are taken after the lock was had.
    private static final String VERSIONS = """
            SELECT wanted.ordinal, clock_timestamp(), coalesce((SELECT version FROM entry
                WHERE log = $1 AND subject_kind = wanted.kind AND subject_id = wanted.id
                ORDER BY version DESC LIMIT 1), 0)
            FROM unnest($2::text[], $3::uuid[]) WITH ORDINALITY wanted(kind, id, ordinal)""";
    private static final String CAUSES =
            "SELECT " + EntryRows.COLUMNS + " FROM entry WHERE log = $1 AND cause = ANY($2::uuid[]) ORDER BY index";
    private static final String INSERT_ENTRIES = """
            INSERT INTO entry (log, index, id, type, subject_kind, subject_id, version, recorded, cause, leaf_hash, bytes)
            SELECT $1, $2::bigint + ordinal - 1, id, type, kind, subject, version, recorded, cause, leaf, bytes
            FROM unnest($3::uuid[], $4::text[], $5::text[], $6::uuid[], $7::bigint[], $8::timestamptz[], $9::uuid[],
                $10::bytea[], $11::bytea[]) WITH ORDINALITY
                fresh(id, type, kind, subject, version, recorded, cause, leaf, bytes, ordinal)""";
    private static final String UPSERT_SNAPSHOTS = """
            INSERT INTO snapshot (log, subject_kind, subject_id, version, bytes)
            SELECT $1, kind, id, version, bytes
            FROM unnest($2::text[], $3::uuid[], $4::bigint[], $5::bytea[]) fresh(kind, id, version, bytes)
            ON CONFLICT (log, subject_kind, subject_id)
            DO UPDATE SET version = excluded.version, bytes = excluded.bytes""";
    private static final String INSERT_TILES = """
            INSERT INTO tile (log, level, n, hashes, root) SELECT $1, level, n, hashes, root
            FROM unnest($2::smallint[], $3::bigint[], $4::bytea[], $5::bytea[]) fresh(level, n, hashes, root)""";
    private static final String MOVE_HEAD = "UPDATE log_head SET size = $2, edge = $3 WHERE log = $1 AND size = $4";

    private final PgConnection connection;
    private final LogName log;
    private final Duration patience;

    /** The head under its lock. */
    record Head(long size, CompactRange edge, Optional<String> stopped) {}

    /** What the database says about a batch, read under the lock. */
    record Checked(Instant now, Map<Subject, Long> versions, Map<UUID, List<StoredEntry>> causes) {}

    record Locked(Head head, Checked checked) {}

    /** One batch, ready to be written from the head's size on. */
    record Writing(
            Head head,
            List<StoredEntry> entries,
            List<byte[]> leafHashes,
            List<Snapshot> snapshots,
            List<TileBuilder.FullTile> tiles,
            CompactRange edge) {}

    private AppendConnection(PgConnection connection, LogName log, Duration patience) {
        this.connection = connection;
        this.log = log;
        this.patience = patience;
    }

    static AppendConnection connect(Vertx vertx, PgConnectOptions options, LogName log, JournalSettings settings)
            throws InterruptedException {
        var own = SessionOptions.bounded(options, settings)
                .addProperty("idle_in_transaction_session_timeout", millis(settings.idleInTransactionTimeout()))
                .addProperty("lock_timeout", millis(settings.lockTimeout()))
                .addProperty("application_name", "sekimori appender " + log.wire());
        var patience = settings.statementTimeout().plusSeconds(1);
        return new AppendConnection(Awaiting.await(PgConnection.connect(vertx, own), patience), log, patience);
    }

    /** First flight: begin, lock the head, look up versions and causes. */
    Locked lock(List<Pending> batch) throws InterruptedException {
        var begin = connection.query("BEGIN").execute();
        var head = connection.preparedQuery(LOCK_HEAD).execute(Tuple.of(log.wire()));
        var versions = versions(batch);
        var causes = causes(batch);
        awaitAll(List.of(begin, head, versions, causes));
        return new Locked(head(head.result()), checked(batch, versions.result(), causes.result()));
    }

    /** The same look for those who came while the lock was waited for. */
    Checked check(List<Pending> batch) throws InterruptedException {
        var versions = versions(batch);
        var causes = causes(batch);
        awaitAll(List.of(versions, causes));
        return checked(batch, versions.result(), causes.result());
    }

    List<byte[]> hashes(TileBuilder.HashRange range) throws InterruptedException {
        return Awaiting.await(StoredHashes.read(connection, log, range.level(), range.from(), range.to()), patience);
    }

    /** Second flight: all that is new, and commit. */
    void commit(Writing writing) throws InterruptedException {
        var flight = new ArrayList<Future<RowSet<Row>>>();
        var expected = new ArrayList<Integer>();
        flight.add(connection.preparedQuery(INSERT_ENTRIES).execute(entries(writing)));
        expected.add(writing.entries().size());
        if (!writing.snapshots().isEmpty()) {
            flight.add(connection.preparedQuery(UPSERT_SNAPSHOTS).execute(snapshots(writing.snapshots())));
            expected.add(writing.snapshots().size());
        }
        if (!writing.tiles().isEmpty()) {
            flight.add(connection.preparedQuery(INSERT_TILES).execute(tiles(writing.tiles())));
            expected.add(writing.tiles().size());
        }
        flight.add(connection
                .preparedQuery(MOVE_HEAD)
                .execute(Tuple.of(
                        log.wire(),
                        writing.edge().size(),
                        Buffer.buffer(writing.edge().toBytes()),
                        writing.head().size())));
        expected.add(1);
        flight.add(connection.query("COMMIT").execute());
        expected.add(0);
        awaitAll(flight);
        for (int i = 0; i < flight.size(); i++) {
            if (flight.get(i).result().rowCount() != expected.get(i)) {
                throw new CorruptTree("Expected statement " + i + " of the append at "
                        + writing.head().size() + " of "
                        + log.wire() + " to touch " + expected.get(i) + " rows, but it touched "
                        + flight.get(i).result().rowCount());
            }
        }
    }

    void rollback() throws InterruptedException {
        Awaiting.await(connection.query("ROLLBACK").execute(), patience);
    }

    /** Drops the connection; the server ends its transaction and frees the lock. */
    Future<Void> close() {
        return connection.close();
    }

    private void awaitAll(List<? extends Future<?>> flight) throws InterruptedException {
        Awaiting.await(Future.join(flight), patience);
    }

    private Future<RowSet<Row>> versions(List<Pending> batch) {
        var wanted = subjects(batch);
        var kinds = wanted.stream().map(subject -> subject.kind().wire()).toArray(String[]::new);
        var ids = wanted.stream().map(Subject::id).toArray(UUID[]::new);
        return connection.preparedQuery(VERSIONS).execute(Tuple.of(log.wire(), kinds, ids));
    }

    private Future<RowSet<Row>> causes(List<Pending> batch) {
        var causes = batch.stream().map(pending -> pending.append.cause()).toArray(UUID[]::new);
        return connection.preparedQuery(CAUSES).execute(Tuple.of(log.wire(), (Object) causes));
    }

    private Head head(RowSet<Row> rows) {
        if (rows.size() != 1) {
            throw new IllegalStateException("Expected log " + log.wire() + " to be opened before it is appended to");
        }
        var row = rows.iterator().next();
        var edge = CompactRange.fromBytes(row.getBuffer(1).getBytes());
        if (edge.size() != row.getLong(0)) {
            throw new CorruptTree("Expected the edge of " + log.wire() + " to be of size " + row.getLong(0)
                    + ", but it is of " + edge.size());
        }
        return new Head(row.getLong(0), edge, Optional.ofNullable(row.getString(2)));
    }

    private Checked checked(List<Pending> batch, RowSet<Row> versionRows, RowSet<Row> causeRows) {
        var wanted = subjects(batch);
        var versions = new HashMap<Subject, Long>();
        var now = Instant.MIN;
        for (Row row : versionRows) {
            versions.put(wanted.get((int) (row.getLong(0) - 1)), row.getLong(2));
            now = row.getOffsetDateTime(1).toInstant();
        }
        var causes = new HashMap<UUID, List<StoredEntry>>();
        for (Row row : causeRows) {
            var entry = EntryRows.read(log, row);
            causes.computeIfAbsent(entry.cause(), _ -> new ArrayList<>()).add(entry);
        }
        return new Checked(now, versions, causes);
    }

    private static List<Subject> subjects(List<Pending> batch) {
        var subjects = new LinkedHashSet<Subject>();
        batch.forEach(pending -> subjects.addAll(pending.append.expected().keySet()));
        return List.copyOf(subjects);
    }

    private Tuple entries(Writing writing) {
        var entries = writing.entries();
        return Tuple.tuple()
                .addString(log.wire())
                .addLong(writing.head().size())
                .addArrayOfUUID(entries.stream().map(StoredEntry::id).toArray(UUID[]::new))
                .addArrayOfString(entries.stream().map(StoredEntry::type).toArray(String[]::new))
                .addArrayOfString(entries.stream()
                        .map(entry -> entry.subject().kind().wire())
                        .toArray(String[]::new))
                .addArrayOfUUID(
                        entries.stream().map(entry -> entry.subject().id()).toArray(UUID[]::new))
                .addArrayOfLong(entries.stream().map(StoredEntry::version).toArray(Long[]::new))
                .addArrayOfOffsetDateTime(entries.stream()
                        .map(entry -> entry.recorded().atOffset(ZoneOffset.UTC))
                        .toArray(OffsetDateTime[]::new))
                .addArrayOfUUID(entries.stream().map(StoredEntry::cause).toArray(UUID[]::new))
                .addArrayOfBuffer(EntryRows.buffers(writing.leafHashes()))
                .addArrayOfBuffer(entries.stream()
                        .map(entry -> Buffer.buffer(entry.bytes()))
                        .toArray(Buffer[]::new));
    }

    private Tuple snapshots(List<Snapshot> snapshots) {
        return Tuple.tuple()
                .addString(log.wire())
                .addArrayOfString(snapshots.stream()
                        .map(snapshot -> snapshot.subject().kind().wire())
                        .toArray(String[]::new))
                .addArrayOfUUID(snapshots.stream()
                        .map(snapshot -> snapshot.subject().id())
                        .toArray(UUID[]::new))
                .addArrayOfLong(snapshots.stream().map(Snapshot::version).toArray(Long[]::new))
                .addArrayOfBuffer(snapshots.stream()
                        .map(snapshot -> Buffer.buffer(snapshot.bytes()))
                        .toArray(Buffer[]::new));
    }

    private Tuple tiles(List<TileBuilder.FullTile> tiles) {
        return Tuple.tuple()
                .addString(log.wire())
                .addArrayOfShort(
                        tiles.stream().map(tile -> (short) tile.level()).toArray(Short[]::new))
                .addArrayOfLong(tiles.stream().map(TileBuilder.FullTile::index).toArray(Long[]::new))
                .addArrayOfBuffer(EntryRows.buffers(
                        tiles.stream().map(TileBuilder.FullTile::hashes).toList()))
                .addArrayOfBuffer(EntryRows.buffers(
                        tiles.stream().map(TileBuilder.FullTile::root).toList()));
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
