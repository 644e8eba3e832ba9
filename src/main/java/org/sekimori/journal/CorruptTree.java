package org.sekimori.journal;

/** Stored hashes or entries are missing or contradict each other. Nobody catches it to carry on. */
public final class CorruptTree extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptTree(String message) {
        super(message);
    }
}
