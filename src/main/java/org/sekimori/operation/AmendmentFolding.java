package org.sekimori.operation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.sekimori.operation.AmendmentEvent.Amended;
import org.sekimori.operation.AmendmentEvent.AmendmentEnded;
import org.sekimori.operation.AmendmentEvent.ScopeAcknowledged;
import org.sekimori.operation.AmendmentEvent.Widened;

/** What a case and its amendments are after an event of an amendment. */
final class AmendmentFolding {
    private AmendmentFolding() {}

    /** A condition or a notice that a grant of the pending amendment opened stands and falls with the amendment. */
    static Operation owing(Operation operation, Obligation opened) {
        return operation.pending().isPresent()
                        && Folding.conditionOf(gates(operation)).test(opened)
                ? operation.amending(all -> all.pending(a -> a.owing(opened.id())))
                : operation;
    }

    private static List<GateId> gates(Operation operation) {
        return operation.pending().orElseThrow().review().gates();
    }

    static Operation evolve(Operation operation, AmendmentEvent event, Stamp stamp) {
        return switch (event) {
            case Amended amended -> amended(operation, amended, stamp);
            case Widened widened -> widened(operation, widened, stamp);
            case AmendmentEnded ended -> ended(operation, ended, stamp);
            case ScopeAcknowledged heard ->
                operation.amending(all -> all.each(a -> a.acknowledgedBy(heard.task(), stamp.recorded())));
        };
    }

    /** Whoever decided the case for a body decides its amendment for no other. */
    private static Operation amended(Operation operation, Amended event, Stamp stamp) {
        var review = new Operation.Review(
                event.gates(), event.abroad(), Map.of(), operation.review().deciders(), Optional.empty(), true, false);
        return operation.amending(all -> all.with(new Amendment(
                event.amendment(),
                Amendment.State.SCREENING,
                operation.proposal(),
                event.proposal(),
                event.replaces(),
                event.scopeHash(),
                review,
                Operation.Screening.NONE,
                stamp.recorded(),
                Optional.empty(),
                Set.of(),
                Map.of(),
                Set.of())));
    }

    /** A gate's decision upon the pending amendment, which bears this hash, if that is what the event is about. */
    static Optional<Operation> decided(Operation operation, ScopeHash hash, UnaryOperator<Operation> fold) {
        return operation.pending().filter(a -> a.scopeHash().equals(hash)).map(pending -> {
            var view = fold.apply(pending.asCase(operation));
            return merged(operation, view).amending(all -> all.pending(a -> a.from(view)));
        });
    }

    /** Who decided the amendment has decided in the case. */
    private static Operation merged(Operation operation, Operation view) {
        var next = operation;
        for (var decider : view.review().deciders()) {
            next = next.review(r -> r.decidedBy(decider));
        }
        return next;
    }

    /** Consents of the case stay as they are; a gate that it did not need before is granted by the amendment's. */
    private static Operation widened(Operation operation, Widened event, Stamp stamp) {
        var pending = operation.pending().orElseThrow(() -> new CorruptState(event, "no amendment"));
        var conflicts = new HashMap<>(operation.screening().conflicts());
        pending.screening().conflicts().forEach((id, open) -> conflicts.merge(id, open, Boolean::logicalOr));
        var tasks = operation.liveTasks().stream().map(Task::id).collect(Collectors.toUnmodifiableSet());
        var next = operation
                .revised(operation.agency(), event.proposal(), event.scopeHash())
                .review(r -> r.applying(event.gates(), event.abroad()))
                .with(new Operation.Screening(Optional.of(event.scopeHash()), conflicts))
                .amending(all -> all.pending(a -> a.granted(stamp.recorded(), tasks)));
        for (var consent : pending.review().consents().values()) {
            if (!operation.review().applies(consent.gate())) {
                next = next.review(r -> r.with(consent));
            }
        }
        return next;
    }

    /** A conflict that the case had already and that the amendment opened again stays open: nobody has disposed of it. */
    private static Operation ended(Operation operation, AmendmentEnded event, Stamp stamp) {
        var pending = operation.pending().orElseThrow(() -> new CorruptState(event, "no amendment"));
        var conflicts = new HashMap<>(operation.screening().conflicts());
        pending.screening().conflicts().forEach((id, open) -> conflicts.computeIfPresent(id, (_, was) -> was || open));
        var decided = event.gate().isEmpty()
                ? operation
                : merged(
                        operation,
                        Folding.decided(
                                pending.asCase(operation),
                                event.gate().orElseThrow(),
                                event.attestation().isPresent(),
                                event.sitting(),
                                stamp));
        return decided.with(new Operation.Screening(operation.screening().screened(), conflicts))
                .amending(all -> all.pending(a -> a.in(event.outcome().state(), Optional.of(stamp.recorded()))))
                .excusing(o -> pending.conditions().contains(o.id()));
    }
}
