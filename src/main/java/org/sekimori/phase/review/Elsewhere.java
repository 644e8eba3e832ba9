package org.sekimori.phase.review;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.Consent;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;

/** What was decided elsewhere at one gate: upon the case, and upon each amendment that was granted or is asked for. */
record Elsewhere(Operation operation, GateId gate) {
    /**
     * One such decision.
     *
     * @param amendment upon which it was taken; empty: upon the case
     */
    record One(Optional<Amendment> amendment, Consent consent) {
        /** The operation once this decision has its paper. */
        Operation on(Operation operation, DocumentId paper) {
            var next = consent.attested(consent.attested().orElseThrow().on(paper));
            return amendment
                    .map(a -> operation.amending(all -> all.reviewing(a.id(), review -> review.with(next))))
                    .orElseGet(() -> operation.review(review -> review.with(next)));
        }
    }

    List<One> all() {
        var ofCase = recorded(operation.review()).map(consent -> new One(Optional.empty(), consent));
        var ofAmendments = operation.amendments().all().stream()
                .filter(a -> a.pending() || a.state() == Amendment.State.GRANTED)
                .flatMap(a -> recorded(a.review()).map(consent -> new One(Optional.of(a), consent)));
        return Stream.concat(ofCase, ofAmendments).toList();
    }

    private Stream<Consent> recorded(Operation.Review review) {
        return Optional.ofNullable(review.consents().get(gate)).stream()
                .filter(consent -> consent.outcome() != Consent.Outcome.VOID
                        && consent.attested().isPresent());
    }

    /** Where its paper is owed, first. */
    Optional<One> lackingPaper() {
        return all().stream()
                .filter(one -> one.consent()
                        .attested()
                        .filter(attested -> attested.paper().isEmpty())
                        .isPresent())
                .min(Comparator.comparing(one -> owed(one).isEmpty()));
    }

    /** The paper that is owed at the gate for no decision in particular, or for this one. */
    Optional<Obligation> owed() {
        return lackingPaper().flatMap(this::owed).or(() -> papers().findFirst());
    }

    private Optional<Obligation> owed(One one) {
        return papers().filter(owed -> one.amendment()
                        .map(a -> a.conditions().contains(owed.id()))
                        .orElseGet(() -> operation.amendments().all().stream()
                                .noneMatch(a -> a.conditions().contains(owed.id()))))
                .findFirst();
    }

    private Stream<Obligation> papers() {
        return operation.owed(Obligation.PAPER_TO_FOLLOW).stream()
                .filter(owed -> owed.gate().equals(Optional.of(gate)));
    }
}
