package org.sekimori.operation;

import java.util.List;
import java.util.Optional;

/** The life of an amendment (追加の承認の求め). Proposal asks, review and oversight decide, execution acknowledges. */
public sealed interface AmendmentEvent extends Event {
    /**
     * More is asked for while what is authorised goes on.
     *
     * @param proposal the whole as it would become
     * @param gates those that apply to the difference
     * @param abroad whether the whole would have a target abroad or of unknown place
     */
    record Amended(
            AmendmentId amendment,
            Proposal proposal,
            Scope scope,
            ScopeHash scopeHash,
            ScopeHash replaces,
            List<GateId> gates,
            boolean abroad)
            implements AmendmentEvent {
        public Amended {
            gates = List.copyOf(gates);
        }
    }

    /**
     * The last of its gates granted: from now on the case is the wider one.
     *
     * @param gates those of the case and of the amendment
     */
    record Widened(
            AmendmentId amendment,
            Proposal proposal,
            Scope scope,
            ScopeHash scopeHash,
            List<GateId> gates,
            boolean abroad)
            implements AmendmentEvent {
        public Widened {
            gates = List.copyOf(gates);
        }
    }

    /**
     * It came to nothing, and the case is what it was.
     *
     * @param standing the scope hash of the case, which never changed
     * @param gate that refused or returned it; none where the applicant took it back
     */
    record AmendmentEnded(
            AmendmentId amendment,
            Outcome outcome,
            ScopeHash scopeHash,
            ScopeHash standing,
            Optional<GateId> gate,
            Sealed<String> reasons,
            Optional<Sealed<Attestation>> attestation,
            Optional<SittingId> sitting)
            implements AmendmentEvent {}

    /** How an amendment came to nothing. */
    enum Outcome implements Wire {
        REFUSED,
        RETURNED,
        WITHDRAWN;

        Amendment.State state() {
            return switch (this) {
                case REFUSED -> Amendment.State.REFUSED;
                case RETURNED -> Amendment.State.RETURNED;
                case WITHDRAWN -> Amendment.State.WITHDRAWN;
            };
        }
    }

    /** The officer of a task knows of the wider scope. */
    record ScopeAcknowledged(TaskId task, ScopeHash scopeHash) implements AmendmentEvent {}
}
