package org.sekimori.operation;

/** A document that supports the proposal, named by title and hash; the document itself lies elsewhere. */
public record Evidence(String title, String sha256, String handling) {
    public Evidence {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits");
        }
    }
}
