package org.sekimori.phase.review;

import org.sekimori.operation.Attestation;
import org.sekimori.operation.Consent;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Event;
import org.sekimori.operation.GateId;
import org.sekimori.operation.ReadBack;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;

/** What review alone does to a case; grants, refusals and returns it shares with oversight. */
public sealed interface ReviewEvent extends Event {
    /**
     * A refusal or a return was heard; it takes effect with the {@code Refused} or {@code Returned} that follows its read-back.
     * A grant that was heard stands as {@code Granted}, with its channel.
     */
    record OralRecorded(
            GateId gate,
            ScopeHash scopeHash,
            Consent.Outcome outcome,
            Sealed<String> reasons,
            Sealed<Attestation> attestation,
            Attestation.Channel channel)
            implements ReviewEvent {}

    /** An oral decision was read back and counts. */
    record OralConfirmed(GateId gate, ScopeHash scopeHash, Sealed<ReadBack> readBack) implements ReviewEvent {}

    /** The paper of a decision taken elsewhere is there. */
    record PaperAttached(GateId gate, DocumentId document) implements ReviewEvent {}

    /** The exception lane was invoked, with its complete record. */
    record ExceptionInvoked(Sealed<String> ground, Sealed<String> facts, Sealed<String> noTimeBecause)
            implements ReviewEvent {}
}
