package org.sekimori.phase.review;

import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Granting;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Stage;
import org.sekimori.phase.review.ReviewCommand.Grant;

/** Whether a single or recorded gate may be decided now, by this person, with this content. */
final class Deciding {
    private Deciding() {}

    /** The gate is open to this person; before any content is seen. */
    static Requirement open(Operation operation, GateId id, Act act) {
        var gate = act.rules().gate(id);
        return Requirement.NONE
                .that(gate::isPresent, Reason.UNKNOWN_GATE, "Expected a known gate but it is " + id)
                .and(() -> person(operation, gate.orElseThrow(), act))
                .and(() -> Gates.of(operation, act).openness(gate.orElseThrow()));
    }

    private static Requirement person(Operation operation, Gate gate, Act act) {
        var actor = act.actor();
        return Requirement.NONE
                .that(
                        () -> gate.kind() != Gate.Kind.VOTE,
                        Reason.ONLY_BY_SITTING,
                        "Expected a gate of one seat but " + gate.id() + " is the committee's")
                .that(
                        () -> actor.persons().stream().noneMatch(operation::isApplicant),
                        Reason.APPLICANT_DECIDES,
                        "Expected somebody other than the applicant")
                .that(
                        () -> gate.kind() != Gate.Kind.SINGLE
                                || !operation.review().decidedForAnotherBody(actor),
                        Reason.DECIDED_FOR_ANOTHER_BODY,
                        "Expected somebody who decided for no other body");
    }

    static Requirement scope(Operation operation, ScopeHash seen) {
        return Requirement.NONE.that(
                () -> seen.equals(operation.scopeHash()), Reason.SCOPE_CHANGED, "Expected the current scope hash");
    }

    static Requirement attested(Gate gate, Optional<Sealed<Attestation>> attestation, Act act) {
        var recorded = gate.kind() == Gate.Kind.RECORDED;
        return Requirement.NONE
                .that(
                        () -> !recorded || attestation.isPresent(),
                        Reason.ATTESTATION_NEEDED,
                        "Expected an attestation: " + gate.id() + " records a decision taken elsewhere")
                .that(
                        () -> recorded || attestation.isEmpty(),
                        Reason.ATTESTATION_NOT_EXPECTED,
                        "Expected no attestation: " + gate.id() + " is decided here")
                .that(
                        () -> attestation
                                .flatMap(Sealed::content)
                                .map(a -> !a.decidedAt().isAfter(act.now()))
                                .orElse(true),
                        Reason.OUT_OF_RANGE,
                        "Expected a decision that was already taken")
                .that(
                        () -> attestation
                                .flatMap(Sealed::content)
                                .map(Attestation::namesListener)
                                .orElse(true),
                        Reason.LISTENER_NEEDED,
                        "Expected an oral attestation to name who heard it")
                .that(
                        () -> !gate.readBack().isEmpty() || !oral(attestation),
                        Reason.ORAL_NOT_ACCEPTED,
                        () -> "Expected a document: nobody reads an oral decision back at " + gate.id());
    }

    static boolean oral(Optional<Sealed<Attestation>> attestation) {
        return attestation
                .flatMap(Sealed::content)
                .map(a -> a.channel().isOral())
                .orElse(false);
    }

    /** The watch officer returns a case before any gate opens. */
    static Requirement screening(Operation operation) {
        return Requirement.stage(operation, Stage.SCREENING);
    }

    static Requirement grant(Operation operation, Gate gate, Grant grant, Act act) {
        return attested(gate, grant.attestation(), act)
                .and(() -> form(gate, grant))
                .and(() -> period(gate, grant, act))
                .and(() -> Granting.part(operation, grant.excludes().orElse(SealedList.fresh(List.of()))));
    }

    private static Requirement form(Gate gate, Grant grant) {
        return gate.forms().isEmpty()
                ? Requirement.NONE.that(
                        grant.form()::isEmpty, Reason.FORM_NOT_EXPECTED, "Expected no form at " + gate.id())
                : Requirement.NONE.that(
                        () -> grant.form().map(gate.forms()::contains).orElse(false),
                        Reason.FORM_NEEDED,
                        "Expected one of the forms of " + gate.id());
    }

    private static Requirement period(Gate gate, Grant grant, Act act) {
        return Requirement.NONE
                .that(
                        () -> !gate.period()
                                || (grant.validFrom().isPresent()
                                        && grant.validUntil().isPresent()),
                        Reason.PERIOD_NEEDED,
                        "Expected validFrom and validUntil at " + gate.id())
                .that(
                        () -> gate.period() || grant.validFrom().isEmpty(),
                        Reason.PERIOD_NOT_EXPECTED,
                        "Expected no validFrom at " + gate.id())
                .that(
                        () -> grant.validUntil()
                                .map(until -> act.now().isBefore(until)
                                        && grant.validFrom().map(until::isAfter).orElse(true))
                                .orElse(true),
                        Reason.OUT_OF_RANGE,
                        "Expected validUntil after validFrom and in the future");
    }
}
