package org.sekimori.phase.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sekimori.operation.Act;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Command;
import org.sekimori.operation.Consent;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Document;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Folding;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateEvent;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Granting;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationFulfilled;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Stamp;
import org.sekimori.phase.review.ReviewCommand.AttachPaper;
import org.sekimori.phase.review.ReviewCommand.ConfirmOral;
import org.sekimori.phase.review.ReviewCommand.Grant;
import org.sekimori.phase.review.ReviewCommand.InvokeException;
import org.sekimori.phase.review.ReviewCommand.Refuse;
import org.sekimori.phase.review.ReviewCommand.Return;
import org.sekimori.phase.review.ReviewCommand.TakeNote;
import org.sekimori.phase.review.ReviewEvent.ExceptionInvoked;
import org.sekimori.phase.review.ReviewEvent.OralConfirmed;
import org.sekimori.phase.review.ReviewEvent.OralRecorded;
import org.sekimori.phase.review.ReviewEvent.PaperAttached;

/** Reviewing: single and recorded gates are granted, refused, returned; the exception lane is invoked. */
public final class ReviewPhase implements Phase {
    public static final ReviewPhase PHASE = new ReviewPhase();

    private ReviewPhase() {}

    @Override
    public String name() {
        return "review";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Map.of(
                "grant", Grant.class,
                "refuse", Refuse.class,
                "return", Return.class,
                "invoke-exception", InvokeException.class,
                "take-note", TakeNote.class,
                "confirm-oral", ConfirmOral.class,
                "attach-paper", AttachPaper.class);
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(Map.of(
                "org.sekimori.operation.ExceptionInvoked", ExceptionInvoked.class,
                "org.sekimori.operation.OralRecorded", OralRecorded.class,
                "org.sekimori.operation.OralConfirmed", OralConfirmed.class,
                "org.sekimori.operation.PaperAttached", PaperAttached.class));
    }

    @Override
    public Decision decide(Dossier dossier, Command command, Act act) {
        return dossier.operation()
                .map(operation -> decide(operation, dossier.document(), (ReviewCommand) command, act))
                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a case"));
    }

    private static Decision decide(Operation operation, Optional<Document> document, ReviewCommand command, Act act) {
        return switch (command) {
            case Grant grant -> grant(operation, grant, act);
            case Refuse refuse -> refuse(operation, refuse, act);
            case Return given -> giveBack(operation, given, act);
            case ConfirmOral confirm ->
                Confirming.confirms(operation, confirm, act).then(() -> Confirming.confirmed(operation, confirm, act));
            case AttachPaper attach ->
                Confirming.attaches(operation, attach, document, act)
                        .then(() -> Confirming.attached(operation, attach));
            case TakeNote note -> mayTakeNote(operation, note.gate()).then(() -> noted(operation, note.gate()));
            case InvokeException invoke -> mayInvoke(operation, act).then(() -> invoked(operation, invoke, act));
        };
    }

    private static Decision grant(Operation operation, Grant grant, Act act) {
        var matter = operation.underReview();
        return Deciding.open(matter, grant.gate(), act)
                .and(() -> Deciding.scope(matter, grant.scopeHash()))
                .and(() -> Deciding.grant(operation, gate(grant.gate(), act), grant, act))
                .then(() -> Granting.facts(operation, granted(grant), act, 0));
    }

    private static GateEvent.Granted granted(Grant grant) {
        return new GateEvent.Granted(
                grant.gate(),
                grant.scopeHash(),
                grant.reasons(),
                grant.conditions().orElse(SealedList.fresh(List.of())),
                grant.excludes().orElse(SealedList.fresh(List.of())),
                grant.validFrom(),
                grant.validUntil(),
                grant.form(),
                grant.attestation(),
                Optional.empty(),
                grant.attestation().flatMap(Sealed::content).map(Attestation::channel));
    }

