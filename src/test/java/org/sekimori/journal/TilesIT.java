package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekimori.journal.LogName.EXERCISE;
import static org.sekimori.journal.LogName.OPERATIONS;
import static org.sekimori.journal.Writing.await;
import static org.sekimori.journal.Writing.one;
import static org.sekimori.journal.Writing.subject;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.testing.TestDatabase;

/** What the log shows of itself, against the entries hashed afresh. */
class TilesIT {
    private static final String ORIGIN = "demo.invalid/tiles/logs/operations";
    private static final int SIZE = 700;
    private static final Vertx VERTX = Vertx.vertx();
    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final PostgresJournal JOURNAL = new PostgresJournal(VERTX, DATABASE.hub(), JournalSettings.DEFAULT);
    private static final Tiles TILES = new Tiles(JOURNAL);
    private static KeystoreSigner keys;
    private static List<StoredEntry> entries;

    @TempDir
    private static Path directory;

    @BeforeAll
    static void fill() throws Exception {
        await(JOURNAL.open(OPERATIONS, ORIGIN));
        var appends = new ArrayList<Future<AppendResult>>();
        for (int i = 0; i < SIZE; i++) {
            appends.add(JOURNAL.append(one(subject(), 0)));
        }
        appends.forEach(Writing::await);
        assertThat(await(TILES.tile(OPERATIONS, TilePath.full(0, 0)))).isEmpty();
        keys = KeystoreSigner.open(directory, OPERATIONS, ORIGIN, Optional.empty());
        var signer = new CarefulSigner(ORIGIN, keys, new SigningMemory(directory, OPERATIONS));
        var loop = new SigningLoop(JOURNAL, OPERATIONS, signer, Duration.ofSeconds(1)).start();
        while (await(TILES.checkpoint(OPERATIONS)).isEmpty()) {
            Thread.sleep(20);
        }
        await(loop.close());
        await(JOURNAL.append(one(subject(), 0)));
        entries = await(JOURNAL.range(OPERATIONS, 0, 1_000));
    }

    @AfterAll
    static void close() {
        await(JOURNAL.close());
        await(VERTX.close());
        DATABASE.close();
    }

    @Test
    void hash_tiles_are_those_of_the_entries() {
        assertThat(await(TILES.tile(OPERATIONS, TilePath.full(0, 1)))).contains(leaves(256, 512));
        assertThat(await(TILES.tile(OPERATIONS, new TilePath(0, 2, 100)))).contains(leaves(512, 612));
        assertThat(await(TILES.tile(OPERATIONS, new TilePath(0, 0, 3)))).contains(leaves(0, 3));
        var roots = new ByteArrayOutputStream();
        roots.writeBytes(MerkleTree.perfectRoot(leaves(0, 256)));
        roots.writeBytes(MerkleTree.perfectRoot(leaves(256, 512)));
        assertThat(await(TILES.tile(OPERATIONS, new TilePath(1, 0, 2)))).contains(roots.toByteArray());
    }

    @Test
    void entry_bundles_hold_the_stored_bytes() {
        var bundle = await(TILES.entries(OPERATIONS, new TilePath(TilePath.ENTRIES, 2, 188)));

        assertThat(EntryBundle.decode(bundle.orElseThrow()))
                .extracting(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .isEqualTo(entries.subList(512, 700).stream()
                        .map(entry -> new String(entry.bytes(), StandardCharsets.UTF_8))
                        .toList());
    }

    @Test
    void nothing_beyond_the_checkpoint_is_shown() {
        assertThat(await(TILES.tile(OPERATIONS, new TilePath(0, 2, 189)))).isEmpty();
        assertThat(await(TILES.tile(OPERATIONS, TilePath.full(0, 2)))).isEmpty();
        assertThat(await(TILES.entries(OPERATIONS, new TilePath(TilePath.ENTRIES, 2, 189))))
                .isEmpty();
        assertThat(await(TILES.proof(OPERATIONS, SIZE))).isEmpty();
        assertThat(await(TILES.proof(OPERATIONS, -1))).isEmpty();
        assertThat(await(TILES.checkpoint(EXERCISE))).isEmpty();
    }

    @Test
    void every_proof_verifies_against_the_signed_checkpoint() {
        for (int index : List.of(0, 255, 256, 511, 512, 699)) {
            var proof = await(TILES.proof(OPERATIONS, index)).orElseThrow();
            var head =
                    TlogProof.parse(proof.toString()).verify(entries.get(index).bytes(), ORIGIN, keys.keys());
            assertThat(head.size()).isEqualTo(SIZE);
        }
    }

    private static byte[] leaves(int from, int to) {
        var joined = new ByteArrayOutputStream();
        entries.subList(from, to).forEach(entry -> joined.writeBytes(MerkleTree.leafHash(entry.bytes())));
        return joined.toByteArray();
    }
}
