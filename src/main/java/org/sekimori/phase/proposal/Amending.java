package org.sekimori.phase.proposal;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.operation.Act;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.AmendmentEvent.Amended;
import org.sekimori.operation.AmendmentEvent.AmendmentEnded;
import org.sekimori.operation.AmendmentEvent.Outcome;
import org.sekimori.operation.AmendmentId;
import org.sekimori.operation.Fact;
import org.sekimori.operation.LegalBasis;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Person;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Stage;

/**
 * Amending (追加の承認の求め): more targets, more measures of the kinds that the case has, a longer window. Another basis, other
 * executors or a new kind of measure is no amendment: before the start the case is revised, and returns whole; a measure that
 * has begun is ended, and a new case refers to it.
 */
final class Amending {
    private Amending() {}

    static Requirement mayAmend(Operation operation, Act act) {
        return applicant(operation, act)
                .and(() -> Requirement.stage(operation, Stage.AUTHORISED, Stage.TASKED, Stage.EXECUTING, Stage.HALTED))
                .that(
                        () -> operation.pending().isEmpty(),
                        Reason.AMENDMENT_OPEN,
                        "Expected no other amendment to be asked for");
    }

    static Requirement mayTakeBack(Operation operation, Act act) {
        return applicant(operation, act)
                .that(() -> operation.pending().isPresent(), Reason.NO_AMENDMENT, "Expected an amendment");
    }

    private static Requirement applicant(Operation operation, Act act) {
        return Requirement.NONE.that(
                () -> operation.isApplicant(act.actor().id()), Reason.NOT_APPLICANT, "Expected the applicant");
    }

    /** Asked after the proposal was found to be consistent in itself. */
    static Requirement widens(Operation operation, Proposal after, Act act) {
        var before = operation.proposal();
        return Requirement.NONE
                .that(
                        () -> !operation.execution().started() || !Change.another(before, after),
                        Reason.MEASURE_BEGUN,
                        "Expected the case's basis, executors and kinds of measure: end it, and let a new case refer to this one")
                .that(
                        () -> !Change.another(before, after) && sameCase(before, after),
                        Reason.NOT_AN_AMENDMENT,
                        "Expected the case's basis, executors, kinds of measure and what decides its gates: revise it")
                .that(
                        () -> includes(before, after),
                        Reason.NOT_AN_AMENDMENT,
                        "Expected everything that is authorised, and more: what asks for less is a revision")
                .that(
                        () -> act.rules().bases().get(after.legalBasis()) != null
                                && operation.liveTasks().stream()
                                        .map(task -> act.rules().directory().person(task.officer()))
                                        .allMatch(officer -> !after.abroad()
                                                || goesAbroad(
                                                        officer,
                                                        act.rules().bases().get(after.legalBasis()))),
                        Reason.PREFECTURE_ABROAD,
                        "Expected officers at work who may act on a target abroad or of unknown place");
    }

    /** Source: Police Duties Execution Act, art 6-2: abroad only officers of the National Police Agency. */
    private static boolean goesAbroad(Optional<Person> officer, LegalBasis basis) {
        return officer.map(o -> basis.abroad().contains(o.organisation())).orElse(false);
    }

    private static boolean sameCase(Proposal before, Proposal after) {
        return before.applicant().equals(after.applicant())
                && before.executors().equals(after.executors())
                && before.legalBasis().equals(after.legalBasis())
                && before.campaign().equals(after.campaign())
                && before.handling() == after.handling()
                && before.marking() == after.marking()
                && before.refersTo().equals(after.refersTo())
                && Change.same(before.nationalSecurity(), after.nationalSecurity())
                && Change.same(before.protectedAssets(), after.protectedAssets());
    }

    private static boolean includes(Proposal before, Proposal after) {
        var wider = !before.targets().digest().equals(after.targets().digest())
                || !before.measures().digest().equals(after.measures().digest())
                || !before.window().equals(after.window());
        return wider
                && all(before.targets(), after.targets())
                && all(before.measures(), after.measures())
                && before.window().within(after.window());
    }

    private static boolean all(SealedList<?> before, SealedList<?> after) {
        return before instanceof SealedList.Known<?> old
                && after instanceof SealedList.Known<?> next
                && digests(next).containsAll(digests(old));
    }

    private static Set<String> digests(SealedList.Known<?> list) {
        return list.elements().stream().flatMap(e -> e.digest().stream()).collect(Collectors.toUnmodifiableSet());
    }

    static List<Fact> amended(Operation operation, Proposal proposal, Act act) {
        var made = Commitment.of(operation.id(), proposal, act);
        return List.of(operation.fact(new Amended(
                new AmendmentId(act.id(0)),
                proposal,
                made.scope(),
                made.scopeHash(),
                operation.scopeHash(),
                act.rules().gatesFor(Amendment.difference(operation.proposal(), proposal)),
                made.abroad())));
    }

    static List<Fact> takenBack(Operation operation, Sealed<String> reason) {
        return operation
                .pending()
                .map(a -> List.of(operation.fact(new AmendmentEnded(
                        a.id(),
                        Outcome.WITHDRAWN,
                        a.scopeHash(),
                        operation.scopeHash(),
                        Optional.empty(),
                        reason,
                        Optional.empty(),
                        Optional.empty()))))
                .orElse(List.of());
    }
}
