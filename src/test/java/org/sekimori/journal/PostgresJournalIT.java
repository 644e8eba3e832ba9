package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekimori.journal.LogName.OPERATIONS;
import static org.sekimori.journal.Writing.await;
import static org.sekimori.journal.Writing.one;
import static org.sekimori.journal.Writing.subject;

import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.TestDatabase;

class PostgresJournalIT extends JournalContract {
    static final String ORIGIN = "demo.invalid/test/logs/operations";

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.fresh();
    private final PostgresJournal journal = new PostgresJournal(vertx, database.hub(), JournalSettings.DEFAULT);

    @BeforeEach
    void open() {
        await(journal.open(OPERATIONS, ORIGIN));
    }

    @AfterEach
    void close() {
        await(journal.close());
        await(vertx.close());
        database.close();
    }

    @Override
    Journal journal() {
        return journal;
    }

    @Test
    void an_origin_is_fixed_for_ever() {
        await(journal.open(OPERATIONS, ORIGIN));

        assertThatThrownBy(() -> await(journal.open(OPERATIONS, "other.example/logs/operations")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(await(journal.origin(OPERATIONS))).contains(ORIGIN);
    }

    @Test
    void commits_are_told_after_they_are_made() {
        var nudges = new CopyOnWriteArrayList<Nudge>();
        journal.onCommitted(nudges::add);

        appended(one(subject(), 0));
        appended(one(subject(), 0));

        assertThat(nudges).contains(new Nudge(OPERATIONS, 1));
    }

    @Test
    void head_and_tiles_equal_those_computed_afresh() throws Exception {
        var appends = new ArrayList<io.vertx.core.Future<AppendResult>>();
        IntStream.range(0, 700).forEach(_ -> appends.add(journal.append(one(subject(), 0))));
        appends.forEach(Writing::await);
        IntStream.range(0, 100).forEach(_ -> appended(one(subject(), 0)));

        var entries = await(journal.range(OPERATIONS, 0, 1_000));
        assertThat(entries).hasSize(800);
        var hashes =
                MerkleTree.leafHashes(entries.stream().map(StoredEntry::bytes).toList());
        var naive = CompactRange.EMPTY.appendAll(hashes);
        var tiles = TileBuilder.completed(0, hashes, (_, _, _) -> List.of());
        try (var connection = database.connectAsHub();
                var statement = connection.createStatement()) {
            var head = statement.executeQuery("SELECT size, edge FROM log_head WHERE log = 'operations'");
            head.next();
            assertThat(head.getLong(1)).isEqualTo(800);
            assertThat(CompactRange.fromBytes(head.getBytes(2)).root()).isEqualTo(naive.root());
            var rows =
                    statement.executeQuery("SELECT hashes, root FROM tile WHERE log = 'operations' ORDER BY level, n");
            for (var tile : tiles) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getBytes(1)).isEqualTo(tile.hashes());
                assertThat(rows.getBytes(2)).isEqualTo(tile.root());
            }
            assertThat(rows.next()).isFalse();
        }
    }
}
