package org.sekimori.phase.proposal;

import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Amendments;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Folding;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Stage;
import org.sekimori.phase.proposal.ProposalEvent.Drafted;
import org.sekimori.phase.proposal.ProposalEvent.Revised;
import org.sekimori.phase.proposal.ProposalEvent.Submitted;
import org.sekimori.phase.proposal.ProposalEvent.Withdrawn;

/** What a case is after an event of its proposal. */
final class Fold {
    private Fold() {}

    static Operation evolve(Optional<Operation> before, ProposalEvent event) {
        if (event instanceof Drafted drafted) {
            before.ifPresent(o -> {
                throw new CorruptState(event, "stage " + o.stage());
            });
            return drafted(drafted);
        }
        var operation = before.orElseThrow(() -> new CorruptState(event, "nothing"));
        return switch (event) {
            case Drafted _ -> throw new CorruptState(event, "stage " + operation.stage());
            case Revised revised -> revised(operation, revised);
            case Submitted submitted ->
                operation
                        .review(r -> r.applying(submitted.gates(), submitted.abroad())
                                .handedIn())
                        .in(Stage.SCREENING);
            case Withdrawn _ -> Folding.finished(operation, Stage.WITHDRAWN);
        };
    }

    private static Operation drafted(Drafted event) {
        return Operation.drafted(event.scope().operation(), event.agency(), event.proposal(), event.scopeHash())
                .review(r -> r.applying(event.gates(), event.abroad()));
    }

    /** An invoked exception does not outlive a revision, nor does the notice owed for it, nor a condition of a void grant, nor a task. */
    private static Operation revised(Operation operation, Revised event) {
        var next = Folding.withoutTasks(operation)
                .revised(event.agency(), event.proposal(), event.scopeHash())
                .review(r -> r.applying(event.gates(), event.abroad())
                        .voiding(event.voids())
                        .exception(false))
                .excusing(Folding.conditionOf(event.voids())
                        .or(o -> List.of(Obligation.EX_POST_NOTICE, Obligation.SCOPE_ACKNOWLEDGEMENT)
                                .contains(o.kind())));
        // Unless it asks for less, gates decide upon the whole anew, and no part stands by itself any more.
        var whole = event.narrowing() || next.amended().isEmpty() ? next : next.amending(_ -> Amendments.NONE);
        return operation.stage() == Stage.DRAFT ? whole : whole.in(Stage.SCREENING);
    }
}
