package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeystoreSignerTest {
    private static final String ORIGIN = "hub.example/logs/operations";
    private static final Instant NOW = Instant.parse("2026-11-22T00:00:00Z");

    @TempDir
    static Path directory;

    private static KeystoreSigner signer;

    @BeforeAll
    static void make_keys() throws IOException {
        signer = open(Optional.empty());
    }

    private static KeystoreSigner open(Optional<String> password) throws IOException {
        return KeystoreSigner.open(directory, LogName.OPERATIONS, ORIGIN, password);
    }

    private static Checkpoint checkpoint() {
        return Checkpoint.of(ORIGIN, CompactRange.EMPTY.append(MerkleTree.leafHash(new byte[] {1})));
    }

    @Test
    void a_checkpoint_carries_both_signatures_and_both_verify() {
        var note = signer.signedNote(checkpoint(), NOW);
        assertThat(Checkpoint.open(note, ORIGIN, signer.keys())).isEqualTo(checkpoint());
        assertThat(Note.parse(note).signatures())
                .extracting(signature -> signature.signature().length)
                .containsExactly(64, 8 + 2420);
        for (var key : signer.keys()) {
            assertThat(VerifierKey.parse(key.toString())).isEqualTo(key);
        }
    }

    @Test
    void each_signature_covers_size_root_and_time() {
        var signatures = signer.sign(checkpoint(), NOW);
        var other = new Checkpoint(ORIGIN, 2, checkpoint().root());
        for (int i = 0; i < 2; i++) {
            var key = signer.keys().get(i);
            assertThat(key.verifies(checkpoint().body(), signatures.get(i))).isTrue();
            assertThat(key.verifies(other.body(), signatures.get(i))).isFalse();
        }
        var postQuantum = signatures.getLast();
        byte[] later = postQuantum.signature().clone();
        later[7]++;
        var forged = new NoteSignature(postQuantum.name(), postQuantum.keyId(), later);
        assertThat(signer.keys().getLast().verifies(checkpoint().body(), forged))
                .isFalse();
    }

    @Test
    void the_message_of_type_06_has_the_bytes_of_its_specification() {
        byte[] message = Cosignature.message("n", 1, new Checkpoint("oo", 258, MerkleTree.emptyRoot()));
        assertThat(HexFormat.of().formatHex(message))
                .isEqualTo("737562747265652f76310a00" + "016e" + "0000000000000001" + "026f6f" + "0000000000000000"
                        + "0000000000000102" + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }

    @Test
    void a_checkpoint_of_another_log_is_not_signed() {
        var other = new Checkpoint("hub.example/logs/access", 1, checkpoint().root());
        assertThatThrownBy(() -> signer.sign(other, NOW)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> signer.sign(checkpoint(), Instant.EPOCH)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void files_are_the_owners_alone() throws IOException {
        for (var name : List.of("operations.p12", "password", ".lock")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
                    .isEqualTo("rw-------");
        }
        try (var leftovers = Files.list(directory)) {
            assertThat(leftovers.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("operations.p12", "password", ".lock");
        }
    }

    @Test
    void keys_are_the_same_when_opened_again_and_need_the_password() throws IOException {
        assertThat(open(Optional.empty()).keys()).isEqualTo(signer.keys());
        var password = Files.readString(directory.resolve("password"), StandardCharsets.UTF_8);
        assertThat(open(Optional.of(password)).keys()).isEqualTo(signer.keys());
        assertThatThrownBy(() -> open(Optional.of("another"))).isInstanceOf(IOException.class);
    }

    @Test
    void a_file_that_others_can_read_is_refused(@TempDir Path elsewhere) throws IOException {
        Files.writeString(elsewhere.resolve("password"), "abcdefgh");
        Files.setPosixFilePermissions(elsewhere.resolve("password"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> KeystoreSigner.open(elsewhere, LogName.ACCESS, ORIGIN, Optional.empty()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("0600");
    }

    @Test
    void two_that_start_at_once_get_the_same_keys(@TempDir Path elsewhere) throws Exception {
        var password = Optional.of("given-password");
        Callable<List<VerifierKey>> start = () ->
                KeystoreSigner.open(elsewhere, LogName.ACCESS, ORIGIN, password).keys();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var both = threads.invokeAll(List.of(start, start));
            assertThat(both.getFirst().get()).isEqualTo(both.getLast().get());
        }
        assertThat(elsewhere.resolve("password")).doesNotExist();
    }
}
