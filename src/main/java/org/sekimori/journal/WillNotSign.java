package org.sekimori.journal;

/** The log is not what was signed before, or not what its head claims. Signing and appending stop until a person has looked. */
public final class WillNotSign extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong; stable, for logs and metrics. */
    public enum Reason {
        /** The database holds fewer entries than were signed: it was rolled back or replaced. */
        ROLLED_BACK,
        /** The entries do not hash to what was signed before. */
        REWRITTEN,
        /** The entries do not hash to what the head claims. */
        HEAD_DIFFERS,
        /** Entries below the head's size are missing. */
        ENTRIES_MISSING,
        /** The database's last checkpoint was signed by other keys than ours. */
        OTHER_KEYS,
        /** The file beside the keys cannot be read as what was last signed. */
        MEMORY_UNREADABLE
    }

    private final Reason reason;

    WillNotSign(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    WillNotSign(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
