package org.sekimori.phase.review;

import java.time.Instant;
import java.util.Optional;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Command;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.GateId;
import org.sekimori.operation.ReadBack;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/** What the seats of single and recorded gates may order, and the agency director in urgency. */
public sealed interface ReviewCommand extends Command {
    /** Consent (承認). */
    record Grant(
            GateId gate,
            ScopeHash scopeHash,
            Sealed<String> reasons,
            Optional<SealedList<String>> conditions,
            Optional<SealedList<String>> excludes,
            Optional<Instant> validFrom,
            Optional<Instant> validUntil,
            Optional<String> form,
            Optional<Sealed<Attestation>> attestation)
            implements ReviewCommand {}

    /** Refusal (不承認). */
    record Refuse(GateId gate, ScopeHash scopeHash, Sealed<String> reasons, Optional<Sealed<Attestation>> attestation)
            implements ReviewCommand {}

    /** Return (差戻し); the watch officer names the gate {@code screening}. */
    record Return(GateId gate, ScopeHash scopeHash, Sealed<String> reasons, Optional<Sealed<Attestation>> attestation)
            implements ReviewCommand {}

    /** A second person at a second desk has read an oral decision back (復唱確認): it counts from now on. */
    record ConfirmOral(GateId gate, ScopeHash scopeHash, Sealed<ReadBack> readBack) implements ReviewCommand {}

    /** The paper of a decision taken elsewhere: a registered document of the case. */
    record AttachPaper(GateId gate, DocumentId document) implements ReviewCommand {}

    /** A gate that granted takes note that a later one left out a part. */
    record TakeNote(GateId gate) implements ReviewCommand {}

    /** The exception lane (ただし書): only the committee's prior approval is skipped. */
    record InvokeException(Sealed<String> ground, Sealed<String> facts, Sealed<String> noTimeBecause)
            implements ReviewCommand {}
}
