package org.sekimori.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Policy sets for tests: this repository's own, and copies of it to break. */
final class Sets {
    static final Path FOLDER = Path.of("policies");

    private Sets() {}

    static PolicySet own() {
        return Own.SET;
    }

    /** Copies the set, README and all. */
    static Path copyTo(Path folder) throws IOException {
        try (var files = Files.list(FOLDER)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        return folder;
    }

    static List<PolicyError> errors(Path folder) {
        try {
            PolicySet.load(folder);
            return List.of();
        } catch (BrokenPolicies e) {
            return e.errors();
        }
    }

    private static final class Own {
        static final PolicySet SET = load();

        private static PolicySet load() {
            try {
                return PolicySet.load(FOLDER);
            } catch (BrokenPolicies e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
