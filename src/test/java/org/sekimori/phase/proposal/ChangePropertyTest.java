package org.sekimori.phase.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.sekimori.Play;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Draft;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Stage;
import org.sekimori.operation.TestRules;
import org.sekimori.operation.Window;
import org.sekimori.phase.proposal.ProposalCommand.Revise;
import org.sekimori.phase.proposal.ProposalEvent.Revised;

/** What a revision takes back, said once more and differently: by counting what each dimension holds. */
class ChangePropertyTest {
    /** A proposal reduced to what a revision may change. */
    record Shape(
            Set<Integer> targets,
            Set<Integer> measures,
            int from,
            int to,
            boolean joint,
            String title,
            boolean national) {
        Draft draft() {
            var draft = joint ? Draft.joint() : Draft.home();
            draft.applicant = joint ? "sdf" : "police";
            draft.targets = targets.stream()
                    .sorted()
                    .map(n -> Draft.target("t" + n, n == 4 ? "unknown" : "JP"))
                    .toList();
            draft.measures = measures.stream()
                    .sorted()
                    .map(n -> Draft.measure("m" + n, new Measure.Aim.All()))
                    .toList();
            draft.window = new Window(
                    TestRules.START.plus(Duration.ofDays(from)), TestRules.START.plus(Duration.ofDays(10 + to)));
            draft.executors = joint ? Set.of(Agency.POLICE, Agency.SDF) : Set.of(Agency.POLICE);
            draft.title = title;
            draft.nationalSecurity = national;
            return draft;
        }

        /** What people vote on. */
        List<Object> scope() {
            return List.of(targets, measures, from, to, joint);
        }

        /** The rest of what they read. */
        List<Object> rest() {
            return List.of(joint, title, national);
        }

        boolean within(Shape other) {
            return other.targets.containsAll(targets)
                    && other.measures.containsAll(measures)
                    && from >= other.from
                    && to <= other.to;
        }
    }

    @Provide
    Arbitrary<Shape> shapes() {
        var subsets = Arbitraries.integers().between(1, 15).map(ChangePropertyTest::bits);
        var small = Arbitraries.integers().between(1, 7).map(ChangePropertyTest::bits);
        var days = Arbitraries.integers().between(0, 2);
        var rarely = Arbitraries.frequency(net.jqwik.api.Tuple.of(4, false), net.jqwik.api.Tuple.of(1, true));
        return Combinators.combine(
                        subsets,
                        small,
                        days,
                        days,
                        rarely,
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(4, Arbitraries.just("a")),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just("b"))),
                        rarely)
                .as(Shape::new);
    }

    private static Set<Integer> bits(int number) {
        var bits = new HashSet<Integer>();
        IntStream.range(0, 4).filter(n -> (number >> n & 1) == 1).forEach(n -> bits.add(n + 1));
        return bits;
    }

    @Property(tries = 200)
    void narrowing_takes_back_nothing_and_anything_else_every_grant(
            @ForAll("shapes") Shape before, @ForAll("shapes") Shape after) {
        var play = Play.authorised(before.draft());
        var granted = play.operation().review().consents().size();
        var hash = play.operation().scopeHash();
        play.does("coordinator", new Revise(after.draft().proposal()));
        var revised = play.events(Revised.class).getLast();

        assertThat(play.operation().scopeHash().equals(hash))
                .isEqualTo(before.scope().equals(after.scope()));
        var narrows = !before.scope().equals(after.scope())
                && after.within(before)
                && before.rest().equals(after.rest());
        assertThat(revised.narrowing()).isEqualTo(narrows);
        assertThat(revised.voids()).hasSize(narrows ? 0 : granted);
        play.is(Stage.SCREENING).screened();
        play.is(narrows ? Stage.AUTHORISED : Stage.REVIEW);
        assertThat(play.operation().review().gates())
                .isEqualTo(Play.inReview(after.draft()).operation().review().gates());
    }
}
