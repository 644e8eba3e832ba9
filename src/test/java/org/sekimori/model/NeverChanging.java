package org.sekimori.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Task;
import org.sekimori.operation.TaskId;

/** Numbers 1 and 7 of a revision: nobody goes on upon what was asked for before, and what was done stays what it was. */
record NeverChanging(Never.Findings found, Steps.Step step) {
    void revised(Operation before, Operation after) {
        found.never(7, before.execution().started(), "a measure that has begun is revised");
        found.never(
                1,
                another(before.proposal(), after.proposal())
                        && after.review().consents().values().stream()
                                .anyMatch(consent -> consent.outcome() == Consent.Outcome.GRANTED),
                "a grant outlives another basis, other executors or another kind of measure");
        found.never(
                1,
                !told().containsAll(before.liveTasks().stream().map(Task::id).toList()),
                "an officer is not told that the task was taken back");
    }

    private static boolean another(Proposal before, Proposal after) {
        return !before.legalBasis().equals(after.legalBasis())
                || !before.executors().equals(after.executors())
                || !kinds(before).containsAll(kinds(after));
    }

    private static Set<Measure.Kind> kinds(Proposal proposal) {
        return proposal.measures().items().stream().map(Measure::kind).collect(Collectors.toSet());
    }

    private List<TaskId> told() {
        return step.facts().stream()
                .map(fact -> fact.event() instanceof ObligationOpened opened
                                && opened.kind().equals(Obligation.SCOPE_ACKNOWLEDGEMENT)
                        ? opened.task()
                        : Optional.<TaskId>empty())
                .flatMap(Optional::stream)
                .toList();
    }
}
