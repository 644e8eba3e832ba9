package org.sekimori.timer;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.sekimori.journal.Cursor;
import org.sekimori.journal.LogName;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Wire;

/** The table of timers. Any thread, any node. */
public final class TimerStore {
    private static final String SET = """
            INSERT INTO timer (log, subject_kind, subject_id, action, at, version) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (log, subject_kind, subject_id) DO UPDATE SET action = excluded.action, at = excluded.at,
                version = excluded.version, leased = NULL""";
    private static final String CLEAR = "DELETE FROM timer WHERE log = $1 AND subject_kind = $2 AND subject_id = $3";
    private static final String CLAIM = """
            UPDATE timer SET leased = clock_timestamp() + $3 * interval '1 millisecond'
            WHERE (log, subject_kind, subject_id) IN (
                SELECT log, subject_kind, subject_id FROM timer
                WHERE log = $1 AND at <= $2 AND at <= clock_timestamp() AND (leased IS NULL OR leased <= clock_timestamp())
                ORDER BY at LIMIT $4 FOR UPDATE SKIP LOCKED)
            RETURNING subject_kind, subject_id, action, at, version""";
    private static final String FORGET = CLEAR + " AND action = $4 AND at = $5 AND version = $6";
    private static final String NEXT = """
            SELECT extract(epoch FROM min(greatest(at, leased)) - clock_timestamp())::float8 * 1000 FROM timer
            WHERE log = $1""";
    private static final String UNDER = """
            INSERT INTO timer_rules (log, policy_set) VALUES ($1, $2)
            ON CONFLICT (log) DO UPDATE SET policy_set = excluded.policy_set
            WHERE timer_rules.policy_set <> excluded.policy_set""";
    private static final String ANEW = "DELETE FROM cursor WHERE subscriber = $1 AND log = $2";

    private final Pool pool;

    public TimerStore(Pool pool) {
        this.pool = pool;
    }

    /** The table within one transaction, the cursor's: what is set here stands if the cursor moves on. */
    public static final class Writing {
        private final SqlConnection transaction;

        private Writing(SqlConnection transaction) {
            this.transaction = transaction;
        }

        /** In the place of what was set for the same subjects before. */
        public Future<Void> set(Collection<Timer> timers) {
            return batch(SET, timers.stream().map(TimerStore::row).toList());
        }

        /** Nothing is to be done about these subjects. */
        public Future<Void> clear(LogName log, Collection<Subject> subjects) {
            return batch(
                    CLEAR,
                    subjects.stream()
                            .map(subject -> Tuple.of(log.wire(), subject.kind().wire(), subject.id()))
                            .toList());
        }

        private Future<Void> batch(String statement, List<Tuple> rows) {
            return rows.isEmpty()
                    ? Future.succeededFuture()
                    : transaction.preparedQuery(statement).executeBatch(rows).mapEmpty();
        }
    }

    /** Handles a batch of a log; called on a virtual thread. */
    @FunctionalInterface
    public interface Handler {
        Future<Void> handle(Writing timers, List<StoredEntry> batch);
    }

    /** The handler as a transactional cursor wants it. */
    public static Cursor.Effects within(Handler handler) {
        return (transaction, batch) -> handler.handle(new Writing(transaction), batch);
    }

    /**
     * What is due both by the database's clock and by the caller's, so that one clock ahead of the other fires nothing early.
     * For as long as the lease nobody else is given the same.
     */
    public Future<List<Timer>> claim(LogName log, Instant now, Duration lease, int limit) {
        return pool.preparedQuery(CLAIM)
                .execute(Tuple.of(log.wire(), at(now), (double) lease.toMillis(), limit))
                .map(rows -> {
                    var timers = new ArrayList<Timer>();
                    rows.forEach(row -> timers.add(timer(log, row)));
                    return timers;
                });
    }

    /** Unless another was set in its place meanwhile. */
    public Future<Void> forget(Timer timer) {
        return pool.preparedQuery(FORGET).execute(row(timer)).mapEmpty();
    }

    /** How long until the next is due or free again, by the database's clock; nothing or less if one is. */
    public Future<Optional<Duration>> untilNext(LogName log) {
        return pool.preparedQuery(NEXT)
                .execute(Tuple.of(log.wire()))
                .map(rows -> Optional.ofNullable(rows.iterator().next().getDouble(0))
                        .map(millis -> Duration.ofMillis((long) Math.ceil(millis))));
    }

    /** Under other rules than before every time is found anew, by the cursor of this name from the log's beginning. */
    public Future<Void> under(LogName log, String policySet, String cursor) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(UNDER)
                .execute(Tuple.of(log.wire(), policySet))
                .compose(changed -> changed.rowCount() == 0
                        ? Future.succeededFuture()
                        : transaction
                                .preparedQuery(ANEW)
                                .execute(Tuple.of(cursor, log.wire()))
                                .mapEmpty()));
    }

    private static Tuple row(Timer timer) {
        return Tuple.of(
                timer.log().wire(),
                timer.subject().kind().wire(),
                timer.subject().id(),
                timer.action(),
                at(timer.at()),
                timer.version());
    }

    private static Timer timer(LogName log, Row row) {
        return new Timer(
                log,
                new Subject(Wire.of(Subject.Kind.class, row.getString(0)), row.getUUID(1)),
                row.getString(2),
                row.getOffsetDateTime(3).toInstant(),
                row.getLong(4));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
