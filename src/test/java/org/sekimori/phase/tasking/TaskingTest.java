package org.sekimori.phase.tasking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Agency;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.TaskId;
import org.sekimori.operation.TestRules;
import org.sekimori.operation.Window;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.review.ReviewCommand.Grant;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand.Accept;
import org.sekimori.phase.tasking.TaskingCommand.Decline;
import org.sekimori.phase.tasking.TaskingCommand.Ready;
import org.sekimori.phase.tasking.TaskingCommand.Start;

class TaskingTest {
    @Test
    void nobody_is_tasked_before_the_case_is_authorised() {
        var play = Play.coordinated(Draft.home());
        play.refuses("coordinator", play.task(Agency.POLICE, "police"), Reason.WRONG_STAGE);
    }

    @Test
    void a_halt_of_the_committee_on_a_task_is_not_got_round_by_another_task() {
        var play = Play.authorised(Draft.home()).tasked();
        var task = play.operation().tasks().getFirst();
        var covers = new Halt.Covers.OneTask(task.id().value().toString());
        play.does("chair", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.of(covers)));
        play.does("police", new TaskingCommand.Decline(task.id(), Sealed.fresh("r")));
        play.refuses("coordinator", play.task(Agency.POLICE, "police"), Reason.ONLY_BY_SITTING);
        play.refuses("coordinator", play.task(Agency.POLICE, "police-2"), Reason.ONLY_BY_SITTING);
    }

    @Test
    void a_condition_that_came_after_the_officer_was_ready_is_acknowledged_before_the_start() {
        var play = Play.authorised(Draft.home()).tasked().allReady();
        var task = play.operation().tasks().getFirst();
        play.refuses("police", play.ready(task), Reason.WRONG_TASK_STATE);
        var act = play.act(TestRules.actor("hub"));
        play.happens(play.operation()
                .fact(ObligationEvent.ObligationOpened.of(
                        new ObligationId(new UUID(8, 8)), Obligation.CONDITION, Seat.POLICE_OFFICER, act)));
        play.refuses("police-director", new TaskingCommand.Start(), Reason.CONDITIONS_UNACKNOWLEDGED);
        play.does("police", play.ready(task)).does("police-director", new TaskingCommand.Start());
    }

    @Test
    void nobody_is_tasked_while_a_conflict_is_open() {
        var play = Play.authorised(Draft.home());
        var conflict = new ConflictId(new UUID(7, 1));
        play.screened(new ScreeningCommand.Standing(conflict, true)).is(Stage.AUTHORISED);
        play.refuses("coordinator", play.task(Agency.POLICE, "police"), Reason.CONFLICT_OPEN);
        play.screened(new ScreeningCommand.Standing(conflict, false)).tasked();
    }

    @Test
    void an_order_holds_until_the_instant_when_it_expires() {
        var play = Play.authorised(Draft.joint());
        var until = play.operation()
                .review()
                .consents()
                .get(new GateId("prime-minister-order"))
                .validUntil()
                .orElseThrow();
        play.now = until;
        play.refuses("coordinator", play.task(Agency.POLICE, "police"), Reason.CONSENT_EXPIRED);
        play.now = until.minusNanos(1000);
        play.does("coordinator", play.task(Agency.POLICE, "police"));
    }

    @Test
    void a_prefectural_officer_is_tasked_at_home_and_never_abroad() {
        var home = Play.authorised(Draft.home());
        home.does("coordinator", home.task(Agency.POLICE, "prefecture"));
        var abroad = Play.authorised(Draft.abroad());
        abroad.refuses("coordinator", abroad.task(Agency.POLICE, "prefecture"), Reason.PREFECTURE_ABROAD);
    }

    @Test
    void a_joint_measure_tasks_the_police_first_and_names_that_officer() {
        var play = Play.authorised(Draft.joint());
        play.refuses("coordinator", play.task(Agency.SDF, "sdf", "police"), Reason.POLICE_TASK_FIRST);
        play.refuses("coordinator", play.task(Agency.POLICE, "police", "sdf"), Reason.WRONG_PARTNER);
        play.does("coordinator", play.task(Agency.POLICE, "police"));
        play.refuses("coordinator", play.task(Agency.SDF, "sdf"), Reason.WRONG_PARTNER);
        play.refuses("coordinator", play.task(Agency.SDF, "sdf", "police-2"), Reason.WRONG_PARTNER);
        play.refuses("coordinator", play.task(Agency.POLICE, "police-2"), Reason.TASK_LIVE);
        play.does("coordinator", play.task(Agency.SDF, "sdf", "police"));
        play.refuses("coordinator", play.task(Agency.SDF, "sdf", "police"), Reason.TASK_LIVE);
    }

    @Test
    void when_the_police_partner_declines_the_sdf_task_is_given_anew() {
        var play = Play.authorised(Draft.joint()).tasked().allReady();
        var tasks = play.operation().liveTasks();
        play.does("police", new Decline(tasks.getFirst().id(), Sealed.fresh("ill")));
        play.refuses("sdf-director", new Start(), Reason.TASKS_NOT_READY);
        play.does("coordinator", play.task(Agency.POLICE, "police-2"));
        var police = play.operation().liveTasks().getLast();
        play.does("police-2", new Accept(police.id())).does("police-2", play.ready(police));
        play.refuses("sdf-director", new Start(), Reason.TASKS_NOT_READY);
        play.does("sdf", new Decline(tasks.getLast().id(), Sealed.fresh("partner")));
        play.does("coordinator", play.task(Agency.SDF, "sdf", "police-2"));
        var sdf = play.operation().liveTasks().getLast();
        play.does("sdf", new Accept(sdf.id())).does("sdf", play.ready(sdf));
        play.does("sdf-director", new Start()).is(Stage.EXECUTING);
    }

    @Test
    void a_task_that_the_case_does_not_know_is_unknown_to_whoever_names_it() {
        var play = Play.authorised(Draft.home()).tasked();
        var unknown = new TaskId(new UUID(7, 2));
        play.refuses("police", new Accept(unknown), Reason.UNKNOWN_TASK);
        play.refuses("police", new Decline(unknown, Sealed.fresh("ill")), Reason.UNKNOWN_TASK);
        play.refuses("police", new Ready(unknown, Optional.of(Set.of())), Reason.UNKNOWN_TASK);
    }

    @Test
    void an_officer_is_of_the_agency_and_designated_until_the_designation_lapses() {
        var play = Play.authorised(Draft.home());
        play.refuses("coordinator", play.task(Agency.POLICE, "sdf"), Reason.WRONG_AGENCY);
        play.refuses("coordinator", play.task(Agency.SDF, "sdf"), Reason.WRONG_AGENCY);
        play.refuses("coordinator", play.task(Agency.POLICE, "police-director"), Reason.NOT_DESIGNATED);
        play.now = TestRules.LAPSE;
        play.refuses("coordinator", play.task(Agency.POLICE, "lapsing"), Reason.NOT_DESIGNATED);
        play.now = TestRules.LAPSE.minusNanos(1000);
        play.does("coordinator", play.task(Agency.POLICE, "lapsing"));
        var task = play.operation().liveTasks().getFirst();
        play.does("lapsing", new Accept(task.id())).does("lapsing", play.ready(task));
        play.now = TestRules.LAPSE;
        play.refuses("police-director", new Start(), Reason.NOT_DESIGNATED);
    }

    @Test
    void a_task_is_its_officers_own_and_goes_step_by_step() {
        var play = Play.authorised(Draft.home()).tasked();
        var task = play.operation().liveTasks().getFirst();
        play.refuses("police-2", new Accept(task.id()), Reason.NOT_TASKED);
        play.refuses("police", play.ready(task), Reason.WRONG_TASK_STATE);
        play.does("police", new Accept(task.id())).refuses("police", new Accept(task.id()), Reason.WRONG_TASK_STATE);
        play.refuses("police-director", new Start(), Reason.TASKS_NOT_READY);
        play.does("police", play.ready(task)).does("police-director", new Start());
        play.refuses("police", new Decline(task.id(), Sealed.fresh("r")), Reason.WRONG_STAGE);
    }

    @Test
    void every_condition_in_force_is_acknowledged_and_answered() {
        var play = Play.inReview(Draft.home());
        var plain = play.grant(new GateId("legal"));
        play.does(
                        "legal",
                        new Grant(
                                plain.gate(),
                                plain.scopeHash(),
                                plain.reasons(),
                                Optional.of(SealedList.fresh(List.of("one", "two"))),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()))
                .grantOpen()
                .sits(Matter.APPROVAL, Resolution.APPROVE)
                .tasked();
        var task = play.operation().liveTasks().getFirst();
        var first = play.operation().conditions().getFirst().id();
        play.does("police", new Accept(task.id()));
        play.refuses("police", new Ready(task.id(), Optional.of(Set.of(first))), Reason.CONDITIONS_UNACKNOWLEDGED);
        play.does("police", play.ready(task)).does("police-director", new Start());
        play.does("police-director", new org.sekimori.phase.execution.ExecutionCommand.End());
        var whole = play.report();
        play.refuses(
                "police-director",
                new org.sekimori.phase.closing.ClosingCommand.Report(
                        whole.result(),
                        whole.sideEffects(),
                        whole.administratorNotice(),
                        whole.residualRisk(),
                        Optional.empty()),
                Reason.CONDITIONS_UNANSWERED);
        play.does("police-director", whole).is(Stage.REPORTED);
    }

    @Test
    void a_measure_starts_from_the_first_instant_of_its_window_to_before_its_last() {
        var draft = Draft.home();
        draft.window = new Window(TestRules.START.plusSeconds(10), TestRules.START.plus(Duration.ofDays(1)));
        var play = Play.authorised(draft).tasked().allReady();
        play.now = draft.window.from().minusNanos(1000);
        play.refuses("police-director", new Start(), Reason.OUTSIDE_WINDOW);
        play.now = draft.window.to();
        play.refuses("police-director", new Start(), Reason.OUTSIDE_WINDOW);
        play.now = draft.window.from();
        play.does("police-director", new Start());
    }

    @Test
    void nobody_is_tasked_twice_for_one_agency_nor_under_a_basis_that_nobody_knows() {
        var play = Play.authorised(Draft.joint()).does("coordinator", new Play().task(Agency.POLICE, "police"));
        play.refuses("coordinator", play.task(Agency.POLICE, "police-2"), Reason.TASK_LIVE);
        play.does("coordinator", play.task(Agency.SDF, "sdf", "police"));
        play.refuses("coordinator", play.task(Agency.POLICE, "police-2"), Reason.TASK_LIVE);
        var other = Play.authorised(Draft.home());
        var rules = other.rules;
        other.rules = new Rules(
                rules.gates(), Map.of(), rules.quorum(), rules.deadlines(), rules.directory(), rules.policySet());
        other.refuses("coordinator", other.task(Agency.POLICE, "police"), Reason.UNKNOWN_BASIS);
    }

    @Test
    void a_joint_measure_starts_with_the_police_officer_whom_the_sdf_task_names() {
        var play = Play.authorised(Draft.joint()).tasked().allReady();
        var police = play.operation().tasks().getFirst();
        play.does("police", new Decline(police.id(), Sealed.fresh("ill")));
        play.does("coordinator", play.task(Agency.POLICE, "police-2"));
        var next = play.operation().liveTasks().getLast();
        play.does("police-2", new Accept(next.id())).does("police-2", play.ready(next));
        play.refuses("sdf-director", new Start(), Reason.TASKS_NOT_READY);
        var sdf = play.operation().liveTasks().getFirst();
        play.does("sdf", new Decline(sdf.id(), Sealed.fresh("another partner")));
        play.does("coordinator", play.task(Agency.SDF, "sdf", "police-2"))
                .refuses("sdf-director", new Start(), Reason.TASKS_NOT_READY);
    }

    @Test
    void an_officer_knows_the_conditions_in_force_and_names_no_others() {
        var play = Play.authorised(Draft.home()).tasked();
        var task = play.operation().tasks().getFirst();
        play.does("police", new Accept(task.id()));
        var unknown = new Ready(task.id(), Optional.of(Set.of(new ObligationId(new UUID(5, 5)))));
        play.refuses("police", unknown, Reason.UNKNOWN_CONDITION).does("police", play.ready(task));
    }

    @Test
    void who_gives_a_task_back_owes_no_knowledge_of_a_wider_scope_and_the_others_still_do() {
        var draft = Draft.joint();
        var play = Play.authorised(draft).tasked();
        draft.targets.add(Draft.target("t9", "JP"));
        play.amended(draft).sits(Matter.APPROVAL, Resolution.APPROVE).is(Stage.TASKED);
        assertThat(play.operation().owed(Obligation.SCOPE_ACKNOWLEDGEMENT)).hasSize(2);
        var police = play.operation().tasks().getFirst();
        play.does("police", new Decline(police.id(), Sealed.fresh("ill")));
        assertThat(play.operation().owed(Obligation.SCOPE_ACKNOWLEDGEMENT))
                .singleElement()
                .satisfies(owed -> assertThat(owed.owner()).isEqualTo(Seat.SDF_OFFICER));
    }

    @Test
    void a_joint_measure_does_not_start_without_one_of_its_agencies() {
        var play = Play.authorised(Draft.joint());
        play.does("coordinator", play.task(Agency.POLICE, "police")).allReady();
        play.refuses("sdf-director", new Start(), Reason.TASKS_NOT_READY);
        play.does("coordinator", play.task(Agency.SDF, "sdf", "police"));
        var sdf = play.operation().liveTasks().getLast();
        play.does("sdf", new Accept(sdf.id())).does("sdf", play.ready(sdf)).does("sdf-director", new Start());
    }
}
