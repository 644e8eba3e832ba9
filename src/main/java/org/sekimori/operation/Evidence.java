package org.sekimori.operation;

import java.util.regex.Pattern;

/** A document that supports the proposal, named by title and hash; the document itself lies elsewhere. */
public record Evidence(String title, String sha256, String handling) {
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Evidence {
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits");
        }
    }
}
