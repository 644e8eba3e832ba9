package org.sekimori.journal;

/**
 * What was shown does not hold: a note or proof of another form, a signature that fails or is missing, another root. The
 * message is a plain sentence for the person who verifies; it repeats no entry.
 */
public final class NotVerified extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotVerified(String message) {
        super(message);
    }

    public NotVerified(String message, Throwable cause) {
        super(message, cause);
    }
}
