package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sekimori.journal.LogName.OPERATIONS;
import static org.sekimori.journal.Writing.await;
import static org.sekimori.journal.Writing.one;
import static org.sekimori.journal.Writing.subject;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.testing.TestDatabase;

class SigningLoopIT {
    private static final String ORIGIN = "demo.invalid/signing/logs/operations";
    private static final Duration EVERY = Duration.ofMillis(20);

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.fresh();
    private final PostgresJournal journal = new PostgresJournal(vertx, database.hub(), JournalSettings.DEFAULT);
    private final Tiles tiles = new Tiles(journal);
    private KeystoreSigner keys;

    @TempDir
    private Path directory;

    @BeforeEach
    void open() throws IOException {
        await(journal.open(OPERATIONS, ORIGIN));
        keys = KeystoreSigner.open(directory, OPERATIONS, ORIGIN, Optional.empty());
    }

    @AfterEach
    void close() {
        await(journal.close());
        await(vertx.close());
        database.close();
    }

    @Test
    void two_loops_sign_what_is_appended_in_growing_checkpoints() throws Exception {
        var first = loop();
        var second = loop();
        for (int i = 0; i < 60; i++) {
            await(journal.append(one(subject(), 0)));
        }

        eventually(() -> checkpointed() == 60);
        eventually(() -> first.state().size() == 60 && second.state().size() == 60);

        var note = await(tiles.checkpoint(OPERATIONS)).orElseThrow();
        var head = Checkpoint.open(note, ORIGIN, keys.keys());
        var entries = await(journal.range(OPERATIONS, 0, 100));
        assertThat(head.root())
                .isEqualTo(CompactRange.EMPTY
                        .appendAll(MerkleTree.leafHashes(
                                entries.stream().map(StoredEntry::bytes).toList()))
                        .root());
        assertThat(new SigningMemory(directory, OPERATIONS)
                        .read()
                        .orElseThrow()
                        .range()
                        .size())
                .isEqualTo(60);
        assertThat(first.state().stopped()).isEmpty();
        await(first.close());
        await(second.close());
    }

    @Test
    void an_entry_changed_under_the_triggers_stops_signing_and_appending() throws Exception {
        await(journal.append(one(subject(), 0)));
        await(journal.append(one(subject(), 0)));
        database.superuser("ALTER TABLE entry DISABLE TRIGGER append_only");
        database.superuser("UPDATE entry SET bytes = 'forged' WHERE index = 1");

        var loop = loop();

        eventually(() -> loop.state().stopped().isPresent());
        assertThat(loop.state().stopped()).get().asString().startsWith("HEAD_DIFFERS");
        assertThat(await(tiles.checkpoint(OPERATIONS))).isEmpty();
        assertThatThrownBy(() -> await(journal.append(one(subject(), 0)))).isInstanceOf(Journal.Stopped.class);
        var other = loop();
        eventually(() -> other.state().stopped().isPresent());
        await(loop.close());
        await(other.close());
    }

    @Test
    void a_database_rolled_back_behind_what_was_signed_stops_the_log() throws Exception {
        await(journal.append(one(subject(), 0)));
        var loop = loop();
        eventually(() -> checkpointed() == 1);
        await(loop.close());
        try (var restored = TestDatabase.fresh()) {
            var other = new PostgresJournal(vertx, restored.hub(), JournalSettings.DEFAULT);
            await(other.open(OPERATIONS, ORIGIN));

            var again = new SigningLoop(other, OPERATIONS, signer(), EVERY).start();

            eventually(() -> again.state().stopped().isPresent());
            assertThat(again.state().stopped()).get().asString().startsWith("ROLLED_BACK");
            await(again.close());
            await(other.close());
        }
    }

    @Test
    void a_cut_session_is_trouble_that_passes() throws Exception {
        var loop = loop();
        await(journal.append(one(subject(), 0)));
        eventually(() -> checkpointed() == 1);

        database.cutSessions();
        await(journal.append(one(subject(), 0)));

        eventually(() -> checkpointed() == 2);
        assertThat(loop.state().stopped()).isEmpty();
        await(loop.close());
    }

    private long checkpointed() {
        return await(tiles.checkpoint(OPERATIONS))
                .map(note -> Checkpoint.open(note, ORIGIN, keys.keys()).size())
                .orElse(0L);
    }

    private SigningLoop loop() throws IOException {
        return new SigningLoop(journal, OPERATIONS, signer(), EVERY).start();
    }

    private CarefulSigner signer() throws IOException {
        return new CarefulSigner(ORIGIN, keys, new SigningMemory(directory, OPERATIONS));
    }

    private static void eventually(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 500 && !condition.getAsBoolean(); i++) {
            Thread.sleep(20);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }
}
