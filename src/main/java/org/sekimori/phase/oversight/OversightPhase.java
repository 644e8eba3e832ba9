package org.sekimori.phase.oversight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationFulfilled;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.SittingId;
import org.sekimori.operation.Stamp;
import org.sekimori.phase.oversight.OversightCommand.Adjourn;
import org.sekimori.phase.oversight.OversightCommand.AnswerSupplement;
import org.sekimori.phase.oversight.OversightCommand.Attend;
import org.sekimori.phase.oversight.OversightCommand.Close;
import org.sekimori.phase.oversight.OversightCommand.Decide;
import org.sekimori.phase.oversight.OversightCommand.Hear;
import org.sekimori.phase.oversight.OversightCommand.Leave;
import org.sekimori.phase.oversight.OversightCommand.Move;
import org.sekimori.phase.oversight.OversightCommand.Open;
import org.sekimori.phase.oversight.OversightCommand.Recuse;
import org.sekimori.phase.oversight.OversightCommand.Vote;
import org.sekimori.phase.oversight.OversightCommand.Withdraw;
import org.sekimori.phase.oversight.OversightEvent.SittingOpened;

/** Oversight: the committee sits, hears, moves, votes, decides, closes; the applicant supplements. */
public final class OversightPhase implements Phase {
    public static final OversightPhase PHASE = new OversightPhase();

    private OversightPhase() {}

    @Override
    public String name() {
        return "oversight";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Map.ofEntries(
                Map.entry("sitting-create", Open.class),
                Map.entry("sitting-move", Move.class),
                Map.entry("sitting-withdraw", Withdraw.class),
                Map.entry("sitting-vote", Vote.class),
                Map.entry("sitting-decide", Decide.class),
                Map.entry("sitting-close", Close.class),
                Map.entry("sitting-adjourn", Adjourn.class),
                Map.entry("sitting-attend", Attend.class),
                Map.entry("sitting-leave", Leave.class),
                Map.entry("sitting-recuse", Recuse.class),
                Map.entry("sitting-hear", Hear.class),
                Map.entry("answer-supplement", AnswerSupplement.class));
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(Map.ofEntries(
                Map.entry("org.sekimori.sitting.Opened", SittingEvent.Opened.class),
                Map.entry("org.sekimori.sitting.Moved", SittingEvent.Moved.class),
                Map.entry("org.sekimori.sitting.VoteCast", SittingEvent.VoteCast.class),
                Map.entry("org.sekimori.sitting.Closed", SittingEvent.Closed.class),
                Map.entry("org.sekimori.sitting.Adjourned", SittingEvent.Adjourned.class),
                Map.entry("org.sekimori.sitting.Decided", SittingEvent.Decided.class),
                Map.entry("org.sekimori.sitting.MotionWithdrawn", SittingEvent.MotionWithdrawn.class),
                Map.entry("org.sekimori.sitting.Attended", SittingEvent.Attended.class),
                Map.entry("org.sekimori.sitting.Left", SittingEvent.Left.class),
                Map.entry("org.sekimori.sitting.Recused", SittingEvent.Recused.class),
                Map.entry("org.sekimori.sitting.Heard", SittingEvent.Heard.class),
                Map.entry("org.sekimori.operation.SittingOpened", OversightEvent.SittingOpened.class),
                Map.entry("org.sekimori.operation.SittingEnded", OversightEvent.SittingEnded.class),
                Map.entry("org.sekimori.operation.Confirmed", OversightEvent.Confirmed.class),
                Map.entry("org.sekimori.operation.Recommended", OversightEvent.Recommended.class)));
    }

    @Override
    public Decision decide(Dossier dossier, Command command, Act act) {
        if (dossier.operation().isEmpty()) {
            return Decision.rejected(Reason.UNKNOWN, "Expected a case");
        }
        var operation = dossier.operation().orElseThrow();
        if (command instanceof Open open) {
            return open(operation, open, act);
        }
        if (command instanceof AnswerSupplement answer) {
            return maySupplement(operation, act).then(() -> supplemented(operation, answer));
        }
        return dossier.sitting()
                .map(sitting -> new Session(operation, sitting, act).decide((OversightCommand) command))
                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a sitting"));
    }

    /** Before anybody is named. */
    private static Requirement mayOpen(Operation operation, Sitting.Matter matter, Act act) {
        return Requirement.NONE
                .that(
                        () -> Attending.mayPreside(act.actor(), act),
                        Reason.NOT_PRESIDING,
                        "Expected the chair or the deputy")
                .and(() -> Matters.fits(operation, matter, act))
                .that(
                        () -> operation.hearing().sitting().isEmpty(),
                        Reason.SITTING_OPEN,
                        "Expected no other sitting open on the case");
    }

    private static Decision open(Operation operation, Open open, Act act) {
        var sitting = Attending.sitting(open);
        return mayOpen(operation, open.matter(), act)
                .and(() -> Attending.list(operation, open, act))
                .and(() -> Attending.quorum(sitting, act))
                .that(
                        () -> Attending.presiding(sitting, act)
                                .filter(act.actor().id()::equals)
                                .isPresent(),
                        Reason.NOT_PRESIDING,
                        "Expected who presides to open")
                .then(() -> opened(operation, open, act));
    }

    private static List<Fact> opened(Operation operation, Open open, Act act) {
        var id = new SittingId(act.id(0));
        var opened = new SittingEvent.Opened(
                id,
                operation.id(),
                open.matter(),
                Matters.about(operation, open.matter()).scopeHash(),
                act.actor().id(),
                open.present(),
                Attending.excused(open),
                open.recused().orElse(SealedList.fresh(List.of())));
        return List.of(
                new Fact(id.subject(), opened),
                operation.fact(new SittingOpened(id, open.matter(), Attending.sitting(open))));
    }

    private static Requirement maySupplement(Operation operation, Act act) {
        return Requirement.NONE
                .that(() -> operation.isApplicant(act.actor().id()), Reason.NOT_APPLICANT, "Expected the applicant")
                .that(
                        () -> !operation.owed(Obligation.SUPPLEMENT).isEmpty(),
                        Reason.NO_SUPPLEMENT,
                        "Expected a supplement that the committee asked for");
    }

    /** One answer to everything that was asked; each entry commits to the words by itself. */
    private static List<Fact> supplemented(Operation operation, AnswerSupplement answer) {
        var facts = new ArrayList<Fact>();
        for (var owed : operation.owed(Obligation.SUPPLEMENT)) {
            var words = facts.isEmpty()
                    ? answer.answer()
                    : answer.answer().content().map(Sealed::fresh).orElse(answer.answer());
            facts.add(operation.fact(new ObligationFulfilled(owed.id(), Optional.of(words))));
        }
        return facts;
    }

    @Override
    public Dossier evolve(Dossier dossier, Event event, Stamp stamp) {
        return Fold.evolve(dossier, event, stamp);
    }

    @Override
    public List<Offer> offers(Dossier dossier, Act act) {
        return dossier.operation()
                .map(operation -> {
                    var offers = new ArrayList<Offer>();
                    if (Arrays.stream(Sitting.Matter.values())
                            .anyMatch(matter -> mayOpen(operation, matter, act).met())) {
                        offers.add(Offer.of("sitting-create"));
                    }
                    if (maySupplement(operation, act).met()) {
                        offers.add(Offer.of("answer-supplement"));
                    }
                    dossier.sitting()
                            .ifPresent(sitting -> offers.addAll(new Session(operation, sitting, act).offers()));
                    return List.copyOf(offers);
                })
                .orElse(List.of());
    }
}
