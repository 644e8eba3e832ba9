package org.sekimori.operation;

import java.time.Instant;
import java.util.Optional;

/** Evidence of a decision taken elsewhere: who decided, in which office, when, how it reached the desk. */
public record Attestation(
        String decidedBy,
        String office,
        Instant decidedAt,
        Channel channel,
        Optional<String> heardBy,
        String reference) {
    /** What was heard names who heard it. */
    public boolean namesListener() {
        return !channel.isOral() || heardBy.isPresent();
    }

    /** How the decision reached the desk that records it. */
    public enum Channel implements Wire {
        DOCUMENT,
        TELEPHONE,
        MEETING;

        /** By word of mouth: it counts once it was read back, and its paper follows. */
        public boolean isOral() {
            return this != DOCUMENT;
        }
    }
}