    private static Decision refuse(Operation operation, Refuse refuse, Act act) {
        return mayRefuse(operation, refuse.gate(), act)
                .and(() -> Deciding.scope(operation.underReview(), refuse.scopeHash()))
                .and(() -> Deciding.attested(gate(refuse.gate(), act), refuse.attestation(), act))
                .then(() -> List.of(against(
                        operation,
                        Consent.Outcome.REFUSED,
                        refuse.gate(),
                        refuse.scopeHash(),
                        refuse.reasons(),
                        refuse.attestation())));
    }

    /** What was heard waits until it is read back; anything else takes effect. */
    private static Fact against(
            Operation operation,
            Consent.Outcome outcome,
            GateId gate,
            ScopeHash hash,
            Sealed<String> reasons,
            Optional<Sealed<Attestation>> attestation) {
        return attestation
                .filter(_ -> Deciding.oral(attestation))
                .map(heard -> operation.fact(new OralRecorded(
                        gate,
                        hash,
                        outcome,
                        reasons,
                        heard,
                        heard.content().orElseThrow().channel())))
                .orElseGet(() -> Confirming.takingEffect(operation, outcome, gate, hash, reasons, attestation));
    }

    /** After the report a gate can only be granted: what was done cannot be refused any more. */
    private static Requirement mayRefuse(Operation operation, GateId gate, Act act) {
        var matter = operation.underReview();
        return Deciding.open(matter, gate, act).and(() -> Requirement.stage(matter, Stage.REVIEW));
    }

    private static Decision giveBack(Operation operation, Return given, Act act) {
        return mayReturn(operation, given.gate(), act)
                .and(() -> Deciding.scope(operation.underReview(), given.scopeHash()))
                .and(() -> given.gate().equals(GateId.SCREENING)
                        ? Requirement.NONE
                        : Deciding.attested(gate(given.gate(), act), given.attestation(), act))
                .then(() -> List.of(against(
                        operation,
                        Consent.Outcome.RETURNED,
                        given.gate(),
                        given.scopeHash(),
                        given.reasons(),
                        given.attestation().filter(_ -> !given.gate().equals(GateId.SCREENING)))));
    }

    private static Requirement mayReturn(Operation operation, GateId gate, Act act) {
        return gate.equals(GateId.SCREENING)
                ? Deciding.screening(operation.underReview())
                : mayRefuse(operation, gate, act);
    }

    private static Gate gate(GateId id, Act act) {
        return act.rules().gate(id).orElseThrow();
    }

    /** Whose seat it is, policy says; a case that is over asks nobody any more. */
    private static Requirement mayTakeNote(Operation operation, GateId gate) {
        return Requirement.NONE.that(
                () -> notices(operation, gate).findAny().isPresent(),
                Reason.NO_NOTICE,
                "Expected a notice to the gate that is not taken yet");
    }

    private static Stream<Obligation> notices(Operation operation, GateId gate) {
        return operation.owed(Obligation.PARTIAL_GRANT_NOTICE).stream()
                .filter(o -> o.gate().equals(Optional.of(gate)));
    }

    private static List<Fact> noted(Operation operation, GateId gate) {
        return notices(operation, gate)
                .map(o -> operation.fact(new ObligationFulfilled(o.id(), Optional.empty())))
                .toList();
    }

    private static Requirement mayInvoke(Operation operation, Act act) {
        return Requirement.stage(operation, Stage.REVIEW)
                .that(
                        () -> Gates.of(operation, act).onlyVotesMissing(),
                        Reason.GATE_NOT_OPEN,
                        "Expected every consent but the committee's")
                .that(
                        () -> operation.screening().open() == 0,
                        Reason.CONFLICT_OPEN,
                        () -> "Expected no open conflict but there are "
                                + operation.screening().open());
    }

