package org.sekimori.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.Command;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Operation;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Target;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.execution.ExecutionEvent.Logged;

/** Numbers 7, 9 and 10 of a log entry: what counts in scope, and when it says that it happened. */
record NeverCounting(Never.Findings found, Act act, Operation operation) {
    void logged(Logged logged, Command command) {
        found.never(
                10,
                command instanceof ExecutionCommand.Account account
                        && !account.occurred().equals(logged.occurred()),
                "an entry with another time than was told");
        if (logged.inScope()) {
            inScope(logged, logged.occurred(), logged.target().content().orElseThrow());
        }
    }

    private void inScope(Logged logged, Instant at, String target) {
        var part = part(target, at);
        var review = part.map(Amendment::review).orElse(operation.review());
        found.never(7, !hashes(part).contains(logged.scopeHash()), "in scope with another hash");
        found.never(7, !operation.proposal().window().contains(at), "in scope outside of the window");
        found.never(7, !operation.execution().runningAt(at), "in scope while nothing was executed");
        found.never(7, unknown(target), "in scope on a target that is none of the case");
        found.never(7, excluded(review, target), "in scope on a target that a gate left out");
        found.never(
                7,
                part.map(a -> !a.knownTo(logged.task(), at)).orElse(false),
                "in scope upon an amendment that the officer had not learnt of");
        for (var halt : operation.execution().halts()) {
            found.never(7, !at.isBefore(halt.at()) && stops(halt, logged, target), "in scope over a halt");
        }
        boolean abroad = part.map(NeverActing::reachesAbroad).orElseGet(() -> abroad(operation));
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

    /** The current hash, and earlier ones under which the act was authorised already. */
    private List<ScopeHash> hashes(Optional<Amendment> part) {
        var hashes = new ArrayList<ScopeHash>();
        hashes.add(operation.scopeHash());
        for (var amendment : operation.amendments().granted().reversed()) {
            if (part.equals(Optional.of(amendment))) {
                break;
            }
            hashes.add(amendment.replaces());
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

    private static boolean stops(Halt halt, Logged logged, String target) {
        return switch (halt.reach()) {
            case ALL -> true;
            case TASK -> halt.task().equals(Optional.of(logged.task()));
            case TARGETS -> halt.covers().items().contains(target);
        };
    }
}
