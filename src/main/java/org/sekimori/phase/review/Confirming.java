package org.sekimori.phase.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Document;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Granting;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationFulfilled;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.phase.review.ReviewCommand.AttachPaper;
import org.sekimori.phase.review.ReviewCommand.ConfirmOral;
import org.sekimori.phase.review.ReviewEvent.OralConfirmed;
import org.sekimori.phase.review.ReviewEvent.PaperAttached;

/** Oral decisions taken elsewhere: read back by a second person at a second desk, and followed by their paper. */
final class Confirming {
    private Confirming() {}

    static Requirement mayConfirm(Operation operation, GateId id, Act act) {
        var gate = act.rules().gate(id);
        return Requirement.NONE
                .that(gate::isPresent, Reason.UNKNOWN_GATE, "Expected a known gate but it is " + id)
                .that(
                        () -> consent(operation, id).map(Consent::unconfirmed).orElse(false),
                        Reason.NOT_ORAL,
                        "Expected an oral decision that was not read back yet at " + id)
                .and(() -> secondDesk(operation, gate.orElseThrow(), act))
                .and(() -> Gates.of(operation.underReview(), act).openness(gate.orElseThrow()))
                .that(
                        () -> consent(operation, id)
                                .map(consent -> consent.inForceAt(act.now())
                                        || consent.validFrom()
                                                .map(act.now()::isBefore)
                                                .orElse(false))
                                .orElse(false),
                        Reason.CONSENT_EXPIRED,
                        "Expected a decision that is still in force at " + id);
    }

    private static Requirement secondDesk(Operation operation, Gate gate, Act act) {
        var actor = act.actor();
        return Requirement.NONE
                .that(
                        () -> actor.persons().stream().noneMatch(operation::isApplicant),
                        Reason.APPLICANT_DECIDES,
                        "Expected somebody other than the applicant")
                .that(
                        () -> gate.readBack().contains(actor.seat())
                                && gate.holder().seat(operation.agency()) != actor.seat(),
                        Reason.NOT_SECOND_DESK,
                        "Expected one of the desks that read back at " + gate.id())
                .that(
                        () -> consent(operation, gate.id())
                                .map(consent -> !actor.isOneOf(consent.persons()))
                                .orElse(true),
                        Reason.SAME_PERSON,
                        "Expected another person than the one who recorded the decision");
    }

    static Requirement confirms(Operation operation, ConfirmOral confirm, Act act) {
        return mayConfirm(operation, confirm.gate(), act)
                .and(() -> Deciding.scope(operation.underReview(), confirm.scopeHash()))
                .that(
                        () -> consent(operation, confirm.gate())
                                .map(consent -> consent.scopeHash().equals(confirm.scopeHash()))
                                .orElse(false),
                        Reason.SCOPE_CHANGED,
                        "Expected the scope hash that the decision saw")
                .that(
                        () -> confirm.readBack()
                                .content()
                                .map(read -> !read.at().isAfter(act.now()))
                                .orElse(true),
                        Reason.OUT_OF_RANGE,
                        "Expected a read-back that has already happened");
    }

    /** It counts; its paper is owed by the desk that recorded it, unless it is there; and it may be the last one missing. */
    static List<Fact> confirmed(Operation operation, ConfirmOral confirm, Act act) {
        var gate = act.rules().gate(confirm.gate()).orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(new OralConfirmed(confirm.gate(), confirm.scopeHash(), confirm.readBack())));
        if (paper(operation, confirm.gate()).isEmpty()) {
            facts.add(operation.fact(ObligationOpened.of(
                            new ObligationId(act.id(0)),
                            Obligation.PAPER_TO_FOLLOW,
                            gate.holder().seat(operation.agency()),
                            act)
                    .of(confirm.gate())));
        }
        facts.addAll(Granting.authorised(operation, confirm.gate(), act, 1));
        return facts;
    }

    static Requirement mayAttach(Operation operation, GateId id, Act act) {
        return Requirement.NONE
                .that(
                        () -> consent(operation, id)
                                        .map(consent -> consent.outcome() == Consent.Outcome.GRANTED
                                                && consent.attested().isPresent())
                                        .orElse(false)
                                || !owed(operation, id).isEmpty(),
                        Reason.NO_RECORDED_CONSENT,
                        "Expected a recorded consent at " + id)
                .that(
                        () -> paper(operation, id).isEmpty()
                                || !owed(operation, id).isEmpty(),
                        Reason.PAPER_ATTACHED,
                        "Expected a decision without its paper at " + id);
    }

    /** A document that the desk may not know of is no other than one that does not exist. */
    static Requirement attaches(Operation operation, AttachPaper attach, Optional<Document> document, Act act) {
        return mayAttach(operation, attach.gate(), act)
                .that(
                        () -> document.map(found -> found.operation().equals(operation.id())
                                        && !found.committee()
                                        && act.rules()
                                                .handling()
                                                .reaches(
                                                        found.handling(),
                                                        act.actor().organisation()))
                                .orElse(false),
                        Reason.UNKNOWN_DOCUMENT,
                        "Expected a registered document of the case");
    }

    static List<Fact> attached(Operation operation, AttachPaper attach) {
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(new PaperAttached(attach.gate(), attach.document())));
        owed(operation, attach.gate())
                .forEach(owed -> facts.add(operation.fact(new ObligationFulfilled(owed.id(), Optional.empty()))));
        return facts;
    }

    /** Also that of an amendment, whose consents stand beside the case's. */
    private static List<Obligation> owed(Operation operation, GateId gate) {
        return operation.owed(Obligation.PAPER_TO_FOLLOW).stream()
                .filter(owed -> owed.gate().equals(Optional.of(gate)))
                .toList();
    }

    /** A decision taken elsewhere that stands here without its paper. */
    static boolean lacksPaper(Operation matter, GateId gate) {
        return Optional.ofNullable(matter.review().consents().get(gate))
                .flatMap(Consent::attested)
                .filter(attested -> attested.paper().isEmpty())
                .isPresent();
    }

    private static Optional<Consent> consent(Operation operation, GateId gate) {
        return Optional.ofNullable(operation.underReview().review().consents().get(gate));
    }

    private static Optional<?> paper(Operation operation, GateId gate) {
        return consent(operation, gate).flatMap(Consent::attested).flatMap(Consent.Attested::paper);
    }
}
