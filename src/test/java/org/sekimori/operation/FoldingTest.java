package org.sekimori.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;
import org.sekimori.phase.timekeeping.TimekeepingCommand;

/** What is owed, and what is owed no more once something else has happened. */
class FoldingTest {
    private static final GateId LEGAL = new GateId("legal");

    private static ReviewCommand.Grant grant(Play play, Optional<java.time.Instant> until, String... conditions) {
        var plain = play.grant(LEGAL);
        return new ReviewCommand.Grant(
                plain.gate(),
                plain.scopeHash(),
                plain.reasons(),
                Optional.of(SealedList.fresh(List.of(conditions))),
                Optional.empty(),
                Optional.empty(),
                until,
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> conditions(Play play) {
        return play.operation().owed(Obligation.CONDITION).stream()
                .map(o -> o.text().flatMap(Sealed::content).orElseThrow())
                .toList();
    }

    @Test
    void each_halt_of_the_chair_is_to_be_upheld_by_itself() {
        var play = Play.executing(Draft.home()).does("chair", new Play().halt());
        var first = play.now;
        play.waits(Duration.ofHours(1)).does("chair", play.halt());
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING)).hasSize(2);
        play.now = first.plus(Duration.ofDays(3));
        play.does("hub", new TimekeepingCommand.Tick()).is(Stage.HALTED);
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING))
                .singleElement()
                .satisfies(owed -> assertThat(owed.due())
                        .contains(first.plus(Duration.ofHours(73))));
        play.sits(Matter.HALT, Resolution.LIFT_HALT).is(Stage.EXECUTING);
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING)).isEmpty();
    }

    @Test
    void a_grant_anew_owes_its_own_conditions_and_no_earlier_ones_of_the_same_gate() {
        var play = Play.inReview(Draft.home());
        var end = play.now.plus(Duration.ofHours(1));
        play.does("legal", grant(play, Optional.of(end), "one"));
        play.now = end;
        play.does("legal", grant(play, Optional.empty(), "two"));
        assertThat(conditions(play)).containsExactly("two");
        play.grantOpen();
        assertThat(conditions(play)).containsExactly("two");
    }

    @Test
    void a_case_that_never_began_and_is_over_owes_nothing() {
        var play = Play.inReview(Draft.home());
        play.does("legal", grant(play, Optional.empty(), "one"));
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE).tasked();
        play.does("nco-director", new ClosingCommand.Revoke(Sealed.fresh("r"))).is(Stage.REVOKED);
        assertThat(play.operation().obligations()).isNotEmpty().noneMatch(Obligation::isOpen);
        assertThat(play.operation().liveTasks()).isEmpty();
    }

    @Test
    void what_was_asked_for_besides_ends_with_the_measure_and_its_conditions_with_it() {
        var draft = Draft.home();
        var play = Play.inReview(draft);
        play.does("legal", grant(play, Optional.empty(), "own"));
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE).tasked().allReady();
        play.does("police-director", new TaskingCommand.Start());
        draft.targets.add(Draft.target("t9", "JP"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        play.does("hub", new ScreeningCommand.Screen(play.operation().underReview().scopeHash(), List.of()));
        play.does("legal", grant(play, Optional.empty(), "besides"));
        assertThat(conditions(play)).containsExactly("own", "besides");
        play.does("police-director", new ExecutionCommand.End());
        assertThat(conditions(play)).containsExactly("own");
        assertThat(play.operation().amendments().all().getLast().state()).isEqualTo(Amendment.State.LAPSED);
    }

    @Test
    void a_case_that_was_halted_knows_where_to_go_on() {
        var play = Play.executing(Draft.home()).does("nco-director", new Play().halt());
        var lost = play.operation().with(play.operation().execution().haltedIn(Optional.empty()));
        var resumed = new HaltEvent.Resumed(
                lost.execution().halts().stream().map(Halt::id).toList(), Sealed.fresh("r"), Optional.empty());
        var stamp = new Stamp(TestRules.actor("nco-director"), play.now, play.now);
        assertThatThrownBy(() -> Folding.evolve(Optional.of(lost), resumed, stamp)).isInstanceOf(CorruptState.class);
    }

    @Test
    void conflicts_of_the_case_and_of_what_it_asks_for_are_both_the_cases() {
        var draft = Draft.home();
        var play = Play.authorised(draft);
        draft.targets.add(Draft.target("t9", "JP"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        var own = new ConflictId(new UUID(7, 1));
        var besides = new ConflictId(new UUID(7, 2));
        play.screened(new ScreeningCommand.Standing(own, true));
        var asked = play.operation().underReview().scopeHash();
        play.does("hub", new ScreeningCommand.Screen(asked, List.of(new ScreeningCommand.Standing(besides, true))));
        assertThat(play.operation().conflicts()).containsOnlyKeys(own, besides).containsValue(true);
        play.refuses("coordinator", play.task(Agency.POLICE, "police"), Reason.CONFLICT_OPEN);
    }
}
