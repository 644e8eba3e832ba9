package org.sekimori.model;

import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.review.ReviewCommand;

/** Which of the moves that would be taken brings a case on its way to the end, and which of them first. */
record Ahead(Operation operation, Optional<Sitting> sitting) {
    private static final List<Resolution> GOOD =
            List.of(Resolution.APPROVE, Resolution.CONFIRM, Resolution.LIFT_HALT, Resolution.RECOMMEND);

    /** In the order in which they come, where several would be taken. */
    private static final List<String> ORDER = List.of(
            "close",
            "answer-obligation",
            "answer-recommendation",
            "answer-supplement",
            "attach-paper",
            "take-note",
            "report",
            "notify-committee",
            "sitting-close",
            "sitting-vote",
            "sitting-move",
            "acknowledge-halt",
            "acknowledge-scope",
            "resume",
            "sitting-create",
            "confirm-oral",
            "grant",
            "log",
            "end",
            "start",
            "ready",
            "accept",
            "task",
            "submit",
            "sitting-adjourn");

    /** Those of the taken moves that come first; none: it goes no further from here. */
    List<Move> first(List<Move> taken) {
        return ORDER.stream()
                .map(action -> taken.stream()
                        .filter(move -> move.action().equals(action) && wanted(move))
                        .toList())
                .filter(moves -> !moves.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private boolean wanted(Move move) {
        return switch (move.command()) {
            case ReviewCommand.Grant grant -> plain(grant);
            case OversightCommand.Open open -> needed(open);
            case OversightCommand.Move motion ->
                GOOD.contains(motion.decision())
                        && motion.conditions().isEmpty()
                        && motion.excludes().isEmpty();
            case OversightCommand.Vote vote -> vote.choice().content().equals(Optional.of(wantedVote()));
            case OversightCommand.Close close ->
                close.castingVote().flatMap(Sealed::content).orElse(wantedVote()) == wantedVote();
            case ExecutionCommand.Log log -> operation.execution().entries() == 0 && inOrder(log);
            case ClosingCommand.NotifyCommittee _ ->
                !operation.owed(Obligation.EX_POST_NOTICE).isEmpty();
            default -> true;
        };
    }

    private boolean inOrder(ExecutionCommand.Log log) {
        return log.deviation().isEmpty()
                && log.safeStop().isEmpty()
                && log.target().equals(Words.target("t1"))
                && log.scopeHash().equals(operation.scopeHash())
                && operation.execution().runningAt(log.occurred());
    }

    private static boolean plain(ReviewCommand.Grant grant) {
        return !Words.heard(grant.attestation())
                && grant.conditions().isEmpty()
                && grant.excludes().isEmpty();
    }

    private boolean needed(OversightCommand.Open open) {
        boolean waits = operation.underReview().stage() == Stage.REVIEW;
        return open.recused().isEmpty()
                && switch (open.matter()) {
                    case APPROVAL -> waits;
                    case CONFIRMATION -> operation.stage() == Stage.REPORTED;
                    case HALT -> operation.stage() == Stage.HALTED;
                    case RECOMMENDATION, REVOCATION -> false;
                };
    }

    private Choice wantedVote() {
        return sitting.flatMap(Sitting::motion)
                        .map(motion -> GOOD.contains(motion.decision()))
                        .orElse(true)
                ? Choice.FOR
                : Choice.AGAINST;
    }
}
