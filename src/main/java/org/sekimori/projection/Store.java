package org.sekimori.projection;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.sekimori.journal.Journal;
import org.sekimori.journal.LogName;
import org.sekimori.journal.RecordMapper;
import org.sekimori.journal.Sealing;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Wire;

/** Tables, entries and states as the queries read them; every call waits, on a virtual thread. */
final class Store {
    private static final int LONGEST_SECONDS = 10;
    /** A list's disclosure names its elements' digests, which are asked for in the next round. */
    private static final int ROUNDS = 3;

    private final Pool pool;
    private final Journal journal;
    private final LogName log;
    private final RecordMapper snapshots = RecordMapper.snapshot();

    Store(Pool pool, Journal journal, LogName log) {
        this.pool = pool;
        this.journal = journal;
        this.log = log;
    }

    Journal journal() {
        return journal;
    }

    LogName log() {
        return log;
    }

    /** @param sql constant but for the condition of {@link Viewer}; whatever is given stands in the parameters */
    List<Row> rows(String sql, List<Object> parameters) {
        var rows = new ArrayList<Row>();
        got(pool.preparedQuery(sql).execute(Tuple.from(parameters))).forEach(rows::add);
        return rows;
    }

    List<Row> rows(String sql, Object... parameters) {
        return rows(sql, Arrays.asList(parameters));
    }

    /** The states as the journal keeps them, sealed contents still apart. */
    <R extends Record> Map<UUID, R> states(Subject.Kind kind, Class<R> type, Collection<UUID> ids) {
        var subjects = ids.stream().map(id -> new Subject(kind, id)).toList();
        var states = new HashMap<UUID, R>();
        if (!subjects.isEmpty()) {
            got(journal.snapshots(log, subjects))
                    .forEach((subject, snapshot) -> states.put(subject.id(), snapshots.read(type, snapshot.bytes())));
        }
        return states;
    }

    <R extends Record> Optional<R> state(Subject.Kind kind, Class<R> type, UUID id) {
        return Optional.ofNullable(states(kind, type, List.of(id)).get(id));
    }

    /** With every content that was not deleted; those of a whole collection cost one question a round. */
    <R extends Record> Map<UUID, R> revealed(Map<UUID, R> states) {
        var next = new HashMap<>(states);
        var asked = new HashSet<String>();
        for (int round = 0; round < ROUNDS; round++) {
            var wanted = new HashSet<String>();
            next.values().forEach(state -> wanted.addAll(Sealing.withheldIn(state)));
            wanted.removeIf(digest -> !asked.add(digest));
            if (wanted.isEmpty()) {
                return next;
            }
            var texts = disclosures(wanted);
            next.replaceAll((_, state) -> Sealing.reveal(state, texts));
        }
        return next;
    }

    <R extends Record> R revealed(R state) {
        var id = new UUID(0, 0);
        return revealed(Map.of(id, state)).get(id);
    }

    Map<String, String> disclosures(Collection<String> digests) {
        return digests.isEmpty() ? Map.of() : got(journal.disclosures(digests));
    }

    Optional<StoredEntry> entry(UUID id) {
        return got(journal.entry(log, id));
    }

    /** Those of the entries that exist, by id. */
    Map<UUID, StoredEntry> entries(Collection<UUID> ids) {
        var found = new HashMap<UUID, StoredEntry>();
        if (!ids.isEmpty()) {
            rows(
                            "SELECT " + COLUMNS + " FROM entry WHERE log = $1 AND id = ANY($2)",
                            log.wire(),
                            ids.toArray(UUID[]::new))
                    .forEach(row -> found.put(row.getUUID("id"), stored(row)));
        }
        return found;
    }

    /** What {@link #stored} expects. */
    static final String COLUMNS = "index, id, type, subject_kind, subject_id, version, recorded, cause, bytes";

    StoredEntry stored(Row row) {
        Buffer bytes = row.getBuffer("bytes");
        return new StoredEntry(
                log,
                row.getLong("index"),
                row.getUUID("id"),
                row.getString("type"),
                new Subject(Wire.of(Subject.Kind.class, row.getString("subject_kind")), row.getUUID("subject_id")),
                row.getLong("version"),
                row.getOffsetDateTime("recorded").toInstant(),
                row.getUUID("cause"),
                bytes.getBytes());
    }

    static <T> T got(Future<T> future) {
        try {
            return future.await(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new ProjectionBehind("Expected the database to answer within " + LONGEST_SECONDS + " s");
        }
    }
}
