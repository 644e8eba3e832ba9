package org.sekimori.phase.closing;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.sekimori.operation.Act;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Stage;
import org.sekimori.phase.closing.ClosingCommand.Answer;

/** Whether the case is ready for each step of its end. */
final class Ending {
    private Ending() {}

    static Requirement mayReport(Operation operation) {
        return Requirement.stage(operation, Stage.ENDED);
    }

    /** One answer for each condition in force, and for nothing else. */
    static Requirement answered(Operation operation, List<Answer> answers) {
        var open = operation.owed(Obligation.CONDITION).stream()
                .map(Obligation::id)
                .collect(Collectors.toSet());
        var named = new HashSet<>(answers.stream().map(Answer::id).toList());
        return Requirement.NONE
                .that(() -> named.size() == answers.size(), Reason.DUPLICATE_ID, "Expected one answer a condition")
                .that(() -> open.containsAll(named), Reason.UNKNOWN_CONDITION, "Expected conditions in force only")
                .that(
                        () -> named.containsAll(open),
                        Reason.CONDITIONS_UNANSWERED,
                        "Expected answers to all " + open.size() + " conditions in force");
    }

    static Requirement mayNotify(Operation operation) {
        return Requirement.stage(operation, Stage.EXECUTING, Stage.HALTED, Stage.ENDED, Stage.REPORTED)
                .that(
                        () -> operation.review().exception(),
                        Reason.NOT_EXCEPTION,
                        "Expected a case of the exception lane")
                .that(
                        () -> !operation.owed(Obligation.EX_POST_NOTICE).isEmpty(),
                        Reason.ALREADY_EXISTS,
                        "Expected the notice to be owed still");
    }

    static Requirement mayAnswer(Operation operation) {
        return Requirement.stage(operation, Stage.REPORTED)
                .that(
                        () -> !operation.owed(Obligation.RECOMMENDATION_ANSWER).isEmpty(),
                        Reason.NO_RECOMMENDATION,
                        "Expected a recommendation that is not answered");
    }

    /** Words are owed by the actor's seat. */
    static Requirement owes(Operation operation, Act act) {
        return Requirement.NONE.that(
                () -> operation.obligations().stream()
                        .anyMatch(o ->
                                o.awaitsAnswer() && o.owner() == act.actor().seat()),
                Reason.OBLIGATION_NOT_OWED,
                "Expected an obligation that this seat owes an answer to");
    }

    static Requirement mayAnswer(Operation operation, ObligationId id, Act act) {
        var owed = operation.obligations().stream()
                .filter(o -> o.id().equals(id) && Obligation.ANSWERED.contains(o.kind()))
                .findAny();
        return Requirement.NONE
                .that(
                        owed::isPresent,
                        Reason.UNKNOWN_OBLIGATION,
                        "Expected an obligation of the case that is answered in words")
                .that(
                        () -> owed.orElseThrow().owner() == act.actor().seat(),
                        Reason.NOT_OWNER,
                        "Expected the seat that owes it")
                .that(
                        () -> owed.orElseThrow().isOpen(),
                        Reason.OBLIGATION_NOT_OWED,
                        "Expected an obligation that is owed still");
    }

    /** Source: Act 42 of 2025, chapter 8: a measure without prior approval is notified, then confirmed or recommended upon. */
    static Requirement mayClose(Operation operation, Act act) {
        var gates = Gates.of(operation, act);
        return Requirement.stage(operation, Stage.REPORTED)
                .that(
                        () -> operation.owed(Obligation.EX_POST_NOTICE).isEmpty(),
                        Reason.NOT_NOTIFIED,
                        "Expected the ex-post notice to be given")
                .that(
                        () -> !gates.needsFinding()
                                || operation.hearing().finding().isPresent(),
                        Reason.NOT_CONFIRMED,
                        "Expected the committee's confirmation or recommendation")
                .that(
                        () -> gates.missingAfterReport().isEmpty(),
                        Reason.NOT_CONFIRMED,
                        () -> "Expected every gate after the report granted but missing: " + gates.missingAfterReport())
                .that(
                        () -> operation.owed(Obligation.RECOMMENDATION_ANSWER).isEmpty(),
                        Reason.RECOMMENDATION_UNANSWERED,
                        "Expected every recommendation to be answered")
                .that(
                        () -> operation.obligations().stream().noneMatch(Obligation::awaitsAnswer),
                        Reason.OBLIGATION_OWED,
                        "Expected every obligation of a log entry to be answered");
    }

    static Requirement mayRevoke(Operation operation) {
        return Requirement.stage(
                operation,
                Stage.DRAFT,
                Stage.SCREENING,
                Stage.REVIEW,
                Stage.AUTHORISED,
                Stage.TASKED,
                Stage.EXECUTING,
                Stage.HALTED);
    }

    static Requirement mayExpire(Operation operation, Act act) {
        return mayRevoke(operation)
                .that(
                        () -> !act.now().isBefore(operation.proposal().window().to()),
                        Reason.NOT_DUE,
                        "Expected a window that is over");
    }
}
