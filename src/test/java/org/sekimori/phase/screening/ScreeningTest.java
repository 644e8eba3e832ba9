package org.sekimori.phase.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Stage;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.screening.ScreeningCommand.Screen;
import org.sekimori.phase.screening.ScreeningCommand.Standing;
import org.sekimori.phase.screening.ScreeningEvent.Screened;

class ScreeningTest {
    private static Standing conflict(int n, boolean open) {
        return new Standing(new ConflictId(new UUID(7, n)), open);
    }

    @Test
    void a_case_waits_until_none_of_its_conflicts_is_open() {
        var play = Play.submitted(Draft.home());
        play.screened(conflict(1, true), conflict(2, true)).is(Stage.SCREENING);
        play.screened(conflict(1, false)).is(Stage.SCREENING);
        play.screened(conflict(1, false), conflict(2, false)).is(Stage.REVIEW);
    }

    @Test
    void a_screening_of_another_scope_is_refused() {
        var other = new Screen(new ScopeHash("0".repeat(64)), List.of());
        Play.submitted(Draft.home()).refuses("hub", other, Reason.SCOPE_CHANGED);
    }

    @Test
    void a_draft_that_was_never_submitted_is_not_screened() {
        var play = Play.drafted(Draft.home());
        play.refuses("hub", new Screen(play.operation().scopeHash(), List.of()), Reason.WRONG_STAGE);
    }

    @Test
    void what_the_case_knows_already_is_no_news() {
        var play = Play.inReview(Draft.home());
        var before = play.history.size();
        play.screened(conflict(1, false));
        assertThat(play.history).hasSize(before);
    }

    @Test
    void more_than_a_hundred_changes_make_several_entries_and_only_the_last_may_say_none() {
        var play = Play.submitted(Draft.home());
        var opened = IntStream.range(0, 250).mapToObj(n -> conflict(n, true)).toArray(Standing[]::new);
        var closed = IntStream.range(0, 250).mapToObj(n -> conflict(n, false)).toArray(Standing[]::new);
        play.screened(opened).screened(closed).is(Stage.REVIEW);
        assertThat(play.events(Screened.class)).extracting(Screened::open).containsExactly(100, 200, 250, 150, 50, 0);
    }

    @Test
    void where_policy_has_it_a_conflict_that_opens_halts_the_case_until_none_is_open() {
        var play = Play.executing(Draft.home());
        play.rules = TestRules.haltedByConflict(Stage.EXECUTING);
        play.screened(conflict(1, true)).is(Stage.HALTED);
        assertThat(play.operation().execution().halts())
                .singleElement()
                .satisfies(halt ->
                        assertThat(halt.cause().map(Halt.Cause::kind)).contains(Halt.Cause.Kind.CONFLICT_OPENED));
        assertThat(play.operation().owed(Obligation.HALT_ACKNOWLEDGEMENT)).hasSize(1);
        play.screened(conflict(2, true)).is(Stage.HALTED);
        assertThat(play.operation().execution().halts())
                .as("one halt is enough")
                .hasSize(1);
        play.refuses("nco-director", play.resume(), Reason.CONFLICT_OPEN);
        play.screened(conflict(1, false), conflict(2, false)).is(Stage.HALTED);
        play.does("nco-director", play.resume()).is(Stage.EXECUTING);
    }

    @Test
    void a_conflict_that_opens_while_the_committee_halts_stands_when_that_halt_is_lifted() {
        var play = Play.executing(Draft.home());
        play.rules = TestRules.haltedByConflict(Stage.EXECUTING);
        play.does("chair", play.halt()).is(Stage.HALTED);
        play.screened(conflict(1, true));
        play.sits(Sitting.Matter.HALT, Sitting.Resolution.LIFT_HALT).is(Stage.HALTED);
        play.refuses("nco-director", play.resume(), Reason.CONFLICT_OPEN);
        play.screened(conflict(1, false)).does("nco-director", play.resume()).is(Stage.EXECUTING);
    }

    @Test
    void a_conflict_halts_in_no_other_stage_than_those_of_policy() {
        var play = Play.authorised(Draft.home()).tasked();
        play.rules = TestRules.haltedByConflict(Stage.EXECUTING);
        play.screened(conflict(1, true)).is(Stage.TASKED);
        var other = Play.executing(Draft.home());
        other.screened(conflict(1, true)).is(Stage.EXECUTING);
    }

    @Test
    void a_conflict_that_opens_during_review_closes_the_gates_and_leaves_the_stage() {
        var play = Play.inReview(Draft.home()).screened(conflict(1, true)).is(Stage.REVIEW);
        play.refuses("legal", play.grant(new GateId("legal")), Reason.CONFLICT_OPEN);
        play.screened(conflict(1, false)).does("legal", play.grant(new GateId("legal")));
    }

    @Test
    void a_hundred_changes_make_one_entry() {
        var opened = IntStream.range(0, 100).mapToObj(n -> conflict(n, true)).toArray(Standing[]::new);
        assertThat(Play.submitted(Draft.home()).screened(opened).events(Screened.class))
                .hasSize(1);
    }

    @Test
    void news_of_an_earlier_scope_does_not_pass_for_the_screening_of_the_current_one() {
        var draft = Draft.home();
        var play = Play.submitted(draft).screened(conflict(1, true));
        var earlier = play.operation().scopeHash();
        draft.targets.add(Draft.target("t9", "JP"));
        play.does("police", new ProposalCommand.Revise(draft.proposal()));
        play.does("hub", new Screen(earlier, List.of(conflict(1, false)))).is(Stage.SCREENING);
        play.screened().is(Stage.REVIEW);
    }

    @Test
    void a_conflict_of_the_case_is_not_the_amendments_and_closes_where_it_is_open() {
        var draft = Draft.home();
        var play = Play.executing(draft);
        draft.targets.add(Draft.target("t9", "JP"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        var own = play.operation().scopeHash();
        var asked = play.operation().underReview().scopeHash();
        play.refuses("hub", new Screen(new ScopeHash("0".repeat(64)), List.of()), Reason.SCOPE_CHANGED);
        play.does("hub", new Screen(own, List.of(conflict(1, true))));
        assertThat(play.operation().screening().open()).isEqualTo(1);
        assertThat(play.operation().pending().orElseThrow().screening().conflicts())
                .isEmpty();
        assertThat(play.events(Screened.class).getLast().scopeHash()).isEqualTo(own);
        play.does("hub", new Screen(asked, List.of(conflict(1, false), conflict(2, true))));
        assertThat(play.operation().screening().open()).isZero();
        assertThat(play.operation().screening().screened()).contains(own);
        assertThat(play.operation().pending().orElseThrow().screening().open()).isEqualTo(1);
        play.does("hub", new Screen(own, List.of(conflict(2, false))));
        assertThat(play.operation().pending().orElseThrow().screening().open()).isZero();
        assertThat(play.operation().screening().conflicts())
                .containsOnlyKeys(conflict(1, false).id());
    }

    @Test
    void the_same_news_twice_in_one_command_is_news_once() {
        var play = Play.submitted(Draft.home()).screened(conflict(1, true), conflict(1, true));
        assertThat(play.operation().screening().open()).isEqualTo(1);
        assertThat(play.events(Screened.class))
                .singleElement()
                .satisfies(e -> assertThat(e.changed()).hasSize(1));
    }
}
