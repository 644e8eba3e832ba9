package org.sekimori.phase.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Document;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateEvent;
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
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
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
                                .map(consent -> consent.awaitsReadBack(act.now()))
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
                        () -> consent(operation, confirm.gate())
                                .map(Confirming::readable)
                                .orElse(false),
                        Reason.CONTENT_WITHHELD,
                        "Expected readable words of a decision that is told again")
                .that(
                        () -> confirm.readBack()
                                .content()
                                .map(read -> !read.at().isAfter(act.now()))
                                .orElse(true),
                        Reason.OUT_OF_RANGE,
                        "Expected a read-back that has already happened");
    }

    /** It counts; its paper is owed by the desk that recorded it, unless it is there; and a grant may be the last one missing. */
    static List<Fact> confirmed(Operation operation, ConfirmOral confirm, Act act) {
        var gate = act.rules().gate(confirm.gate()).orElseThrow();
        var consent = consent(operation, confirm.gate()).orElseThrow();
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(new OralConfirmed(confirm.gate(), confirm.scopeHash(), confirm.readBack())));
        if (consent.against()) {
            facts.add(takingEffect(
                    operation,
                    consent.outcome(),
                    gate.id(),
                    consent.scopeHash(),
                    consent.reasons().orElseThrow(),
                    consent.attested().flatMap(Consent.Attested::attestation)));
        }
        if (paper(operation, confirm.gate()).isEmpty()) {
            facts.add(operation.fact(ObligationOpened.of(
                            new ObligationId(act.id(0)),
                            Obligation.PAPER_TO_FOLLOW,
                            gate.holder().seat(operation.agency()),
                            act)
                    .of(confirm.gate())));
        }
        if (!consent.against()) {
            facts.addAll(Granting.authorised(operation, confirm.gate(), act, 1));
        }
        return facts;
    }

    /** What is told again with its effect can be read here. */
    private static boolean readable(Consent heard) {
        return !heard.against()
                || (heard.reasons().flatMap(Sealed::content).isPresent()
                        && heard.attested()
                                .flatMap(Consent.Attested::attestation)
                                .flatMap(Sealed::content)
                                .isPresent());
    }

    /** A refusal or a return that counts. */
    static Fact takingEffect(
            Operation operation,
            Consent.Outcome outcome,
            GateId gate,
            ScopeHash hash,
            Sealed<String> reasons,
            Optional<Sealed<Attestation>> attestation) {
        return Granting.against(
                operation,
                outcome == Consent.Outcome.REFUSED
                        ? new GateEvent.Refused(gate, hash, reasons, attestation, Optional.empty())
                        : new GateEvent.Returned(gate, hash, reasons, attestation, Optional.empty()));
    }

    static Requirement mayAttach(Operation operation, GateId id) {
        var elsewhere = new Elsewhere(operation, id);
        return Requirement.NONE
                .that(
                        () -> !elsewhere.all().isEmpty() || elsewhere.owed().isPresent(),
                        Reason.NO_RECORDED_CONSENT,
                        "Expected a recorded consent at " + id)
                .that(
                        () -> elsewhere.lackingPaper().isPresent()
                                || elsewhere.owed().isPresent(),
                        Reason.PAPER_ATTACHED,
                        "Expected a decision without its paper at " + id);
    }

    /** A document that the desk may not know of is no other than one that does not exist. */
    static Requirement attaches(Operation operation, AttachPaper attach, Optional<Document> document, Act act) {
        return mayAttach(operation, attach.gate())
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
        new Elsewhere(operation, attach.gate())
                .owed()
                .ifPresent(owed -> facts.add(operation.fact(new ObligationFulfilled(owed.id(), Optional.empty()))));
        return facts;
    }

    private static Optional<Consent> consent(Operation operation, GateId gate) {
        return Optional.ofNullable(operation.underReview().review().consents().get(gate));
    }

    private static Optional<?> paper(Operation operation, GateId gate) {
        return consent(operation, gate).flatMap(Consent::attested).flatMap(Consent.Attested::paper);
    }
}
