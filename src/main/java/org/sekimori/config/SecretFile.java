package org.sekimori.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/** A secret that somebody else made, in a file of its own: an environment is shown to every process of its user. */
final class SecretFile {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SecretFile() {}

    /** The one line of the file; empty if it cannot be read, holds nothing, or is open to others than its owner. */
    static Optional<Secret> read(Path file) {
        try {
            return OWNER.containsAll(Files.getPosixFilePermissions(file))
                    ? Optional.of(Files.readString(file).strip())
                            .filter(text -> !text.isEmpty())
                            .map(Secret::new)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
