package org.sekimori.phase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Halt.Covers;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Task;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.execution.ExecutionEvent.Flag;
import org.sekimori.phase.execution.ExecutionEvent.Logged;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/** What an account is held against: each thing that may be wrong with it, and the nearest that is right. */
class FlagsTest {
    private static final Duration MICRO = Duration.ofNanos(1000);

    private static List<Flag> flags(Play play, String user, ExecutionCommand.Log log) {
        play.does(user, log);
        return play.events(Logged.class).getLast().flags();
    }

    private static Task task(Play play, Agency agency) {
        return play.operation().tasks().stream()
                .filter(t -> t.agency() == agency)
                .findFirst()
                .orElseThrow();
    }

    private static ExecutionCommand.Log under(ExecutionCommand.Log log, ScopeHash hash) {
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

    private static Play executing(Play authorised, String officer) {
        return authorised
                .does("coordinator", authorised.task(Agency.POLICE, officer))
                .allReady()
                .does("police-director", new TaskingCommand.Start());
    }

    @Test
    void an_officer_acts_by_the_own_task_and_by_no_other() {
        var play = Play.executing(Draft.joint());
        var own = task(play, Agency.SDF);
        var other = task(play, Agency.POLICE);
        assertThat(flags(play, "sdf", play.log(own, "m1", "t1", play.now))).isEmpty();
        assertThat(flags(play, "sdf", play.log(other, "m1", "t1", play.now))).containsExactly(Flag.WRONG_TASK);
    }

    @Test
    void a_task_that_was_declined_is_nobodys() {
        var play = Play.authorised(Draft.home()).tasked();
        var declined = play.operation().tasks().getFirst();
        play.does("police", new TaskingCommand.Decline(declined.id(), Sealed.fresh("ill")));
        executing(play, "police-2");
        assertThat(flags(play, "police", play.log(declined, "m1", "t1", play.now)))
                .containsExactly(Flag.WRONG_TASK);
    }

    @Test
    void a_measure_is_taken_upon_the_targets_that_it_is_aimed_at() {
        var draft = Draft.home();
        draft.measures.add(Draft.measure("m2", new Measure.Aim.Some(List.of("t1"))));
        var play = Play.executing(draft);
        var task = task(play, Agency.POLICE);
        assertThat(flags(play, "police", play.log(task, "m2", "t1", play.now))).isEmpty();
        assertThat(flags(play, "police", play.log(task, "m1", "t2", play.now))).isEmpty();
        assertThat(flags(play, "police", play.log(task, "m2", "t2", play.now))).containsExactly(Flag.WRONG_MEASURE);
    }

    @Test
    void a_target_that_a_gate_left_out_is_a_wrong_one() {
        var play = Play.inReview(Draft.home());
        var plain = play.grant(new GateId("legal"));
        play.does(
                "legal",
                new ReviewCommand.Grant(
                        plain.gate(),
                        plain.scopeHash(),
                        plain.reasons(),
                        Optional.empty(),
                        Optional.of(SealedList.fresh(List.of("t2"))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        executing(play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE), "police");
        var task = task(play, Agency.POLICE);
        assertThat(flags(play, "police", play.log(task, "m1", "t1", play.now))).isEmpty();
        assertThat(flags(play, "police", play.log(task, "m1", "t2", play.now))).containsExactly(Flag.WRONG_TARGET);
    }

    @Test
    void an_act_counts_until_the_instant_when_a_consent_ends() {
        var play = Play.executing(Draft.joint());
        Instant end = play.operation()
                .review()
                .consents()
                .get(new GateId("prime-minister-order"))
                .validUntil()
                .orElseThrow();
        play.now = end;
        var task = task(play, Agency.SDF);
        assertThat(flags(play, "sdf", play.log(task, "m1", "t1", end.minus(MICRO))))
                .isEmpty();
        assertThat(flags(play, "sdf", play.log(task, "m1", "t1", end))).containsExactly(Flag.CONSENT_EXPIRED);
    }

    @Test
    void an_act_counts_until_the_instant_when_the_officers_designation_ends() {
        var play = executing(Play.authorised(Draft.home()), "lapsing");
        play.now = TestRules.LAPSE;
        var task = task(play, Agency.POLICE);
        assertThat(flags(play, "lapsing", play.log(task, "m1", "t1", play.now.minus(MICRO))))
                .isEmpty();
        assertThat(flags(play, "lapsing", play.log(task, "m1", "t1", play.now)))
                .containsExactly(Flag.DESIGNATION_LAPSED);
    }

    @Test
    void a_halt_of_one_task_stops_that_task_alone_and_is_heard_by_its_officer_alone() {
        var play = Play.executing(Draft.joint());
        var police = task(play, Agency.POLICE);
        var sdf = task(play, Agency.SDF);
        var covers = new Covers.OneTask(police.id().value().toString());
        play.does("legal", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.of(covers)))
                .is(Stage.EXECUTING);
        assertThat(flags(play, "sdf", play.log(sdf, "m1", "t1", play.now))).isEmpty();
        play.refuses("sdf", new ExecutionCommand.AcknowledgeHalt(sdf.id()), Reason.ALREADY_ACKNOWLEDGED);
        play.does("police", new ExecutionCommand.AcknowledgeHalt(police.id()));
        assertThat(flags(play, "police", play.log(police, "m1", "t1", play.now)))
                .containsExactly(Flag.HALTED);
    }

    @Test
    void what_was_widened_twice_keeps_each_scope_to_its_time() {
        var draft = Draft.home();
        var play = Play.executing(draft);
        var first = play.operation().scopeHash();
        var early = play.now;
        var second = widened(play, draft, "t8");
        play.waits(Duration.ofMinutes(1));
        widened(play, draft, "t9");
        var task = task(play, Agency.POLICE);
        assertThat(flags(play, "police", under(play.log(task, "m1", "t1", play.now), first)))
                .isEmpty();
        assertThat(flags(play, "police", under(play.log(task, "m1", "t8", play.now), second)))
                .isEmpty();
        assertThat(flags(play, "police", under(play.log(task, "m1", "t1", early), second)))
                .containsExactly(Flag.WRONG_SCOPE);
    }

    /** The scope that then is the case's, known to its officer. */
    private static ScopeHash widened(Play play, Draft draft, String target) {
        play.waits(Duration.ofMinutes(1));
        draft.targets.add(Draft.target(target, "JP"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        play.does(
                "hub",
                new ScreeningCommand.Screen(play.operation().underReview().scopeHash(), List.of()));
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE);
        play.does(
                "police",
                new ExecutionCommand.AcknowledgeScope(task(play, Agency.POLICE).id()));
        return play.operation().scopeHash();
    }

    @Test
    void who_was_tasked_only_upon_an_amendment_names_no_earlier_scope() {
        var draft = Draft.home();
        var play = Play.authorised(draft);
        var first = play.operation().scopeHash();
        play.waits(Duration.ofMinutes(1));
        draft.targets.add(Draft.target("t9", "JP"));
        play.amended(draft).sits(Matter.APPROVAL, Resolution.APPROVE).waits(Duration.ofMinutes(1));
        executing(play, "police");
        var task = task(play, Agency.POLICE);
        assertThat(flags(play, "police", play.log(task, "m1", "t1", play.now))).isEmpty();
        assertThat(flags(play, "police", under(play.log(task, "m1", "t1", play.now), first)))
                .containsExactly(Flag.WRONG_SCOPE);
    }

    @Test
    void what_cannot_be_read_raises_no_flag() {
        var play = Play.executing(Draft.home());
        var task = task(play, Agency.POLICE);
        play.dossier = Seals.withhold(play.dossier);
        assertThat(flags(play, "police", play.log(task, "m9", "t9", play.now))).isEmpty();
    }

    @Test
    void a_halt_that_is_lifted_is_still_to_be_heard_of_and_none_is_where_there_was_none() {
        var play = Play.executing(Draft.home());
        var heard =
                new ExecutionCommand.AcknowledgeHalt(task(play, Agency.POLICE).id());
        play.refuses("police", heard, Reason.NOT_HALTED);
        play.does("nco-director", play.halt()).does("nco-director", play.resume());
        play.does("police", heard).refuses("police", heard, Reason.NOT_HALTED);
    }

    @Test
    void each_officer_learns_of_a_wider_scope_for_the_own_task() {
        var draft = Draft.joint();
        var play = Play.executing(draft);
        draft.targets.add(Draft.target("t9", "JP"));
        play.amended(draft).sits(Matter.APPROVAL, Resolution.APPROVE);
        var police =
                new ExecutionCommand.AcknowledgeScope(task(play, Agency.POLICE).id());
        play.refuses("sdf", police, Reason.NOT_TASKED);
        play.does("police", police).refuses("police", police, Reason.NO_NOTICE);
        play.does(
                "sdf",
                new ExecutionCommand.AcknowledgeScope(task(play, Agency.SDF).id()));
    }

    @Test
    void a_consent_to_what_was_asked_for_besides_ends_for_that_alone() {
        var draft = Draft.home();
        var play = Play.executing(draft);
        draft.targets.add(Draft.target("t9", "JP"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        play.does(
                "hub",
                new ScreeningCommand.Screen(play.operation().underReview().scopeHash(), List.of()));
        var plain = play.grant(new GateId("legal"));
        var end = play.now.plus(Duration.ofHours(1));
        play.does(
                "legal",
                new ReviewCommand.Grant(
                        plain.gate(),
                        plain.scopeHash(),
                        plain.reasons(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(end),
                        Optional.empty(),
                        Optional.empty()));
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE);
        var task = task(play, Agency.POLICE);
        play.does("police", new ExecutionCommand.AcknowledgeScope(task.id()));
        play.now = end;
        assertThat(flags(play, "police", play.log(task, "m1", "t9", end.minus(MICRO))))
                .isEmpty();
        assertThat(flags(play, "police", play.log(task, "m1", "t1", end))).isEmpty();
        assertThat(flags(play, "police", play.log(task, "m1", "t9", end))).containsExactly(Flag.CONSENT_EXPIRED);
    }
}
