package org.sekimori.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Copies of this repository's policies, for tests to change. */
public final class Policies {
    public static final Path IN_FORCE = Path.of("policies");

    private Policies() {}

    /** README and all, into this folder, which is made where it is missing; answers the folder. */
    public static Path copyTo(Path folder) {
        try (var files = Files.list(IN_FORCE)) {
            Files.createDirectories(folder);
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
