package org.sekimori.deconfliction.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.sekimori.activity.OpenWindow;
import org.sekimori.deconfliction.Met;
import org.sekimori.deconfliction.Unicode;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Subject;

/**
 * Who is recognised by what, and who meets whom. Every function runs in the caller's transaction, normally that of the
 * cursor that reads the log in order.
 */
public final class SelectorIndex {
    /** Rows of one insert: a bound on memory, not on a party. */
    private static final int INSERT_COUNT = 10_000;

    /** As many rows are read without anybody noticing. */
    private static final int AT_ONCE = 500;

    private final Unicode unicode;

    public SelectorIndex(Unicode unicode) {
        this.unicode = unicode;
    }

    /** The version stands from its entry on; the one before stands no more. Fails if the log goes backwards. */
    public Future<Void> register(SqlConnection transaction, PartyVersion version) {
        var rows = SelectorRows.of(version.selectors(), unicode);
        return retire(transaction, version.log(), version.party(), version.logIndex())
                .compose(_ ->
                        transaction.preparedQuery(SelectorSql.INSERT_VERSION).execute(tuple(version)))
                .compose(answer -> insert(transaction, answer.iterator().next().getLong(0), version.shelf(), rows, 0));
    }

    /** The party meets nobody from this entry on: it ended, or its case was taken back. */
    public Future<Void> retire(SqlConnection transaction, LogName log, Subject party, long logIndex) {
        return transaction
                .preparedQuery(SelectorSql.RETIRE)
                .execute(Tuple.of(log.wire(), party.kind().wire(), party.id(), logIndex))
                .mapEmpty();
    }

    /** Of which of the parties some version is registered and not retired. */
    public Future<Set<UUID>> standing(SqlConnection transaction, LogName log, Subject.Kind kind, Set<UUID> parties) {
        return transaction
                .preparedQuery(SelectorSql.STANDS)
                .execute(Tuple.of(log.wire(), kind.wire()).addArrayOfUUID(parties.toArray(UUID[]::new)))
                .map(rows -> {
                    var standing = new HashSet<UUID>();
                    rows.forEach(row -> standing.add(row.getUUID(0)));
                    return standing;
                });
    }

    /**
     * Every other party that the version registered at this index meets, with all overlaps: those that stood when its entry
     * was written, by windows that share an instant with {@code margin} between them. Empty as well if no version was
     * registered there.
     */
    public Future<List<Met>> overlaps(SqlConnection transaction, LogName log, long logIndex, Duration margin) {
        return transaction
                .query(SelectorSql.SETTINGS)
                .execute()
                .compose(_ -> transaction
                        .preparedQuery(SelectorSql.OVERLAPS)
                        .execute(Tuple.of(log.wire(), logIndex, micros(margin))))
                .compose(this::meetings);
    }

    /**
     * Whom selectors of nobody meet now in a window, with {@code margin} between windows as in {@link #overlaps}; in no order.
     * What cannot be read meets nobody. One statement, outside a transaction.
     */
    public Future<List<Meeting>> meets(
            SqlClient client, LogName log, List<Selector> selectors, OpenWindow window, Duration margin) {
        return client.preparedQuery(SelectorSql.STANDING_OVERLAPS)
                .execute(question(log, selectors, window, margin))
                .map(found -> new Meetings(unicode).ofNobody(found));
    }

    /** The same of those that stand on these shelves; no row of any other is read. */
    public Future<List<Meeting>> meets(
            SqlClient client,
            LogName log,
            List<Selector> selectors,
            OpenWindow window,
            Duration margin,
            Collection<Shelf> shelves) {
        return client.preparedQuery(SelectorSql.STANDING_ON_SHELVES)
                .execute(question(log, selectors, window, margin)
                        .addArrayOfUUID(shelves.stream().map(Shelf::id).sorted().toArray(UUID[]::new)))
                .map(found -> new Meetings(unicode).ofNobody(found));
    }

    Tuple question(LogName log, List<Selector> selectors, OpenWindow window, Duration margin) {
        return SelectorRows.of(selectors, unicode)
                .all(Tuple.of(log.wire(), utc(window.from()))
                        .addOffsetDateTime(window.to().map(SelectorIndex::utc).orElse(null))
                        .addLong(micros(margin)));
    }

    /** Forgets versions that were retired below an index that every screening has passed. Answers how many. */
    public Future<Integer> purge(SqlClient client, LogName log, long belowIndex) {
        return client.preparedQuery(SelectorSql.PURGE)
                .execute(Tuple.of(log.wire(), belowIndex))
                .map(RowSet::size);
    }

    /** Forgets every version of a party at once: its content must not be kept any longer. */
    public Future<Void> erase(SqlClient client, LogName log, Subject party) {
        return client.preparedQuery(SelectorSql.ERASE)
                .execute(Tuple.of(log.wire(), party.kind().wire(), party.id()))
                .mapEmpty();
    }

    /** What thousands of rows mean is worked out beside the event loop, which has others to serve. */
    private Future<List<Met>> meetings(RowSet<Row> rows) {
        var context = Vertx.currentContext();
        return context == null || rows.size() < AT_ONCE
                ? Future.succeededFuture(new Meetings(unicode).of(rows))
                : context.executeBlocking(() -> new Meetings(unicode).of(rows), false);
    }

    private static Future<Void> insert(
            SqlConnection transaction, long versionId, Shelf shelf, SelectorRows rows, int from) {
        if (from >= rows.count()) {
            return Future.succeededFuture();
        }
        var to = Math.min(rows.count(), from + INSERT_COUNT);
        Future<RowSet<Row>> inserted =
                transaction.preparedQuery(SelectorSql.INSERT_ROWS).execute(rows.slice(versionId, shelf, from, to));
        return inserted.compose(_ -> insert(transaction, versionId, shelf, rows, to));
    }

    private static Tuple tuple(PartyVersion version) {
        return Tuple.of(
                        version.log().wire(),
                        version.logIndex(),
                        version.party().kind().wire())
                .addUUID(version.party().id())
                .addLong(version.version())
                .addOffsetDateTime(utc(version.window().from()))
                .addOffsetDateTime(version.window().to().map(SelectorIndex::utc).orElse(null));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static long micros(Duration margin) {
        return margin.toNanos() / 1_000;
    }
}
