package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekimori.journal.LogName.OPERATIONS;
import static org.sekimori.journal.Writing.await;
import static org.sekimori.journal.Writing.one;
import static org.sekimori.journal.Writing.subject;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.TestDatabase;

class CursorIT {
    private static final CursorSettings SETTINGS =
            new CursorSettings(16, Duration.ofMillis(50), Duration.ofSeconds(5), Duration.ofMillis(200));
    private static final CursorSettings PATIENT =
            new CursorSettings(16, Duration.ofSeconds(60), Duration.ofSeconds(5), Duration.ofMillis(200));

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.fresh();
    private final PostgresJournal journal = new PostgresJournal(vertx, database.hub(), JournalSettings.DEFAULT);
    private final CursorPositions positions = new CursorPositions(journal);
    private final List<Cursor> cursors = new ArrayList<>();

    @BeforeEach
    void open() {
        await(journal.open(OPERATIONS, "demo.invalid/cursor/logs/operations"));
        database.superuser("CREATE TABLE effect (index bigint); GRANT ALL ON effect TO " + TestDatabase.HUB_ROLE);
    }

    @AfterEach
    void close() {
        cursors.forEach(cursor -> await(cursor.stop()));
        await(journal.close());
        await(vertx.close());
        database.close();
    }

    @Test
    void each_entry_takes_effect_once_with_two_nodes_failures_and_cut_sessions() throws Exception {
        var turns = new AtomicInteger();
        Cursor.Effects failingNowAndThen = (transaction, batch) -> write(transaction, batch)
                .compose(_ -> turns.incrementAndGet() % 5 == 0
                        ? Future.failedFuture(new IllegalStateException("planted"))
                        : Future.succeededFuture());
        start(Cursor.transactional(journal, "effects", OPERATIONS, SETTINGS, failingNowAndThen));
        start(Cursor.transactional(journal, "effects", OPERATIONS, SETTINGS, failingNowAndThen));
        fill(150);
        database.cutSessions();
        fill(150);

        await(positions.awaitPast("effects", OPERATIONS, 299, Duration.ofSeconds(15)));

        assertThat(effects()).isEqualTo(LongStream.range(0, 300).boxed().toList());
    }

    @Test
    void a_row_taken_away_lets_everything_be_done_anew() throws Exception {
        start(Cursor.transactional(journal, "again", OPERATIONS, SETTINGS, CursorIT::write));
        fill(10);
        await(positions.awaitPast("again", OPERATIONS, 9, Duration.ofSeconds(10)));

        database.superuser("BEGIN; DELETE FROM effect; DELETE FROM cursor WHERE subscriber = 'again'; COMMIT");
        fill(1);
        await(positions.awaitPast("again", OPERATIONS, 10, Duration.ofSeconds(10)));

        assertThat(effects()).isEqualTo(LongStream.range(0, 11).boxed().toList());
    }

    @Test
    void a_handler_that_hides_a_failed_statement_moves_nothing() throws Exception {
        fill(1);
        var calls = new AtomicInteger();
        var cursor = start(Cursor.transactional(journal, "hiding", OPERATIONS, SETTINGS, (transaction, batch) -> {
            if (calls.incrementAndGet() > 2) {
                return write(transaction, batch);
            }
            return transaction.query("SELECT 1 / 0").execute().<Void>mapEmpty().otherwiseEmpty();
        }));

        await(positions.awaitPast("hiding", OPERATIONS, 0, Duration.ofSeconds(10)));

        assertThat(effects()).containsExactly(0L);
        assertThat(calls).hasValue(3);
        assertThat(cursor.name()).isEqualTo("hiding");
    }

    @Test
    void reactions_see_every_entry_in_order_and_repeat_the_failed_one() {
        var seen = new CopyOnWriteArrayList<Long>();
        var failed = new AtomicInteger();
        start(Cursor.reacting(journal, "reaction", OPERATIONS, SETTINGS, entry -> {
            seen.add(entry.index());
            return entry.index() == 20 && failed.incrementAndGet() <= 2
                    ? Future.failedFuture(new IllegalStateException("planted"))
                    : Future.succeededFuture();
        }));
        fill(50);

        await(positions.awaitPast("reaction", OPERATIONS, 49, Duration.ofSeconds(10)));

        assertThat(seen.stream().distinct().toList())
                .isEqualTo(LongStream.range(0, 50).boxed().toList());
        assertThat(seen).filteredOn(index -> index == 20).hasSize(3);
        assertThat(seen).filteredOn(index -> index == 19).hasSize(1);
    }

    @Test
    void one_node_reacts_and_another_takes_over_when_it_is_gone() {
        var first = new CopyOnWriteArrayList<Long>();
        var second = new CopyOnWriteArrayList<Long>();
        var running = start(Cursor.reacting(journal, "one", OPERATIONS, SETTINGS, entry -> {
            first.add(entry.index());
            return Future.succeededFuture();
        }));
        fill(10);
        await(positions.awaitPast("one", OPERATIONS, 9, Duration.ofSeconds(10)));
        start(Cursor.reacting(journal, "one", OPERATIONS, SETTINGS, entry -> {
            second.add(entry.index());
            return Future.succeededFuture();
        }));
        fill(10);
        await(positions.awaitPast("one", OPERATIONS, 19, Duration.ofSeconds(10)));
        assertThat(second).isEmpty();

        await(running.stop());
        fill(10);
        await(positions.awaitPast("one", OPERATIONS, 29, Duration.ofSeconds(10)));

        assertThat(first).hasSize(20);
        assertThat(second).isEqualTo(LongStream.range(20, 30).boxed().toList());
    }

    @Test
    void a_nudge_wakes_what_would_sleep_for_long() throws Exception {
        var cursor = start(Cursor.transactional(journal, "nudged", OPERATIONS, PATIENT, CursorIT::write));
        journal.onCommitted(cursor::nudge);
        Thread.sleep(300);

        for (int i = 0; i < 5; i++) {
            fill(1);
            await(positions.awaitPast("nudged", OPERATIONS, i, Duration.ofSeconds(5)));
        }
        assertThat(effects()).hasSize(5);
    }

    @Test
    void who_waits_for_a_position_is_told_when_it_is_late() {
        assertThatThrownBy(() -> await(positions.awaitPast("nobody", OPERATIONS, 0, Duration.ofMillis(100))))
                .hasStackTraceContaining("nobody");
    }

    private Cursor start(Cursor cursor) {
        cursors.add(cursor);
        return cursor.start();
    }

    private void fill(int count) {
        var appends = new ArrayList<Future<AppendResult>>();
        for (int i = 0; i < count; i++) {
            appends.add(journal.append(one(subject(), 0)));
        }
        appends.forEach(Writing::await);
    }

    private static Future<Void> write(SqlConnection transaction, List<StoredEntry> batch) {
        return transaction
                .preparedQuery("INSERT INTO effect SELECT unnest($1::bigint[])")
                .execute(Tuple.tuple()
                        .addArrayOfLong(batch.stream().map(StoredEntry::index).toArray(Long[]::new)))
                .mapEmpty();
    }

    private List<Long> effects() throws Exception {
        var indexes = new ArrayList<Long>();
        try (var connection = database.connectAsHub();
                var rows = connection.createStatement().executeQuery("SELECT index FROM effect ORDER BY index")) {
            while (rows.next()) {
                indexes.add(rows.getLong(1));
            }
        }
        return indexes;
    }
}
