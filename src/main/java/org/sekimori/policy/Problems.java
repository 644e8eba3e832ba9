package org.sekimori.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that one attempt shows everything. */
final class Problems {
    private final List<PolicyError> found = new ArrayList<>();

    void add(String file, int line, String reason) {
        var error = new PolicyError(file, line, reason);
        if (!found.contains(error)) {
            found.add(error);
        }
    }

    /** Problems of one file. */
    Of of(String file) {
        return (line, reason) -> add(file, line, reason);
    }

    int count() {
        return found.size();
    }

    void throwIfAny() throws BrokenPolicies {
        if (!found.isEmpty()) {
            throw new BrokenPolicies(found.stream()
                    .sorted(Comparator.comparing(PolicyError::file).thenComparingInt(PolicyError::line))
                    .toList());
        }
    }

    /** Where the problems of one file go. */
    interface Of {
        void add(int line, String reason);
    }
}
