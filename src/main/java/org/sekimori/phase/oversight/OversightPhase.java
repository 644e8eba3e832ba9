package org.sekimori.phase.oversight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.SittingId;
import org.sekimori.operation.Stamp;
import org.sekimori.phase.oversight.OversightCommand.Adjourn;
import org.sekimori.phase.oversight.OversightCommand.Close;
import org.sekimori.phase.oversight.OversightCommand.Move;
import org.sekimori.phase.oversight.OversightCommand.Open;
import org.sekimori.phase.oversight.OversightCommand.Vote;
import org.sekimori.phase.oversight.OversightEvent.SittingOpened;

/** Oversight: the committee sits, moves, votes, closes. */
public final class OversightPhase implements Phase {
    public static final OversightPhase PHASE = new OversightPhase();

    private OversightPhase() {}

    @Override
    public String name() {
        return "oversight";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Map.of(
                "sitting-create", Open.class,
                "sitting-move", Move.class,
                "sitting-vote", Vote.class,
                "sitting-close", Close.class,
                "sitting-adjourn", Adjourn.class);
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(Map.of(
                "org.sekimori.sitting.Opened", SittingEvent.Opened.class,
                "org.sekimori.sitting.Moved", SittingEvent.Moved.class,
                "org.sekimori.sitting.VoteCast", SittingEvent.VoteCast.class,
                "org.sekimori.sitting.Closed", SittingEvent.Closed.class,
                "org.sekimori.sitting.Adjourned", SittingEvent.Adjourned.class,
                "org.sekimori.operation.SittingOpened", OversightEvent.SittingOpened.class,
                "org.sekimori.operation.SittingEnded", OversightEvent.SittingEnded.class,
                "org.sekimori.operation.Confirmed", OversightEvent.Confirmed.class,
                "org.sekimori.operation.Recommended", OversightEvent.Recommended.class));
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
                    dossier.sitting()
                            .ifPresent(sitting -> offers.addAll(new Session(operation, sitting, act).offers()));
                    return List.copyOf(offers);
                })
                .orElse(List.of());
    }
}
