package org.sekimori.operation;

import java.time.Instant;
import java.util.Optional;

/** What gates do to a case. Review decides single and recorded gates, oversight the committee's, so both share these. */
public sealed interface GateEvent extends Event {
    /** Consent (承認), possibly with conditions, for a part, for a time. {@code sitting} names the committee's, {@code channel} how a decision taken elsewhere arrived. */
    record Granted(
            GateId gate,
            ScopeHash scopeHash,
            Sealed<String> reasons,
            SealedList<String> conditions,
            SealedList<String> excludes,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil,
            Optional<String> form,
            Optional<Sealed<Attestation>> attestation,
            Optional<SittingId> sitting,
            Optional<Attestation.Channel> channel)
            implements GateEvent {
        /** A grant that did not reach the desk by word of mouth. */
        public Granted(
                GateId gate,
                ScopeHash scopeHash,
                Sealed<String> reasons,
                SealedList<String> conditions,
                SealedList<String> excludes,
                Optional<Instant> validFrom,
                Optional<Instant> validUntil,
                Optional<String> form,
                Optional<Sealed<Attestation>> attestation,
                Optional<SittingId> sitting) {
            this(
                    gate,
                    scopeHash,
                    reasons,
                    conditions,
                    excludes,
                    validFrom,
                    validUntil,
                    form,
                    attestation,
                    sitting,
                    Optional.empty());
        }

        /** Heard, not read: it counts once a second desk has read it back. */
        public boolean oral() {
            return channel.map(Attestation.Channel::isOral).orElse(false);
        }
    }

    /** Refusal (不承認); it ends the case. */
    record Refused(
            GateId gate,
            ScopeHash scopeHash,
            Sealed<String> reasons,
            Optional<Sealed<Attestation>> attestation,
            Optional<SittingId> sitting)
            implements GateEvent {}

    /** Return (差戻し); the case is a draft again. */
    record Returned(
            GateId gate,
            ScopeHash scopeHash,
            Sealed<String> reasons,
            Optional<Sealed<Attestation>> attestation,
            Optional<SittingId> sitting)
            implements GateEvent {}

    /** The last gate of stage review was granted, or the screening of a changed case came back clean. */
    record Authorised(ScopeHash scopeHash) implements GateEvent {}
}
