package org.sekimori.operation;

import java.time.Instant;
import java.util.Optional;

/**
 * A gate's decision as it stands for the current revision.
 *
 * @param validFrom for an order: from when it is in force
 * @param validUntil until when it holds, exclusive
 * @param excludes ids of targets that the consent leaves out
 */
public record Consent(
        GateId gate,
        Outcome outcome,
        PersonId by,
        Instant at,
        ScopeHash scopeHash,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        Optional<SealedList<String>> excludes) {
    /** What was decided; {@code void} when a revision took it back. */
    public enum Outcome implements Wire {
        GRANTED,
        REFUSED,
        VOID
    }

    /** Granted, and in force at this instant. */
    public boolean liveAt(Instant instant) {
        return outcome == Outcome.GRANTED
                && validFrom.map(from -> !instant.isBefore(from)).orElse(true)
                && validUntil.map(instant::isBefore).orElse(true);
    }

    public Consent voided() {
        return new Consent(gate, Outcome.VOID, by, at, scopeHash, validFrom, validUntil, excludes);
    }
}
