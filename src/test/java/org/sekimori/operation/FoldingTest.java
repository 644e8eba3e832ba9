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
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;

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
    void while_one_halt_of_the_chair_stands_that_no_sitting_upheld_a_sitting_is_awaited() {
        var play = Play.executing(Draft.home()).does("chair", new Play().halt());
        play.does("chair", play.open(Matter.HALT, "chair", "member-1", "member-2"));
        play.does("member-1", play.move(Resolution.LIFT_HALT)).waits(Duration.ofHours(1));
        play.does("chair", play.halt());
        for (var member : List.of("chair", "member-1", "member-2")) {
            play.does(member, play.vote(Choice.FOR));
        }
        play.does("chair", play.close()).is(Stage.HALTED);
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING)).hasSize(1);
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
        play.does(
                "hub",
                new ScreeningCommand.Screen(play.operation().underReview().scopeHash(), List.of()));
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
        assertThatThrownBy(() -> Folding.evolve(Optional.of(lost), resumed, stamp))
                .isInstanceOf(CorruptState.class);
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

    @Test
    void a_halt_of_a_part_does_not_keep_the_rest_halted() {
        var play = Play.executing(Draft.home());
        var part = new Halt.Covers.Targets(List.of("t2"));
        play.does("chair", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.of(part)));
        play.does("nco-director", play.halt()).is(Stage.HALTED);
        play.does("nco-director", play.resume()).is(Stage.EXECUTING);
        assertThat(play.operation().execution().halts())
                .singleElement()
                .satisfies(halt -> assertThat(halt.reach()).isEqualTo(Halt.Reach.TARGETS));
    }

    @Test
    void entries_are_counted_and_those_that_do_not_count_as_in_scope_besides() {
        var play = Play.executing(Draft.home());
        var task = play.operation().tasks().getFirst();
        play.does("police", play.log()).does("police", play.log(task, "m1", "t9", play.now));
        assertThat(play.operation().execution().entries()).isEqualTo(2);
        assertThat(play.operation().execution().flagged()).isEqualTo(1);
    }

    @Test
    void a_consent_that_was_taken_back_stays_on_record_as_such() {
        var draft = Draft.home();
        var play = Play.inReview(draft);
        play.does("legal", play.grant(LEGAL));
        draft.targets.add(Draft.target("t9", "JP"));
        play.does("police", new ProposalCommand.Revise(draft.proposal()));
        assertThat(play.operation().review().consents().get(LEGAL).outcome()).isEqualTo(Consent.Outcome.VOID);
    }

    @Test
    void every_obligation_of_one_act_has_an_id_of_its_own_and_of_that_act() {
        var play = Play.inReview(Draft.home());
        play.does("legal", grant(play, Optional.empty(), "one", "two", "three"));
        assertThat(play.operation().obligations().stream()
                        .map(o -> o.id().value().getLeastSignificantBits()))
                .containsExactly(0L, 1L, 2L);
        var joint = Draft.joint();
        var executing = Play.executing(joint);
        joint.targets.add(Draft.target("t9", "JP"));
        executing.amended(joint).sits(Matter.APPROVAL, Resolution.APPROVE);
        assertThat(executing.operation().owed(Obligation.SCOPE_ACKNOWLEDGEMENT).stream()
                        .map(o -> o.id().value().getLeastSignificantBits()))
                .containsExactly(0L, 1L);
        executing.does("chair", executing.halt());
        assertThat(executing.operation().obligations().stream()
                        .filter(o -> o.kind().equals(Obligation.HALT_ACKNOWLEDGEMENT)
                                || o.kind().equals(Obligation.HALT_UPHOLDING))
                        .map(o -> o.id().value().getLeastSignificantBits()))
                .containsExactly(1L, 2L, 3L);
    }

    @Test
    void an_amendment_that_a_gate_refuses_is_over_and_the_case_is_not() {
        var draft = Draft.home();
        var play = Play.executing(draft);
        draft.targets.add(Draft.target("t9", "JP"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        var asked = play.operation().underReview().scopeHash();
        play.does("hub", new ScreeningCommand.Screen(asked, List.of()));
        play.does("legal", new ReviewCommand.Refuse(LEGAL, asked, Sealed.fresh("r"), Optional.empty()));
        assertThat(play.operation().amendments().all().getLast().state()).isEqualTo(Amendment.State.REFUSED);
        assertThat(play.events(AmendmentEvent.AmendmentEnded.class))
                .singleElement()
                .satisfies(ended -> assertThat(ended.gate()).contains(LEGAL));
        play.is(Stage.EXECUTING);
    }

    @Test
    void what_is_widened_passes_the_gates_of_both_in_the_order_of_policy() {
        var draft = Draft.home();
        var play = Play.executing(draft);
        draft.targets.add(Draft.target("t9", "US"));
        play.amended(draft).sits(Matter.APPROVAL, Resolution.APPROVE);
        assertThat(play.operation().review().gates())
                .extracting(GateId::value)
                .containsExactly(
                        "legal",
                        "nsc-review",
                        "foreign-minister",
                        "agency-director",
                        "coordination",
                        "committee",
                        "confirmation");
        assertThat(play.operation().review().abroad()).isTrue();
    }
}
