package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekimori.journal.LogName.OPERATIONS;
import static org.sekimori.journal.Writing.await;
import static org.sekimori.journal.Writing.one;
import static org.sekimori.journal.Writing.subject;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.journal.AppendResult.Appended;
import org.sekimori.testing.TestDatabase;

/** The database fails in the middle; nothing is half done, nothing is lost, nothing hangs. */
class RecoveryIT {
    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.fresh();
    private final PostgresJournal journal = new PostgresJournal(vertx, database.hub(), JournalSettings.DEFAULT);

    @BeforeEach
    void open() {
        await(journal.open(OPERATIONS, "demo.invalid/recovery/logs/operations"));
    }

    @AfterEach
    void close() {
        await(journal.close());
        await(vertx.close());
        database.close();
    }

    @Test
    void sessions_cut_under_load_leave_nothing_half_done_and_lose_nothing() throws Exception {
        var sent = new ArrayList<Append>();
        var answers = new ArrayList<Future<AppendResult>>();
        for (int round = 0; round < 4; round++) {
            for (int i = 0; i < 400; i++) {
                var append = pair();
                sent.add(append);
                answers.add(journal.append(append));
            }
            Thread.sleep(5L * round);
            database.cutSessions();
        }

        var acknowledged = new HashSet<UUID>();
        for (int i = 0; i < sent.size(); i++) {
            if (await(answers.get(i).otherwise(_ -> null)) instanceof Appended) {
                acknowledged.add(sent.get(i).cause());
            }
        }

        assertThat(acknowledged).hasSizeGreaterThan(sent.size() / 2);
        var entries = all();
        assertThat(entries).extracting(StoredEntry::index).isEqualTo(indexes(entries.size()));
        var counts = new java.util.HashMap<UUID, Integer>();
        entries.forEach(entry -> counts.merge(entry.cause(), 1, Integer::sum));
        assertThat(counts.values()).containsOnly(2);
        assertThat(counts.keySet()).containsAll(acknowledged);
        assertHeadIsThatOf(entries);
    }

    @Test
    void away_is_said_in_time_and_back_is_noticed() {
        await(journal.append(one(subject(), 0)));
        database.allowConnections(false);
        database.cutSessions();

        long began = System.nanoTime();
        assertThatThrownBy(() -> await(journal.append(one(subject(), 0)))).isInstanceOf(RuntimeException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
        assertThat(journal.trouble(OPERATIONS)).isPresent();

        database.allowConnections(true);
        assertThat(await(journal.append(one(subject(), 0)))).isInstanceOf(Appended.class);
        assertThat(journal.trouble(OPERATIONS)).isEmpty();
        assertThat(await(journal.size(OPERATIONS))).isEqualTo(2);
    }

    @Test
    void a_silent_holder_of_the_head_does_not_block_for_ever() throws Exception {
        try (var holder = database.connectAsOwner();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("SELECT 1 FROM log_head WHERE log = 'operations' FOR UPDATE");
            var waiting = journal.append(one(subject(), 0));
            Thread.sleep(500);
            holder.rollback();
            assertThat(await(waiting)).isInstanceOf(Appended.class);

            statement.execute("SELECT 1 FROM log_head WHERE log = 'operations' FOR UPDATE");
            assertThatThrownBy(() -> await(journal.append(one(subject(), 0)))).isInstanceOf(RuntimeException.class);
            holder.rollback();
        }
        assertThat(await(journal.append(one(subject(), 0)))).isInstanceOf(Appended.class);
    }

    @Test
    void only_the_guilty_of_a_batch_fails() {
        var guilty = one(subject(), 0);
        var bad = guilty.entries().getFirst();
        var unstorable = new Append(
                OPERATIONS,
                guilty.cause(),
                guilty.expected(),
                List.of(new NewEntry(bad.id(), "nul\0", bad.subject(), 1, bad.recorded(), bad.bytes())),
                List.of(),
                List.of(),
                false);
        var before = List.of(journal.append(one(subject(), 0)), journal.append(one(subject(), 0)));
        var failing = journal.append(unstorable);
        var after = List.of(journal.append(one(subject(), 0)), journal.append(one(subject(), 0)));

        assertThatThrownBy(() -> await(failing)).isInstanceOf(io.vertx.sqlclient.DatabaseException.class);
        before.forEach(answer -> assertThat(await(answer)).isInstanceOf(Appended.class));
        after.forEach(answer -> assertThat(await(answer)).isInstanceOf(Appended.class));
        assertThat(await(journal.size(OPERATIONS))).isEqualTo(4);
    }

    @Test
    void past_its_bounds_the_queue_says_so() {
        var narrow = new JournalSettings(
                10,
                1 << 20,
                Duration.ofSeconds(2),
                8,
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(1),
                2);
        var small = new PostgresJournal(vertx, database.hub(), narrow);
        var answers = new ArrayList<Future<AppendResult>>();
        for (int i = 0; i < 50; i++) {
            answers.add(small.append(one(subject(), 0)));
        }

        int overloaded = 0;
        for (var answer : answers) {
            overloaded +=
                    await(answer.map(_ -> 0).otherwise(failure -> failure instanceof Journal.Overloaded ? 1 : 1_000));
        }
        assertThat(overloaded).isBetween(1, 49);
        await(small.close());
    }

    /** Two entries on two subjects: half of it would show. */
    private static Append pair() {
        var first = subject();
        var second = subject();
        return Writing.of(UUID.randomUUID(), Map.of(first, 0L, second, 0L), List.of(first, second), Instant.now());
    }

    private List<StoredEntry> all() {
        return await(journal.range(OPERATIONS, 0, 100_000));
    }

    private static List<Long> indexes(int count) {
        return java.util.stream.LongStream.range(0, count).boxed().toList();
    }

    private void assertHeadIsThatOf(List<StoredEntry> entries) throws Exception {
        var naive = CompactRange.EMPTY.appendAll(
                MerkleTree.leafHashes(entries.stream().map(StoredEntry::bytes).toList()));
        try (var connection = database.connectAsHub();
                var statement = connection.createStatement()) {
            var head = statement.executeQuery("SELECT edge FROM log_head WHERE log = 'operations'");
            head.next();
            assertThat(CompactRange.fromBytes(head.getBytes(1))).isEqualTo(naive);
        }
    }
}
