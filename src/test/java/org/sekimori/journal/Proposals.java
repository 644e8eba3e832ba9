package org.sekimori.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.sekimori.journal.Bodies.Agency;
import org.sekimori.journal.Bodies.Confidence;
import org.sekimori.journal.Bodies.Covers;
import org.sekimori.journal.Bodies.Hidden;
import org.sekimori.journal.Bodies.Justification;
import org.sekimori.journal.Bodies.PersonId;
import org.sekimori.journal.Bodies.Proposal;
import org.sekimori.journal.Bodies.Target;
import org.sekimori.journal.Bodies.Window;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Subject;

/** Arbitrary proposals, all their sealed components fresh. */
final class Proposals {
    private Proposals() {}

    static Arbitrary<Proposal> fresh() {
        return Combinators.combine(texts(), justifications(), targets(), notes(), windows(), odds())
                .as(Proposals::proposal);
    }

    /** The components that need no care of their own. */
    record Odds(
            PersonId applicant,
            List<Agency> executors,
            Set<Confidence> confidences,
            Map<PersonId, Long> weights,
            Optional<Covers> covers,
            long seconds,
            boolean flag) {}

    private static Proposal proposal(
            String title,
            Justification justification,
            List<Target> targets,
            List<String> evidence,
            Window window,
            Odds odds) {
        var hidden = new Hidden(
                Sealed.fresh(window), odds.flag() ? Optional.of(SealedList.fresh(evidence)) : Optional.empty());
        return new Proposal(
                Sealed.fresh(title),
                odds.applicant(),
                justification,
                SealedList.fresh(targets),
                SealedList.fresh(evidence),
                window,
                odds.executors(),
                odds.confidences(),
                odds.weights(),
                Map.of(Agency.POLICE, hidden),
                odds.covers(),
                Duration.ofSeconds(odds.seconds()),
                odds.flag(),
                new Subject(Subject.Kind.OPERATION, odds.applicant().value()));
    }

    private static Arbitrary<Odds> odds() {
        var people = uuids().map(PersonId::new);
        var flags = Arbitraries.of(true, false);
        return Combinators.combine(
                        people,
                        Arbitraries.of(Agency.class).list().ofMaxSize(3),
                        Arbitraries.of(Confidence.class).set().ofMaxSize(2),
                        Arbitraries.maps(people, Arbitraries.longs().between(-9, 9))
                                .ofMaxSize(3),
                        covers().optional(),
                        Arbitraries.longs().between(0, 1_000_000),
                        flags)
                .as(Odds::new);
    }

    private static Arbitrary<Covers> covers() {
        return Arbitraries.oneOf(
                Arbitraries.just(new Covers.Everything()),
                uuids().map(Covers.OneTask::new),
                uuids().set().ofMaxSize(3).map(Covers.Parts.SomeTargets::new));
    }

    private static Arbitrary<Justification> justifications() {
        return Combinators.combine(texts(), texts().optional(), Arbitraries.integers())
                .as((harm, alternatives, weight) ->
                        new Justification(Sealed.fresh(harm), alternatives.map(Sealed::fresh), weight));
    }

    private static Arbitrary<List<Target>> targets() {
        return Combinators.combine(uuids(), texts(), texts().optional(), Arbitraries.of(true, false))
                .as(Target::new)
                .list()
                .ofMaxSize(5);
    }

    private static Arbitrary<List<String>> notes() {
        return texts().list().ofMaxSize(4);
    }

    private static Arbitrary<Window> windows() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        Arbitraries.integers().between(0, 999_999),
                        Arbitraries.longs().between(1, 1_000_000))
                .as((from, micros, length) -> {
                    var begin = Instant.ofEpochSecond(from, micros * 1000L);
                    return new Window(begin, begin.plusSeconds(length));
                });
    }

    private static Arbitrary<UUID> uuids() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
    }

    private static Arbitrary<String> texts() {
        return Arbitraries.of("", "a", "関守", "\uD83D\uDE00\n\"", "_sd", "the same", "the same");
    }
}
