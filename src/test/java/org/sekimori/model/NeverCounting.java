package org.sekimori.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Act;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Target;
import org.sekimori.operation.TaskId;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.execution.ExecutionEvent.Corrected;
import org.sekimori.phase.execution.ExecutionEvent.Logged;

/** Numbers 7, 9 and 10 of a log entry: what counts in scope, what follows if it does not, and when it says that it happened. */
record NeverCounting(Never.Findings found, Steps.Step step, Act act, Operation operation) {
    /** What stands on record, as an entry of its own or as the correction of one. */
    record Told(
            TaskId task,
            Sealed<String> target,
            Instant occurred,
            ScopeHash scopeHash,
            boolean inScope,
            boolean flagged) {
        static Told of(Logged logged) {
            return new Told(
                    logged.task(),
                    logged.target(),
                    logged.occurred(),
                    logged.scopeHash(),
                    logged.inScope(),
                    !logged.flags().isEmpty());
        }

        static Told of(Corrected corrected) {
            return new Told(
                    corrected.task(),
                    corrected.target(),
                    corrected.occurred(),
                    corrected.scopeHash(),
                    corrected.inScope(),
                    !corrected.flags().isEmpty());
        }
    }

    void told(Told told) {
        found.never(
                10,
                step.move().command() instanceof ExecutionCommand.Account account
                        && !account.occurred().equals(told.occurred()),
                "an entry with another time than was told");
        if (told.inScope()) {
            inScope(told, told.occurred(), told.target().content().orElseThrow());
        }
        if (told.flagged()) {
            found.never(7, told.inScope(), "in scope with a flag");
            answered(step.after().operation());
        }
    }

    /** Until the measure is over it stops, and the agency's director owes word of it at any time. */
    private void answered(Operation after) {
        found.never(
                7,
                Set.of(Stage.AUTHORISED, Stage.TASKED, Stage.EXECUTING).contains(after.stage()),
                "an entry out of scope that halts nothing");
        found.never(7, owed(after) <= owed(operation), "an entry out of scope that nobody owes word of");
    }

    private static long owed(Operation operation) {
        return operation.obligations().stream()
                .filter(o -> o.kind().equals(Obligation.OUT_OF_SCOPE_ENTRY))
                .count();
    }

    private void inScope(Told told, Instant at, String target) {
        var part = part(target, at);
        var review = part.map(Amendment::review).orElse(operation.review());
        found.never(7, !hashes(part, told.task()).contains(told.scopeHash()), "in scope with another hash");
        found.never(7, !operation.proposal().window().contains(at), "in scope outside of the window");
        found.never(7, !operation.execution().runningAt(at), "in scope while nothing was executed");
        found.never(
                7,
                operation
                        .task(told.task())
                        .filter(task -> task.officer().equals(act.actor().id()))
                        .isEmpty(),
                "in scope upon a task of somebody else");
        found.never(7, unknown(target), "in scope on a target that is none of the case");
        found.never(7, excluded(review, target), "in scope on a target that a gate left out");
        found.never(
                7,
                part.map(a -> !a.knownTo(told.task(), at)).orElse(false),
                "in scope upon an amendment that the officer had not learnt of");
        for (var halt : operation.execution().halts()) {
            found.never(7, !at.isBefore(halt.at()) && stops(halt, told, target), "in scope over a halt");
        }
        boolean abroad = part.map(NeverAmending::reachesAbroad).orElseGet(() -> abroad(operation));
        boolean exception = part.isEmpty() && operation.review().exception();
        for (var gate : Consented.needed(operation.proposal(), abroad, exception)) {
            found.never(7, !Consented.live(review, gate, at), "in scope without a consent of " + gate);
        }
        found.never(
                9,
                !SmallWorld.RULES
                        .directory()
                        .person(act.actor().id())
                        .orElseThrow()
                        .designatedAt(act.actor().seat(), at),
                "in scope by an officer without a designation");
    }

    /** What the case itself was asked about. */
    private static boolean abroad(Operation operation) {
        var granted = operation.amendments().granted();
        return Consented.abroad(
                granted.isEmpty() ? operation.proposal() : granted.getFirst().before());
    }

    /** The amendment without which the act would not be authorised. */
    private Optional<Amendment> part(String target, Instant at) {
        return operation.amendments().granted().reversed().stream()
                .filter(a -> a.addedTargets().contains(target)
                        || !a.before().window().contains(at))
                .findFirst();
    }

    /** The current hash, and earlier ones under which the act was authorised already and the officer was tasked. */
    private List<ScopeHash> hashes(Optional<Amendment> part, TaskId task) {
        var hashes = new ArrayList<ScopeHash>();
        hashes.add(operation.scopeHash());
        for (var amendment : operation.amendments().granted().reversed()) {
            if (part.equals(Optional.of(amendment))) {
                break;
            }
            if (amendment.told().contains(task)) {
                hashes.add(amendment.replaces());
            }
        }
        return hashes;
    }

    private boolean unknown(String target) {
        return SmallWorld.targets(operation.proposal()).stream().map(Target::id).noneMatch(target::equals);
    }

    private static boolean excluded(Operation.Review review, String target) {
        return review.consents().values().stream()
                .filter(consent -> consent.outcome() == Consent.Outcome.GRANTED)
                .flatMap(consent -> consent.excludes().map(SealedList::items).orElse(List.of()).stream())
                .anyMatch(target::equals);
    }

    private static boolean stops(Halt halt, Told told, String target) {
        return switch (halt.reach()) {
            case ALL -> true;
            case TASK -> halt.task().equals(Optional.of(told.task()));
            case TARGETS -> halt.covers().items().contains(target);
        };
    }
}
