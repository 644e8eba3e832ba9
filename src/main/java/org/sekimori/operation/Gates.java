package org.sekimori.operation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sekimori.operation.Rejection.Reason;

/**
 * The gates of one case at one instant. Which apply was decided at the submission; a gate that the rules no longer know
 * counts as one before the measure, so that taking a row away never frees a case of a consent.
 */
public record Gates(Operation operation, Rules rules, Instant now) {
    public static Gates of(Operation operation, Act act) {
        return new Gates(operation, act.rules(), act.now());
    }

    /**
     * The gates without which nobody may be tasked. In the exception lane (ただし書) that is all but the committee's
     * approval, and only that.
     */
    public List<GateId> required() {
        return ofReview().stream()
                .filter(id -> !(operation.review().exception() && isVote(id)))
                .toList();
    }

    /** Those of {@link #required} that are not granted and in force now. */
    public List<GateId> missing() {
        return required().stream().filter(id -> !granted(id)).toList();
    }

    /** Whether only votes of the committee are missing before the measure, and at least one is. */
    public boolean onlyVotesMissing() {
        return !missing().isEmpty() && missing().stream().allMatch(this::isVote);
    }

    /** The committee's vote before the measure. */
    public Optional<Gate> approval() {
        return vote(Gate.At.REVIEW);
    }

    /** The committee's vote after the report. */
    public Optional<Gate> confirmation() {
        return vote(Gate.At.REPORTED);
    }

    /** Whether the case needs the committee's finding before it closes: always in the exception lane. */
    public boolean needsFinding() {
        return operation.review().exception() || confirmation().isPresent();
    }

    /** Gates after the report, other than the committee's, that are not granted. */
    public List<GateId> missingAfterReport() {
        return applying()
                .filter(g -> g.stage() == Gate.At.REPORTED && g.kind() != Gate.Kind.VOTE)
                .map(Gate::id)
                .filter(id -> !granted(id))
                .toList();
    }

    /** Whether this gate may be decided now, whoever decides. */
    public Requirement openness(Gate gate) {
        var id = gate.id();
        return Requirement.stage(operation, gate.stage() == Gate.At.REVIEW ? Stage.REVIEW : Stage.REPORTED)
                .that(
                        () -> operation.review().applies(id),
                        Reason.GATE_NOT_OPEN,
                        () -> "Expected a gate that applies but " + id + " does not")
                .that(
                        () -> !granted(id),
                        Reason.GATE_DECIDED,
                        () -> "Expected an undecided gate but " + id + " is granted")
                .that(
                        () -> afterGranted(gate),
                        Reason.GATE_NOT_OPEN,
                        () -> "Expected every gate before " + id + " to be granted and in force")
                .that(
                        () -> gate.stage() == Gate.At.REPORTED
                                || operation.screening().open() == 0,
                        Reason.CONFLICT_OPEN,
                        () -> "Expected no open conflict but there are "
                                + operation.screening().open());
    }

    /** Whether every consent before the measure is granted and in force; says what kind of lack there is. */
    public Requirement consents() {
        var missing = missing();
        return Requirement.NONE
                .that(
                        () -> missing.stream().noneMatch(this::expired),
                        Reason.CONSENT_EXPIRED,
                        () -> "Expected consents in force but expired: " + missing)
                .that(
                        () -> missing.stream().noneMatch(this::early),
                        Reason.ORDER_NOT_IN_FORCE,
                        () -> "Expected orders in force but not yet: " + missing)
                .that(
                        missing::isEmpty,
                        Reason.GATE_NOT_OPEN,
                        () -> "Expected every gate granted but missing: " + missing);
    }

    /**
     * Likewise of what each amendment added, as long as the case has something of it. Its consents are those of its
     * difference: they neither prolong the case's own nor stand in for them.
     */
    public Requirement consentsOfAmendments() {
        var all = Requirement.NONE;
        for (var amendment : operation.amendments().inForce(operation.proposal())) {
            all = all.and(() -> new Gates(amendment.asCase(operation), rules, now).consents());
        }
        return all;
    }

    /** This gate and every one that directly or indirectly comes after it. */
    public Set<GateId> from(GateId gate) {
        var found = new HashSet<GateId>();
        found.add(gate);
        for (int before = 0; before < found.size(); ) {
            before = found.size();
            rules.gates().stream()
                    .filter(g -> g.after().stream().anyMatch(found::contains))
                    .forEach(g -> found.add(g.id()));
        }
        return found;
    }

    private List<GateId> ofReview() {
        return operation.review().gates().stream()
                .filter(id ->
                        rules.gate(id).map(g -> g.stage() == Gate.At.REVIEW).orElse(true))
                .toList();
    }

    private Stream<Gate> applying() {
        return rules.gates().stream().filter(g -> operation.review().applies(g.id()));
    }

    private Optional<Gate> vote(Gate.At stage) {
        return applying()
                .filter(g -> g.kind() == Gate.Kind.VOTE && g.stage() == stage)
                .findFirst();
    }

    private boolean isVote(GateId id) {
        return rules.gate(id).map(g -> g.kind() == Gate.Kind.VOTE).orElse(false);
    }

    private boolean granted(GateId id) {
        return operation.review().grantedAt(id, now);
    }

    private boolean afterGranted(Gate gate) {
        return gate.after().stream().filter(operation.review()::applies).allMatch(this::granted);
    }

    private boolean expired(GateId id) {
        return consent(id)
                .map(c -> c.validUntil().map(until -> !now.isBefore(until)).orElse(false))
                .orElse(false);
    }

    private boolean early(GateId id) {
        return consent(id)
                .map(c -> c.validFrom().map(now::isBefore).orElse(false))
                .orElse(false);
    }

    private Optional<Consent> consent(GateId id) {
        return Optional.ofNullable(operation.review().consents().get(id))
                .filter(c -> c.outcome() == Consent.Outcome.GRANTED);
    }
}
