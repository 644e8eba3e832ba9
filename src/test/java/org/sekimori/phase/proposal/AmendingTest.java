package org.sekimori.phase.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.AmendmentEvent.AmendmentEnded;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Task;
import org.sekimori.operation.Window;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.execution.ExecutionEvent.Flag;
import org.sekimori.phase.execution.ExecutionEvent.Logged;
import org.sekimori.phase.proposal.ProposalCommand.Amend;
import org.sekimori.phase.proposal.ProposalCommand.Revise;
import org.sekimori.phase.proposal.ProposalCommand.WithdrawAmendment;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;

class AmendingTest {
    private final Draft draft = Draft.home();

    private Draft wider() {
        draft.targets.add(Draft.target("t9", "JP"));
        return draft;
    }

    private static List<Flag> flags(Play play, String target, Instant occurred, ScopeHash hash) {
        var task = play.operation().tasks().getFirst();
        play.does("police", log(play, task, target, occurred, hash));
        return play.events(Logged.class).getLast().flags();
    }

    private static ExecutionCommand.Log log(Play play, Task task, String target, Instant occurred, ScopeHash hash) {
        var log = play.log(task, "m1", target, occurred);
        return new ExecutionCommand.Log(
                log.task(),
                log.measure(),
                log.target(),
                log.occurred(),
                log.identified(),
                log.action(),
                log.effect(),
                log.dataHandled(),
                log.deviation(),
                hash);
    }

    private static void acknowledges(Play play) {
        play.does(
                "police",
                new ExecutionCommand.AcknowledgeScope(
                        play.operation().tasks().getFirst().id()));
    }

    @Test
    void what_is_authorised_goes_on_while_more_is_asked_for() {
        var play = Play.executing(draft);
        var before = play.operation();
        play.amended(wider()).is(Stage.EXECUTING);
        assertThat(play.operation().scopeHash()).isEqualTo(before.scopeHash());
        assertThat(play.operation().review().consents())
                .isEqualTo(before.review().consents());
        assertThat(play.operation().revision()).isEqualTo(before.revision());
        assertThat(flags(play, "t1", play.now, before.scopeHash())).isEmpty();
        assertThat(play.operation().stage()).isEqualTo(Stage.EXECUTING);
    }

    @Test
    void nobody_acts_upon_what_is_only_asked_for() {
        var play = Play.executing(draft).amended(wider());
        var asked = play.operation().underReview().scopeHash();
        assertThat(flags(play, "t9", play.now, asked)).contains(Flag.WRONG_SCOPE, Flag.WRONG_TARGET);
        play.is(Stage.HALTED);
    }

    @Test
    void the_last_grant_widens_the_case_and_each_officer_learns_of_it_before_acting_on_what_is_new() {
        var play = Play.executing(draft);
        var old = play.operation().scopeHash();
        play.amended(wider());
        var asked = play.operation().underReview().scopeHash();
        play.sits(Matter.APPROVAL, Resolution.APPROVE).is(Stage.EXECUTING);
        assertThat(play.operation().scopeHash()).isEqualTo(asked);
        assertThat(play.operation().revision()).isEqualTo(2);
        assertThat(play.operation().pending()).isEmpty();
        assertThat(play.operation().owed(Obligation.SCOPE_ACKNOWLEDGEMENT)).hasSize(1);
        // The officer goes on under the scope that the officer knows.
        assertThat(flags(play, "t1", play.now, old)).isEmpty();
        play.waits(Duration.ofMinutes(1));
        acknowledges(play);
        play.refuses(
                "police",
                new ExecutionCommand.AcknowledgeScope(
                        play.operation().tasks().getFirst().id()),
                Reason.NO_NOTICE);
        assertThat(flags(play, "t9", play.now, asked)).isEmpty();
        assertThat(flags(play, "t9", play.now.minusSeconds(1), asked)).containsExactly(Flag.SCOPE_UNKNOWN);
    }

    @Test
    void the_old_hash_never_covers_what_is_new_and_the_new_one_nothing_before_it_was_granted() {
        var play = Play.executing(draft);
        var old = play.operation().scopeHash();
        var early = play.now;
        play.waits(Duration.ofMinutes(1)).amended(wider());
        play.sits(Matter.APPROVAL, Resolution.APPROVE);
        acknowledges(play);
        var current = play.operation().scopeHash();
        assertThat(flags(play, "t1", early, old)).isEmpty();
        assertThat(flags(play, "t9", play.now, old)).contains(Flag.WRONG_SCOPE);
        play.does("nco-director", play.resume());
        assertThat(flags(play, "t1", early, current)).contains(Flag.WRONG_SCOPE);
    }

    @Test
    void a_longer_window_is_asked_of_every_gate_of_the_whole() {
        var abroad = Draft.abroad();
        var play = Play.executing(abroad);
        var end = abroad.window.to();
        abroad.window = new Window(abroad.window.from(), end.plus(Duration.ofDays(9)));
        play.does("police", new Amend(abroad.proposal()));
        assertThat(play.operation().pending().orElseThrow().review().gates())
                .contains(new GateId("foreign-minister"), new GateId("nsc-review"));
    }

