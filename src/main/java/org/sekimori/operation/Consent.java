package org.sekimori.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A gate's decision as it stands for the current revision.
 *
 * @param validFrom for an order: from when it is in force
 * @param validUntil until when it holds, exclusive
 * @param excludes ids of targets that the consent leaves out
 * @param attested of a decision taken elsewhere
 * @param standingInFor in whose seat it was decided, where that was not {@code by}'s own
 * @param reasons of a refusal or a return that was heard, until it counts
 */
public record Consent(
        GateId gate,
        Outcome outcome,
        PersonId by,
        Instant at,
        ScopeHash scopeHash,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil,
        Optional<SealedList<String>> excludes,
        Optional<Attested> attested,
        Optional<PersonId> standingInFor,
        Optional<Sealed<String>> reasons) {
    /** Of a decision taken here. */
    public Consent(
            GateId gate,
            Outcome outcome,
            PersonId by,
            Instant at,
            ScopeHash scopeHash,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil,
            Optional<SealedList<String>> excludes) {
        this(
                gate,
                outcome,
                by,
                at,
                scopeHash,
                validFrom,
                validUntil,
                excludes,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Whoever counts as one with the person who decided or recorded it. */
    public List<PersonId> persons() {
        return Stream.concat(Stream.of(by), standingInFor.stream()).toList();
    }

    /**
     * A decision taken elsewhere; {@code by} of the consent is who recorded it.
     *
     * @param channel absent in what was recorded before channels stood in clear, and then taken as written
     * @param confirmedBy who read an oral decision back
     * @param paper the document of the decision
     */
    public record Attested(
            Optional<Attestation.Channel> channel,
            Optional<Sealed<Attestation>> attestation,
            Optional<PersonId> confirmedBy,
            Optional<DocumentId> paper) {
        public boolean oral() {
            return channel.map(Attestation.Channel::isOral).orElse(false);
        }

        public boolean unconfirmed() {
            return oral() && confirmedBy.isEmpty();
        }

        public Attested confirmed(PersonId by) {
            return new Attested(channel, attestation, Optional.of(by), paper);
        }

        public Attested on(DocumentId document) {
            return new Attested(channel, attestation, confirmedBy, Optional.of(document));
        }
    }

    /** What was decided; {@code void} when a revision took it back. */
    public enum Outcome implements Wire {
        GRANTED,
        REFUSED,
        /** Only of a return that was heard: one in writing leaves no decision behind. */
        RETURNED,
        VOID
    }

    /** A refusal or a return. */
    public boolean against() {
        return outcome == Outcome.REFUSED || outcome == Outcome.RETURNED;
    }

    /** Granted, in force at this instant, and counting. */
    public boolean liveAt(Instant instant) {
        return !unconfirmed() && inForceAt(instant);
    }

    /** By word of mouth and not read back yet: it does not count. */
    public boolean unconfirmed() {
        return outcome != Outcome.VOID && attested.map(Attested::unconfirmed).orElse(false);
    }

    /** Heard, to be read back, and not over meanwhile. */
    public boolean awaitsReadBack(Instant now) {
        return unconfirmed() && (against() || validUntil.map(now::isBefore).orElse(true));
    }

    /** Granted, and within its time, whether or not it counts yet. */
    public boolean inForceAt(Instant instant) {
        return outcome == Outcome.GRANTED
                && validFrom.map(from -> !instant.isBefore(from)).orElse(true)
                && validUntil.map(instant::isBefore).orElse(true);
    }

    public Consent voided() {
        return with(Outcome.VOID, attested);
    }

    public Consent attested(Attested next) {
        return with(outcome, Optional.of(next));
    }

    private Consent with(Outcome nextOutcome, Optional<Attested> nextAttested) {
        return new Consent(
                gate,
                nextOutcome,
                by,
                at,
                scopeHash,
                validFrom,
                validUntil,
                excludes,
                nextAttested,
                standingInFor,
                reasons);
    }
}
