package org.sekimori.phase.review;

import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Event;
import org.sekimori.operation.GateId;
import org.sekimori.operation.ReadBack;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;

/** What review alone does to a case; grants, refusals and returns it shares with oversight. */
public sealed interface ReviewEvent extends Event {
    /** An oral decision was read back and counts. */
    record OralConfirmed(GateId gate, ScopeHash scopeHash, Sealed<ReadBack> readBack) implements ReviewEvent {}

    /** The paper of a decision taken elsewhere is there. */
    record PaperAttached(GateId gate, DocumentId document) implements ReviewEvent {}

    /** The exception lane was invoked, with its complete record. */
    record ExceptionInvoked(Sealed<String> ground, Sealed<String> facts, Sealed<String> noTimeBecause)
            implements ReviewEvent {}
}