    @Test
    void targets_at_home_do_not_ask_the_minister_again_and_targets_abroad_always_do() {
        var abroad = Draft.abroad();
        var play = Play.executing(abroad);
        abroad.targets.add(Draft.target("t8", "JP"));
        play.does("police", new Amend(abroad.proposal()));
        assertThat(play.operation().pending().orElseThrow().review().gates())
                .doesNotContain(new GateId("foreign-minister"))
                .contains(new GateId("legal"), new GateId("committee"));

        var home = Play.executing(draft);
        draft.targets.add(Draft.target("t9", "unknown"));
        home.does("police", new Amend(draft.proposal()));
        assertThat(home.operation().applies(new GateId("foreign-minister"))).isTrue();
        home.does(
                "hub",
                new ScreeningCommand.Screen(home.operation().underReview().scopeHash(), List.of()));
        home.does("legal", home.grant(new GateId("legal")));
        home.refuses("police-director", home.grant(new GateId("agency-director")), Reason.GATE_NOT_OPEN);
        home.refuses("chair", home.open(Matter.APPROVAL, "chair", "member-1", "member-2"), Reason.GATE_NOT_OPEN);
        home.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE);
        assertThat(home.operation().review().abroad()).isTrue();
        assertThat(home.operation().review().grantedAt(new GateId("foreign-minister"), home.now))
                .isTrue();
    }

    @Test
    void no_target_abroad_comes_to_a_prefectural_officer() {
        var play = Play.authorised(draft).does("coordinator", new Play().task(Agency.POLICE, "prefecture"));
        draft.targets.add(Draft.target("t9", "US"));
        play.refuses("police", new Amend(draft.proposal()), Reason.PREFECTURE_ABROAD);
        var other = Play.authorised(Draft.home());
        other.does("police", new Amend(draft.proposal()));
        other.refuses("coordinator", other.task(Agency.POLICE, "prefecture"), Reason.PREFECTURE_ABROAD);
    }

    @Test
    void another_basis_executor_or_kind_of_measure_is_no_amendment_and_neither_is_less() {
        var play = Play.executing(draft);
        play.refuses("police", new Amend(draft.proposal()), Reason.NOT_AN_AMENDMENT);
        wider();
        draft.measures = List.of(
                draft.measures.getFirst(),
                new Measure("m2", Measure.Kind.ACCESS, new Measure.Aim.All(), Measure.Reversibility.REVERSIBLE, "s"));
        play.refuses("police", new Amend(draft.proposal()), Reason.MEASURE_BEGUN);
        Play.authorised(Draft.home()).refuses("police", new Amend(draft.proposal()), Reason.NOT_AN_AMENDMENT);
        var secure = Draft.home();
        secure.targets.add(Draft.target("t9", "JP"));
        secure.nationalSecurity = !secure.nationalSecurity;
        play.refuses("police", new Amend(secure.proposal()), Reason.NOT_AN_AMENDMENT);
        var joint = Draft.joint();
        joint.applicant = "sdf";
        play.refuses("police", new Amend(joint.proposal()), Reason.MEASURE_BEGUN);
        var less = Draft.home();
        less.targets = List.of(Draft.target("t1", "JP"), Draft.target("t9", "JP"));
        play.refuses("police", new Amend(less.proposal()), Reason.NOT_AN_AMENDMENT);
        var executors = Draft.home();
        executors.executors = Set.of(Agency.POLICE, Agency.SDF);
        play.refuses("police", new Amend(executors.proposal()), Reason.WRONG_EXECUTORS);
    }

    @Test
    void only_the_applicant_asks_and_only_once_at_a_time() {
        var play = Play.executing(draft);
        play.refuses("coordinator", new Amend(wider().proposal()), Reason.NOT_APPLICANT);
        play.does("police", new Amend(draft.proposal()));
        draft.targets.add(Draft.target("t10", "JP"));
        play.refuses("police", new Amend(draft.proposal()), Reason.AMENDMENT_OPEN);
        play.does("police", new WithdrawAmendment(Sealed.fresh("r"))).is(Stage.EXECUTING);
        play.refuses("police", new WithdrawAmendment(Sealed.fresh("r")), Reason.NO_AMENDMENT);
        play.does("police", new Amend(draft.proposal()));
    }

    @Test
    void a_revision_waits_for_the_amendment() {
        var play = Play.authorised(draft).amended(wider());
        play.refuses("police", new Revise(Draft.home().proposal()), Reason.AMENDMENT_OPEN);
    }

    @Test
    void a_refused_amendment_is_over_and_the_case_goes_on() {
        var play = Play.executing(draft);
        var before = play.operation();
        play.amended(wider());
        play.sits(Matter.APPROVAL, Resolution.REFUSE).is(Stage.EXECUTING);
        assertThat(play.events(AmendmentEnded.class)).hasSize(1);
        assertThat(play.operation().scopeHash()).isEqualTo(before.scopeHash());
        assertThat(play.operation().review().consents())
                .isEqualTo(before.review().consents());
        assertThat(play.operation().amendments().all().getLast().state()).isEqualTo(Amendment.State.REFUSED);
        play.does("police", new Amend(draft.proposal()));
    }

    @Test
    void conditions_of_an_amendment_are_in_force_once_it_is_granted_and_never_if_it_is_not() {
        for (var resolution : List.of(Resolution.APPROVE, Resolution.REFUSE)) {
            var own = Draft.home();
            var play = Play.executing(own);
            own.targets.add(Draft.target("t9", "JP"));
            play.does("police", new Amend(own.proposal()));
            play.does(
                    "hub",
                    new ScreeningCommand.Screen(play.operation().underReview().scopeHash(), List.of()));
            var plain = play.grant(new GateId("legal"));
            play.does(
                    "legal",
                    new ReviewCommand.Grant(
                            plain.gate(),
                            plain.scopeHash(),
                            plain.reasons(),
                            Optional.of(SealedList.fresh(List.of("only at night"))),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()));
            assertThat(play.operation().conditions()).isEmpty();
            play.grantOpen().sits(Matter.APPROVAL, resolution);
            assertThat(play.operation().conditions()).hasSize(resolution == Resolution.APPROVE ? 1 : 0);
            play.ends();
        }
    }

    @Test
    void a_returned_amendment_is_over_and_the_case_is_no_draft() {
        var play = Play.executing(draft).amended(wider());
        play.does("police", new WithdrawAmendment(Sealed.fresh("r")));
        play.does("police", new Amend(draft.proposal()));
        var asked = play.operation().underReview().scopeHash();
        play.does("hub", new ScreeningCommand.Screen(asked, List.of()));
        play.does("legal", new ReviewCommand.Return(new GateId("legal"), asked, Sealed.fresh("r"), Optional.empty()));
        play.is(Stage.EXECUTING);
        assertThat(play.operation().pending()).isEmpty();
    }

    @Test
    void a_conflict_that_the_difference_raises_blocks_the_amendment_alone() {
        var play = Play.authorised(draft);
        play.does("police", new Amend(wider().proposal()));
        var conflict = new ConflictId(new UUID(7, 7));
        var asked = play.operation().underReview().scopeHash();
        play.does("hub", new ScreeningCommand.Screen(asked, List.of(new ScreeningCommand.Standing(conflict, true))));
        play.refuses("legal", play.grant(new GateId("legal")), Reason.WRONG_STAGE);
        assertThat(play.operation().screening().open()).isZero();
        play.tasked().is(Stage.TASKED);
        play.does(
                "hub",
                new ScreeningCommand.Screen(
                        play.operation().scopeHash(), List.of(new ScreeningCommand.Standing(conflict, false))));
        play.does("hub", new ScreeningCommand.Screen(asked, List.of()));
        play.does("legal", play.grant(new GateId("legal")));
    }

    @Test
    void a_conflict_of_the_case_keeps_the_amendment_waiting_too() {
        var play = Play.executing(draft).amended(wider());
        var conflict = new ConflictId(new UUID(7, 7));
        play.screened(new ScreeningCommand.Standing(conflict, true));
        play.refuses("chair", play.open(Matter.APPROVAL, "chair", "member-1", "member-2"), Reason.CONFLICT_OPEN);
    }

    @Test
    void the_gates_of_an_amendment_know_who_decided_the_case() {
        var play = Play.inReview(draft);
        play.does(play.in("two-bodies", Seat.NCO_LEGAL), play.grant(new GateId("legal")));
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE);
        play.does("police", new Amend(wider().proposal()));
        play.does(
                "hub",
                new ScreeningCommand.Screen(play.operation().underReview().scopeHash(), List.of()));
        play.does("legal", play.grant(new GateId("legal")));
        play.refuses(
                play.in("two-bodies", Seat.POLICE_DIRECTOR),
                play.grant(new GateId("agency-director")),
                Reason.DECIDED_FOR_ANOTHER_BODY);
    }

    @Test
    void the_exception_lane_does_not_reach_an_amendment() {
        var play = Play.executing(draft).amended(wider());
        play.refuses(
                "police-director",
                new ReviewCommand.InvokeException(Sealed.fresh("g"), Sealed.fresh("f"), Sealed.fresh("n")),
                Reason.WRONG_STAGE);
    }

    @Test
    void a_case_that_is_over_asks_for_nothing_more() {
        var play = Play.executing(draft).amended(wider()).ends();
        assertThat(play.operation().pending()).isEmpty();
        play.refuses("legal", play.grant(new GateId("legal")), Reason.WRONG_STAGE);
        play.refuses("police", new Amend(draft.proposal()), Reason.WRONG_STAGE);
    }
}
