package org.sekimori.phase.closing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.EndEvent;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationFulfilled;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Reporting;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Stamp;
import org.sekimori.phase.closing.ClosingCommand.Answer;
import org.sekimori.phase.closing.ClosingCommand.AnswerObligation;
import org.sekimori.phase.closing.ClosingCommand.AnswerRecommendation;
import org.sekimori.phase.closing.ClosingCommand.Close;
import org.sekimori.phase.closing.ClosingCommand.Expire;
import org.sekimori.phase.closing.ClosingCommand.NotifyCommittee;
import org.sekimori.phase.closing.ClosingCommand.Report;
import org.sekimori.phase.closing.ClosingCommand.Revoke;
import org.sekimori.phase.closing.ClosingEvent.Closed;
import org.sekimori.phase.closing.ClosingEvent.CommitteeNotified;
import org.sekimori.phase.closing.ClosingEvent.RecommendationAnswered;
import org.sekimori.phase.closing.ClosingEvent.Reported;

/** Closing: report, notice, answer, close; revocation and expiry. */
public final class ClosingPhase implements Phase {
    public static final ClosingPhase PHASE = new ClosingPhase();

    private ClosingPhase() {}

    @Override
    public String name() {
        return "closing";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Map.of(
                "report", Report.class,
                "notify-committee", NotifyCommittee.class,
                "answer-recommendation", AnswerRecommendation.class,
                "answer-obligation", AnswerObligation.class,
                "close", Close.class,
                "revoke", Revoke.class,
                "expire", Expire.class);
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(Map.of(
                "org.sekimori.operation.Reported", Reported.class,
                "org.sekimori.operation.CommitteeNotified", CommitteeNotified.class,
                "org.sekimori.operation.RecommendationAnswered", RecommendationAnswered.class,
                "org.sekimori.operation.Closed", Closed.class));
    }

    @Override
    public Decision decide(Dossier dossier, Command command, Act act) {
        return dossier.operation()
                .map(operation -> decide(operation, (ClosingCommand) command, act))
                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a case"));
    }

    private static Decision decide(Operation operation, ClosingCommand command, Act act) {
        return switch (command) {
            case Report report -> report(operation, report);
            case NotifyCommittee notice ->
                Ending.mayNotify(operation)
                        .then(() -> with(
                                operation,
                                new CommitteeNotified(notice.facts()),
                                fulfilled(operation, Obligation.EX_POST_NOTICE)));
            case AnswerRecommendation answer ->
                Ending.mayAnswer(operation)
                        .then(() -> with(
                                operation,
                                new RecommendationAnswered(answer.answer()),
                                fulfilled(operation, Obligation.RECOMMENDATION_ANSWER)));
            case AnswerObligation answer ->
                Ending.mayAnswer(operation, answer.obligation(), act)
                        .then(() -> List.of(operation.fact(
                                new ObligationFulfilled(answer.obligation(), Optional.of(answer.answer())))));
            case Close _ -> Ending.mayClose(operation, act).then(() -> List.of(operation.fact(new Closed())));
            case Revoke revoke ->
                Ending.mayRevoke(operation)
                        .then(() -> over(operation, new EndEvent.Revoked(revoke.reason(), Optional.empty()), act));
            case Expire _ -> Ending.mayExpire(operation, act).then(() -> over(operation, new EndEvent.Expired(), act));
        };
    }

    /** After the start the report is still owed. */
    private static List<Fact> over(Operation operation, EndEvent event, Act act) {
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(event));
        facts.addAll(Reporting.owed(operation, act, 0));
        return facts;
    }

    private static Decision report(Operation operation, Report report) {
        var answers = report.conditions().map(SealedList::items).orElse(List.of());
        return Ending.mayReport(operation)
                .and(() -> Ending.answered(operation, answers))
                .then(() -> with(
                        operation,
                        new Reported(
                                report.result(),
                                report.sideEffects(),
                                report.administratorNotice(),
                                report.residualRisk()),
                        Stream.concat(
                                        answers.stream().map(ClosingPhase::answered),
                                        fulfilled(operation, Obligation.REPORT).stream())
                                .toList()));
    }

    private static ObligationFulfilled answered(Answer answer) {
        return new ObligationFulfilled(answer.id(), Optional.of(Sealed.fresh(answer.answer())));
    }

    private static List<ObligationFulfilled> fulfilled(Operation operation, String kind) {
        return operation.owed(kind).stream()
                .map(o -> new ObligationFulfilled(o.id(), Optional.empty()))
                .toList();
    }

    private static List<Fact> with(Operation operation, Event first, List<ObligationFulfilled> rest) {
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(first));
        rest.forEach(event -> facts.add(operation.fact(event)));
        return facts;
    }

    @Override
    public Dossier evolve(Dossier dossier, Event event, Stamp stamp) {
        var operation = dossier.operation().orElseThrow(() -> new CorruptState(event, "nothing"));
        return dossier.with(
                switch ((ClosingEvent) event) {
                    case Reported _ -> operation.in(Stage.REPORTED);
                    // What they fulfil is told by an entry of its own.
                    case CommitteeNotified _, RecommendationAnswered _ -> operation;
                    case Closed _ -> operation.in(Stage.CLOSED);
                });
    }

    @Override
    public List<Offer> offers(Dossier dossier, Act act) {
        return dossier.operation().map(operation -> offers(operation, act)).orElse(List.of());
    }

    private static List<Offer> offers(Operation operation, Act act) {
        var offers = new ArrayList<Offer>();
        offer(offers, "report", Ending.mayReport(operation));
        offer(offers, "notify-committee", Ending.mayNotify(operation));
        offer(offers, "answer-recommendation", Ending.mayAnswer(operation));
        offer(offers, "answer-obligation", Ending.owes(operation, act));
        offer(offers, "close", Ending.mayClose(operation, act));
        offer(offers, "revoke", Ending.mayRevoke(operation));
        if (act.actor().seat() == Seat.HUB) {
            offer(offers, "expire", Ending.mayExpire(operation, act));
        }
        return offers;
    }

    private static void offer(List<Offer> offers, String name, Requirement requirement) {
        if (requirement.met()) {
            offers.add(Offer.of(name));
        }
    }
}
