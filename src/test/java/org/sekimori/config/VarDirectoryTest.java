package org.sekimori.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VarDirectoryTest {
    @TempDir
    Path root;

    @Test
    void a_secret_is_made_once_even_by_many_at_the_same_instant() {
        var var = VarDirectory.open(root);
        var made = IntStream.range(0, 64)
                .parallel()
                .mapToObj(i -> var.secret("password"))
                .distinct();
        assertThat(made).hasSize(1);
    }

    @Test
    void secrets_are_readable_by_their_owner_only_and_differ() throws IOException {
        var var = VarDirectory.open(root.resolve("deep/var"));
        assertThat(var.secret("one")).isNotEqualTo(var.secret("two"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(var.file("one"))))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(var.root())))
                .isEqualTo("rwx------");
    }

    @Test
    void a_lock_has_one_holder_until_it_is_closed() {
        var file = root.resolve("lock");
        var first = LockFile.tryLock(file).orElseThrow();
        assertThat(LockFile.tryLock(file)).isEmpty();
        first.close();
        try (var second = LockFile.tryLock(file).orElseThrow()) {
            assertThat(second).isNotNull();
        }
    }
}