    private static List<Fact> invoked(Operation operation, InvokeException invoke, Act act) {
        var notice = ObligationOpened.of(
                new ObligationId(act.id(0)),
                Obligation.EX_POST_NOTICE,
                operation.agency().director(),
                act);
        return List.of(
                operation.fact(new ExceptionInvoked(invoke.ground(), invoke.facts(), invoke.noTimeBecause())),
                operation.fact(notice),
                operation.fact(new GateEvent.Authorised(operation.scopeHash())));
    }

    @Override
    public Dossier evolve(Dossier dossier, Event event, Stamp stamp) {
        return switch ((ReviewEvent) event) {
            case ExceptionInvoked _ -> dossier.with(operation(dossier, event).review(r -> r.exception(true)));
            case OralRecorded heard -> dossier.with(heard(operation(dossier, event), heard, stamp));
            case OralConfirmed confirmed ->
                dossier.with(operation(dossier, event)
                        .decided(
                                confirmed.scopeHash(),
                                matter -> attesting(
                                        matter,
                                        event,
                                        confirmed.gate(),
                                        a -> a.confirmed(stamp.actor().id()))));
            case PaperAttached attached -> dossier.with(attached(operation(dossier, event), attached));
        };
    }

    private static Operation operation(Dossier dossier, Event event) {
        return dossier.operation().orElseThrow(() -> new CorruptState(event, "nothing"));
    }

    private static Operation heard(Operation operation, OralRecorded event, Stamp stamp) {
        return operation.decided(
                event.scopeHash(),
                matter -> matter.review(review -> review.with(new Consent(
                                event.gate(),
                                event.outcome(),
                                stamp.actor().id(),
                                stamp.recorded(),
                                event.scopeHash(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(new Consent.Attested(
                                        Optional.of(event.channel()),
                                        Optional.of(event.attestation()),
                                        Optional.empty(),
                                        Optional.empty())),
                                stamp.actor().standingInFor(),
                                Optional.of(event.reasons()))))
                        .excusing(Folding.conditionOf(List.of(event.gate()))));
    }

    private static Operation attesting(
            Operation matter, Event event, GateId gate, UnaryOperator<Consent.Attested> change) {
        var consent = matter.review().consents().get(gate);
        if (consent == null || consent.attested().isEmpty()) {
            throw new CorruptState(event, "no recorded decision at " + gate);
        }
        var next = consent.attested(change.apply(consent.attested().get()));
        return matter.review(r -> r.with(next));
    }

    /** To the consent that lacks it; where none does any more, the paper is in the record alone. */
    private static Operation attached(Operation operation, PaperAttached event) {
        return new Elsewhere(operation, event.gate())
                .lackingPaper()
                .map(one -> one.on(operation, event.document()))
                .orElse(operation);
    }

    @Override
    public List<Offer> offers(Dossier dossier, Act act) {
        return dossier.operation().map(operation -> offers(operation, act)).orElse(List.of());
    }

    private static List<Offer> offers(Operation operation, Act act) {
        var offers = new ArrayList<Offer>();
        for (var gate : Stream.concat(
                        operation.review().gates().stream(), operation.underReview().review().gates().stream())
                .distinct()
                .toList()) {
            if (Deciding.open(operation.underReview(), gate, act).met()) {
                offers.add(Offer.of("grant", gate));
            }
            if (Confirming.mayConfirm(operation, gate, act).met()) {
                offers.add(Offer.of("confirm-oral", gate));
            }
            if (Confirming.mayAttach(operation, gate).met()) {
                offers.add(Offer.of("attach-paper", gate));
            }
            if (mayTakeNote(operation, gate).met()) {
                offers.add(Offer.of("take-note", gate));
            }
            if (mayRefuse(operation, gate, act).met()) {
                offers.add(Offer.of("refuse", gate));
                offers.add(Offer.of("return", gate));
            }
        }
        if (Deciding.screening(operation.underReview()).met()) {
            offers.add(Offer.of("return", GateId.SCREENING));
        }
        if (mayInvoke(operation, act).met()) {
            offers.add(Offer.of("invoke-exception"));
        }
        return offers;
    }
}
