package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationTest {
    @TempDir
    static Path directory;

    private static KeystoreSigner signer;

    @BeforeAll
    static void make_keys() throws IOException {
        signer = KeystoreSigner.open(directory, LogName.OPERATIONS, PublishedLog.ORIGIN, Optional.empty());
    }

    private static Verification verification(LogReader log) {
        return new Verification(log, PublishedLog.ORIGIN, signer.keys(), true);
    }

    private static void refused(LogReader log, Optional<Checkpoint> earlier, String because) {
        assertThatThrownBy(() -> verification(log).run(earlier))
                .isInstanceOf(NotVerified.class)
                .hasMessageContaining(because);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 255, 256, 257, 1000, 66_000})
    void an_honest_log_verifies(int size) throws IOException {
        var verified = verification(new PublishedLog(signer, size)).run(Optional.empty());
        assertThat(verified.leaves()).isEqualTo(size);
        assertThat(verified.entries()).isEqualTo(size);
        assertThat(verified.checkpoint().size()).isEqualTo(size);
    }

    @Test
    void a_log_in_a_directory_verifies(@TempDir Path files) throws IOException {
        var log = new PublishedLog(signer, 300);
        for (var path : List.of(
                "checkpoint",
                "tile/0/000",
                "tile/0/001.p/44",
                "tile/1/000.p/1",
                "tile/entries/000",
                "tile/entries/001.p/44")) {
            Files.createDirectories(files.resolve(path).getParent());
            Files.write(files.resolve(path), log.read(path));
        }
        assertThat(verification(LogReader.of(files)).run(Optional.empty()).entries())
                .isEqualTo(300);
    }

    @Test
    void a_changed_entry_is_found() {
        var log = new PublishedLog(signer, 300);
        log.entries.set(299, new byte[] {1});
        refused(log, Optional.empty(), "Entry 299 does not hash");
    }

    @Test
    void a_changed_hash_is_found_on_every_level() {
        var log = new PublishedLog(signer, 600);
        for (var tampered : List.of("tile/0/001", "tile/1/000.p/2")) {
            LogReader liar = path -> {
                byte[] bytes = log.read(path);
                bytes[40] = (byte) (bytes[40] ^ (path.equals(tampered) ? 1 : 0));
                return bytes;
            };
            assertThatThrownBy(() ->
                            new Verification(liar, PublishedLog.ORIGIN, signer.keys(), false).run(Optional.empty()))
                    .isInstanceOf(NotVerified.class);
        }
    }

    @Test
    void a_checkpoint_that_only_one_key_signed_is_refused() {
        var log = new PublishedLog(signer, 3);
        var lines = log.checkpoint.split("(?<=\n)");
        log.checkpoint = String.join("", List.of(lines).subList(0, lines.length - 1));
        refused(log, Optional.empty(), "ML-DSA-44) is missing");
    }

    @Test
    void a_log_must_contain_what_was_verified_before() throws IOException {
        var log = new PublishedLog(signer, 300);
        var before = verification(log).run(Optional.empty()).checkpoint();
        log.grow(700);
        assertThat(verification(log).run(Optional.of(before)).leaves()).isEqualTo(700);
        refused(log, Optional.of(new Checkpoint(PublishedLog.ORIGIN, 300, new byte[32])), "not those verified before");
        refused(log, Optional.of(new Checkpoint(PublishedLog.ORIGIN, 0, new byte[32])), "not those verified before");
        refused(new PublishedLog(signer, 299), Optional.of(before), "has 299");
    }
}
