package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.journal.WillNotSign.Reason;

class CarefulSignerTest {
    private static final String ORIGIN = "hub.example/logs/operations";
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    static Path keys;

    @TempDir
    Path directory;

    private static KeystoreSigner signer;
    private SigningMemory memory;
    private CarefulSigner careful;
    private final List<byte[]> entries = new ArrayList<>();

    @BeforeAll
    static void make_keys() throws IOException {
        signer = KeystoreSigner.open(keys, LogName.OPERATIONS, ORIGIN, Optional.empty());
    }

    @BeforeEach
    void start() throws IOException {
        memory = new SigningMemory(directory, LogName.OPERATIONS);
        careful = new CarefulSigner(ORIGIN, signer, memory);
        grow(300);
    }

    private void grow(int count) {
        for (int i = 0; i < count; i++) {
            entries.add(NaiveTree.entry(entries.size()));
        }
    }

    private CompactRange head() {
        return CompactRange.EMPTY.appendAll(MerkleTree.leafHashes(entries));
    }

    private List<byte[]> read(long from, int limit) {
        int start = (int) Math.min(from, entries.size());
        return entries.subList(start, Math.min(start + limit, entries.size()));
    }

    private Optional<Signed> sign(Optional<Signed> inDatabase) {
        return careful.sign(inDatabase, head(), this::read, NOW);
    }

    private void refuses(Reason reason, Optional<Signed> inDatabase, CompactRange head) {
        var before = memory.read();
        assertThatThrownBy(() -> careful.sign(inDatabase, head, this::read, NOW))
                .isInstanceOfSatisfying(
                        WillNotSign.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason));
        assertThat(memory.read()).isEqualTo(before);
    }

    @Test
    void each_checkpoint_extends_the_last_and_an_unchanged_head_is_not_signed_again() {
        var first = sign(Optional.empty());
        assertThat(first.orElseThrow().range()).isEqualTo(head());
        assertThat(Checkpoint.open(first.orElseThrow().checkpoint(), ORIGIN, signer.keys()))
                .isEqualTo(Checkpoint.of(ORIGIN, head()));
        assertThat(memory.read()).isEqualTo(first);
        assertThat(sign(first)).isEmpty();
        grow(1);
        assertThat(sign(first).orElseThrow().range().size()).isEqualTo(301);
    }

    @Test
    void an_empty_log_is_not_signed() {
        entries.clear();
        assertThat(sign(Optional.empty())).isEmpty();
    }

    @Test
    void a_head_that_is_not_the_entries_is_refused() {
        var claimed = CompactRange.EMPTY.appendAll(new NaiveTree(301).leaves(1, 301));
        refuses(Reason.HEAD_DIFFERS, Optional.empty(), claimed);
        assertThat(memory.read()).isEmpty();
    }

    @Test
    void a_changed_entry_below_the_last_checkpoint_is_refused() {
        var signed = sign(Optional.empty());
        grow(5);
        var honest = head();
        entries.set(7, new byte[] {9});
        refuses(Reason.HEAD_DIFFERS, signed, head());
        refuses(Reason.REWRITTEN, Optional.empty(), head());
        refuses(Reason.REWRITTEN, Optional.empty(), honest);
    }

    @Test
    void a_database_that_lost_signed_entries_is_refused() {
        var signed = sign(Optional.empty());
        entries.removeLast();
        refuses(Reason.ROLLED_BACK, Optional.empty(), head());
        refuses(Reason.ROLLED_BACK, signed, head());
        entries.clear();
        refuses(Reason.ROLLED_BACK, Optional.empty(), CompactRange.EMPTY);
    }

    @Test
    void a_missing_entry_is_refused() {
        var head = head();
        entries.removeLast();
        refuses(Reason.ENTRIES_MISSING, Optional.empty(), head);
    }

    @Test
    void a_checkpoint_whose_transaction_was_lost_is_handed_out_again() {
        var signed = sign(Optional.empty());
        assertThat(sign(Optional.empty())).isEqualTo(signed);
        grow(1);
        assertThat(sign(Optional.empty()).orElseThrow().range().size()).isEqualTo(301);
    }

    @Test
    void a_node_learns_what_another_signed_only_after_hashing_it() throws IOException {
        var first = sign(Optional.empty());
        var other = directory.resolve("other");
        var otherMemory = new SigningMemory(other, LogName.OPERATIONS);
        var otherNode = new CarefulSigner(ORIGIN, signer, otherMemory);
        assertThat(otherNode.sign(first, head(), this::read, NOW)).isEmpty();
        assertThat(otherMemory.read()).isEqualTo(first);
        var strangers = KeystoreSigner.open(other, LogName.OPERATIONS, ORIGIN, Optional.empty());
        var stranger = new CarefulSigner(ORIGIN, strangers, new SigningMemory(other, LogName.ACCESS));
        assertThatThrownBy(() -> stranger.sign(first, head(), this::read, NOW))
                .isInstanceOfSatisfying(
                        WillNotSign.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.OTHER_KEYS));
    }

    @Test
    void a_memory_that_says_nothing_intelligible_is_not_taken_for_none() throws IOException {
        sign(Optional.empty());
        Files.writeString(directory.resolve("operations.signed"), "sekimori/signed/v1\nAAAA\n");
        assertThatThrownBy(() -> sign(Optional.empty()))
                .isInstanceOfSatisfying(
                        WillNotSign.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MEMORY_UNREADABLE));
    }

    @Test
    void a_proof_verifies_alone() {
        var signed = sign(Optional.empty()).orElseThrow();
        var tree = new NaiveTree(300);
        var proof = TlogProof.of(42, signed.checkpoint(), tree);
        var read = TlogProof.parse(proof.toString());
        assertThat(read).hasToString(proof.toString());
        assertThat(read.verify(entries.get(42), ORIGIN, signer.keys()).size()).isEqualTo(300);
        assertThatThrownBy(() -> read.verify(entries.get(43), ORIGIN, signer.keys()))
                .isInstanceOf(NotVerified.class);
        assertThatThrownBy(() -> read.verify(entries.get(42), "other.example", signer.keys()))
                .isInstanceOf(NotVerified.class);
        assertThatThrownBy(() -> TlogProof.parse("c2sp.org/tlog-proof@v1\nindex 01\n\n" + signed.checkpoint()))
                .isInstanceOf(NotVerified.class);
    }
}
