package org.sekimori.policy;

import java.nio.file.Path;
import java.util.List;
import org.sekimori.testing.Policies;

/** Policy sets for tests: this repository's own, and what is wrong with others. */
final class Sets {
    static final Path FOLDER = Policies.IN_FORCE;

    private Sets() {}

    /** Read anew each time. */
    static PolicySet own() {
        try {
            return PolicySet.load(FOLDER);
        } catch (BrokenPolicies e) {
            throw new IllegalStateException(e);
        }
    }

    static List<PolicyError> errors(Path folder) {
        try {
            PolicySet.load(folder);
            return List.of();
        } catch (BrokenPolicies e) {
            return e.errors();
        }
    }
}
