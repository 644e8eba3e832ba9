package org.sekimori.phase.proposal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Agency;
import org.sekimori.operation.BasisId;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Event;
import org.sekimori.operation.Evidence;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Justification;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Measure;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ProtectedAsset;
import org.sekimori.operation.Scope;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Target;
import org.sekimori.operation.Window;

/** What becomes of a proposal. */
public sealed interface ProposalEvent extends Event {
    /**
     * A case begins.
     *
     * @param gates those that would apply were it submitted now
     */
    record Drafted(
            Sealed<String> title,
            CampaignId campaign,
            BasisId legalBasis,
            PersonId applicant,
            Sealed<Justification> justification,
            Optional<Instant> harmExpectedAt,
            SealedList<ProtectedAsset> protectedAssets,
            Sealed<Boolean> nationalSecurity,
            SealedList<Target> targets,
            SealedList<Measure> measures,
            Window window,
            Set<Agency> executors,
            SealedList<Evidence> evidence,
            Proposal.Handling handling,
            Marking marking,
            Agency agency,
            Scope scope,
            ScopeHash scopeHash,
            List<GateId> gates,
            boolean abroad,
            Optional<OperationId> refersTo)
            implements ProposalEvent {
        public Drafted {
            executors = Set.copyOf(executors);
            gates = List.copyOf(gates);
        }

        static Drafted of(Proposal proposal, Commitment made) {
            return new Drafted(
                    proposal.title(),
                    proposal.campaign(),
                    proposal.legalBasis(),
                    proposal.applicant(),
                    proposal.justification(),
                    proposal.harmExpectedAt(),
                    proposal.protectedAssets(),
                    proposal.nationalSecurity(),
                    proposal.targets(),
                    proposal.measures(),
                    proposal.window(),
                    proposal.executors(),
                    proposal.evidence(),
                    proposal.handling(),
                    proposal.marking(),
                    made.agency(),
                    made.scope(),
                    made.scopeHash(),
                    made.gates(),
                    made.abroad(),
                    proposal.refersTo());
        }

        public Proposal proposal() {
            return new Proposal(
                    title,
                    campaign,
                    legalBasis,
                    applicant,
                    justification,
                    harmExpectedAt,
                    protectedAssets,
                    nationalSecurity,
                    targets,
                    measures,
                    window,
                    executors,
                    evidence,
                    handling,
                    marking,
                    refersTo);
        }
    }

    /**
     * The proposal stands anew.
     *
     * @param voids gates whose consents the revision takes back
     * @param narrowing whether it asks for less and is otherwise unchanged
     */
    record Revised(
            Sealed<String> title,
            CampaignId campaign,
            BasisId legalBasis,
            PersonId applicant,
            Sealed<Justification> justification,
            Optional<Instant> harmExpectedAt,
            SealedList<ProtectedAsset> protectedAssets,
            Sealed<Boolean> nationalSecurity,
            SealedList<Target> targets,
            SealedList<Measure> measures,
            Window window,
            Set<Agency> executors,
            SealedList<Evidence> evidence,
            Proposal.Handling handling,
            Marking marking,
            Agency agency,
            Scope scope,
            ScopeHash scopeHash,
            List<GateId> gates,
            boolean abroad,
            List<GateId> voids,
            boolean narrowing,
            Optional<OperationId> refersTo)
            implements ProposalEvent {
        public Revised {
            executors = Set.copyOf(executors);
            gates = List.copyOf(gates);
            voids = List.copyOf(voids);
        }

        static Revised of(Proposal proposal, Commitment made, List<GateId> voids, boolean narrowing) {
            return new Revised(
                    proposal.title(),
                    proposal.campaign(),
                    proposal.legalBasis(),
                    proposal.applicant(),
                    proposal.justification(),
                    proposal.harmExpectedAt(),
                    proposal.protectedAssets(),
                    proposal.nationalSecurity(),
                    proposal.targets(),
                    proposal.measures(),
                    proposal.window(),
                    proposal.executors(),
                    proposal.evidence(),
                    proposal.handling(),
                    proposal.marking(),
                    made.agency(),
                    made.scope(),
                    made.scopeHash(),
                    made.gates(),
                    made.abroad(),
                    voids,
                    narrowing,
                    proposal.refersTo());
        }

        public Proposal proposal() {
            return new Proposal(
                    title,
                    campaign,
                    legalBasis,
                    applicant,
                    justification,
                    harmExpectedAt,
                    protectedAssets,
                    nationalSecurity,
                    targets,
                    measures,
                    window,
                    executors,
                    evidence,
                    handling,
                    marking,
                    refersTo);
        }
    }

    /** Approval is asked for. The gates that apply are decided here, under the rules of this instant. */
    record Submitted(List<GateId> gates, boolean abroad, ScopeHash scopeHash, Agency agency) implements ProposalEvent {
        public Submitted {
            gates = List.copyOf(gates);
        }
    }

    /** The applicant took the request back. */
    record Withdrawn(Sealed<String> reason) implements ProposalEvent {}
}
