package org.sekimori.phase.proposal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.sekimori.operation.Act;
import org.sekimori.operation.Agency;
import org.sekimori.operation.LegalBasis;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Person;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ProtectedAsset;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Target;

/** Whether a proposal is consistent in itself and with the directory and the legal bases. Withheld contents pass. */
final class Content {
    private Content() {}

    /** Everything, as asked of a body. */
    static Requirement whole(Proposal proposal, Act act) {
        return applicable(proposal, act).and(() -> lists(proposal));
    }

    /** What may change while a draft lies: directory, bases and time. Asked again at submission. */
    static Requirement applicable(Proposal proposal, Act act) {
        var basis = act.rules().bases().get(proposal.legalBasis());
        var applicant = act.rules().directory().person(proposal.applicant());
        return Requirement.NONE
                .that(
                        () -> basis != null,
                        Reason.UNKNOWN_BASIS,
                        "Expected a known legal basis but it is " + proposal.legalBasis())
                .and(() -> executors(proposal.executors(), basis))
                .that(
                        () -> protects(basis, proposal.protectedAssets()),
                        Reason.OUT_OF_RANGE,
                        "Expected protected assets of an owner whom " + proposal.legalBasis() + " protects")
                .that(applicant::isPresent, Reason.UNKNOWN_PERSON, "Expected the applicant to be in the directory")
                .and(() -> applicant(applicant.orElseThrow(), basis, act))
                .that(
                        () -> act.now().isBefore(proposal.window().to()),
                        Reason.INVALID_WINDOW,
                        "Expected a window that ends in the future");
    }

    /** Some asset, and none of anybody else. Source: Self-Defense Forces Act, art 95-4. */
    private static boolean protects(LegalBasis basis, SealedList<ProtectedAsset> assets) {
        return basis.protects().isEmpty()
                || assets instanceof SealedList.Withheld<ProtectedAsset>
                || (some(assets)
                        && assets.items().stream().map(ProtectedAsset::owner).allMatch(basis.protects()::contains));
    }

    private static Requirement executors(Set<Agency> executors, LegalBasis basis) {
        return Requirement.NONE.that(
                () -> executors.containsAll(basis.required()) && basis.allowed().containsAll(executors),
                Reason.WRONG_EXECUTORS,
                "Expected executors that " + basis.id() + " requires and allows");
    }

    /** Source: Act 42 of 2025, art 61(2): the applicant of record is a named officer. */
    private static Requirement applicant(Person applicant, LegalBasis basis, Act act) {
        var agency = applicant.organisation().agency();
        return Requirement.NONE
                .that(
                        () -> agency.map(basis.applicants()::contains).orElse(false),
                        Reason.WRONG_AGENCY,
                        "Expected an applicant of an agency that may apply under " + basis.id())
                .that(
                        () -> applicant.designatedFor(agency.orElseThrow(), act.now()),
                        Reason.NOT_DESIGNATED,
                        "Expected an applicant with a current designation");
    }

    private static Requirement lists(Proposal proposal) {
        var ids = new HashSet<>(
                proposal.targets().items().stream().map(Target::id).toList());
        return Requirement.NONE
                .that(() -> some(proposal.targets()), Reason.NO_TARGETS, "Expected at least one target")
                .that(() -> some(proposal.measures()), Reason.NO_MEASURES, "Expected at least one measure")
                .that(
                        () -> distinct(proposal.targets(), Target::id) && distinct(proposal.measures(), Measure::id),
                        Reason.DUPLICATE_ID,
                        "Expected each target and each measure to have an id of its own")
                .that(
                        () -> proposal.measures().items().stream().allMatch(m -> aimsAt(m, ids)),
                        Reason.UNKNOWN_TARGET,
                        "Expected measures to name targets of the proposal");
    }

    private static boolean aimsAt(Measure measure, Set<String> targets) {
        return switch (measure.targets()) {
            case Measure.Aim.All _ -> true;
            case Measure.Aim.Some(var ids) -> !ids.isEmpty() && targets.containsAll(ids);
        };
    }

    private static boolean some(SealedList<?> list) {
        return switch (list) {
            case SealedList.Fresh<?> fresh -> !fresh.values().isEmpty();
            case SealedList.Known<?> known -> !known.elements().isEmpty();
            case SealedList.Withheld<?> _ -> true;
        };
    }

    private static <T> boolean distinct(SealedList<T> list, Function<T, String> id) {
        List<T> items = list.items();
        return items.stream().map(id).distinct().count() == items.size();
    }
}
