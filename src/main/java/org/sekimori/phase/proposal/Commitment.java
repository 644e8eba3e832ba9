package org.sekimori.phase.proposal;

import java.util.List;
import org.sekimori.operation.Act;
import org.sekimori.operation.Agency;
import org.sekimori.operation.GateId;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Scope;
import org.sekimori.operation.ScopeHash;

/** What a proposal comes to under the rules of an instant: agency, scope and its hash, gates. */
record Commitment(Agency agency, Scope scope, ScopeHash scopeHash, List<GateId> gates, boolean abroad) {
    static Commitment of(OperationId operation, Proposal proposal, Act act) {
        var scope = Scope.of(operation, proposal);
        return new Commitment(
                agency(proposal, act),
                scope,
                act.hashing().scope(scope),
                act.rules().gatesFor(proposal),
                proposal.abroad());
    }

    /** The applicant's; asked only after the content was checked. */
    private static Agency agency(Proposal proposal, Act act) {
        return act.rules()
                .directory()
                .person(proposal.applicant())
                .flatMap(p -> p.organisation().agency())
                .orElseThrow();
    }
}
