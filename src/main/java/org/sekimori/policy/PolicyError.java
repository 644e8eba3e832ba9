package org.sekimori.policy;

import java.util.Objects;

/**
 * What is wrong in one place of {@code policies/}.
 *
 * @param file name inside the folder; the folder's own name where a file is missing
 * @param line from 1
 * @param reason a sentence that says what was expected
 */
public record PolicyError(String file, int line, String reason) {
    public PolicyError {
        Objects.requireNonNull(file);
        Objects.requireNonNull(reason);
        if (line < 1) {
            throw new IllegalArgumentException("expected a line from 1");
        }
    }

    /** {@code gates.yaml:12: expected …}, as editors and compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + reason;
    }
}
