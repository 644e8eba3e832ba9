package org.sekimori.phase.proposal;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.operation.Act;
import org.sekimori.operation.AuthorisedScope;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Target;

/**
 * What a revision does to the consents given so far. Another basis, other executors or a new kind of measure takes back every
 * one; any other material change of the scope as well, but those of gates that policy lets stand; narrowing takes back none; a revision that leaves the scope as it is takes back the returning gate's and those after it or, if no
 * gate returned the case, every one.
 */
record Change(List<GateId> voids, boolean narrowing) {
    static Change of(Operation before, Proposal after, ScopeHash hash, Act act) {
        var changed = !hash.equals(before.scopeHash());
        var narrowing = changed && narrows(before.proposal(), after);
        return new Change(narrowing ? List.of() : voids(before, after, changed, act), narrowing);
    }

    /** Grants that stand after a narrowing leave out what they left out: of what is asked for something must remain. */
    static boolean leavesSomething(Operation before, Proposal after, Act act) {
        var excluded = AuthorisedScope.excludedBy(before.review()).keySet();
        if (excluded.isEmpty()
                || !after.targets().items().stream().map(Target::id).allMatch(excluded::contains)) {
            return true;
        }
        var made = Commitment.of(before.id(), after, act);
        return !of(before, after, made.scopeHash(), act).narrowing();
    }

    /** What no gate that granted was ever asked about. */
    static boolean another(Proposal before, Proposal after) {
        return !before.legalBasis().equals(after.legalBasis())
                || !before.executors().equals(after.executors())
                || !(fewer(before.measures(), after.measures())
                        || kinds(before.measures()).containsAll(kinds(after.measures())));
    }

    private static Set<Measure.Kind> kinds(SealedList<Measure> measures) {
        return measures.items().stream().map(Measure::kind).collect(Collectors.toUnmodifiableSet());
    }

    private static List<GateId> voids(Operation before, Proposal after, boolean changed, Act act) {
        var another = another(before.proposal(), after);
        var review = before.review();
        Optional<Set<GateId>> from = changed
                ? Optional.empty()
                : review.returned()
                        .filter(r -> !r.gate().equals(GateId.SCREENING))
                        .map(r -> Gates.of(before, act).from(r.gate()));
        return review.consents().values().stream()
                .filter(c -> c.outcome() == Consent.Outcome.GRANTED || c.unconfirmed())
                .map(Consent::gate)
                .filter(gate -> from.map(set -> set.contains(gate)).orElseGet(() -> another || !stands(gate, act)))
                .sorted()
                .toList();
    }

    private static boolean stands(GateId gate, Act act) {
        return act.rules().gate(gate).map(Gate::standsThroughChange).orElse(false);
    }

    /** Fewer targets or measures or a window within the old one, and all else unchanged; without the contents, by digest. */
    private static boolean narrows(Proposal before, Proposal after) {
        return fewer(before.targets(), after.targets())
                && fewer(before.measures(), after.measures())
                && after.window().within(before.window())
                && before.applicant().equals(after.applicant())
                && before.executors().equals(after.executors())
                && before.legalBasis().equals(after.legalBasis())
                && before.campaign().equals(after.campaign())
                && before.harmExpectedAt().equals(after.harmExpectedAt())
                && before.handling() == after.handling()
                && before.marking() == after.marking()
                && before.refersTo().equals(after.refersTo())
                && sameTexts(before, after);
    }

    private static boolean sameTexts(Proposal before, Proposal after) {
        return same(before.title(), after.title())
                && same(before.justification(), after.justification())
                && same(before.nationalSecurity(), after.nationalSecurity())
                && same(before.protectedAssets(), after.protectedAssets())
                && same(before.evidence(), after.evidence());
    }

    static boolean same(Sealed<?> before, Sealed<?> after) {
        return before.digest().isPresent() && before.digest().equals(after.digest());
    }

    static boolean same(SealedList<?> before, SealedList<?> after) {
        return before.digest().isPresent() && before.digest().equals(after.digest());
    }

    private static boolean fewer(SealedList<?> before, SealedList<?> after) {
        return same(before, after)
                || (before instanceof SealedList.Known<?> old
                        && after instanceof SealedList.Known<?> next
                        && digests(old).containsAll(digests(next)));
    }

    private static Set<String> digests(SealedList.Known<?> list) {
        return list.elements().stream()
                .flatMap(e -> e.digest().stream())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
