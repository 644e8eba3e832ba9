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
import org.sekimori.operation.Stage;
import org.sekimori.operation.TestRules;
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
}
