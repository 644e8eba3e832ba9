package org.sekimori.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Waiting.Dispute;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/** Lines are: why, the gate or kind, the seat, the persons. */
class WaitingTest {
    private static List<Wait> waits(Play play, Dispute... disputes) {
        return new Waiting(play.operation(), play.dossier.sitting(), List.of(disputes), play.rules, play.now).waits();
    }

    private static List<String> lines(Play play, Seat reader, Dispute... disputes) {
        return Stream.of(waits(play, disputes))
                .flatMap(List::stream)
                .filter(wait -> wait.audience().includes(reader))
                .map(wait -> line(play, wait))
                .toList();
    }

    private static String line(Play play, Wait wait) {
        var persons = wait.holder().persons().stream().map(play::user).sorted().toList();
        return String.join(
                " ",
                Stream.of(
                                Stream.of(wait.because().wire()),
                                wait.gate().map(GateId::value).stream(),
                                wait.kind().stream(),
                                Stream.of(wait.holder().seat().wire()),
                                persons.stream())
                        .flatMap(parts -> parts)
                        .toList());
    }

    private static List<String> seen(Play play, Dispute... disputes) {
        return lines(play, Seat.NCO_COORDINATOR, disputes);
    }

    private static List<String> inside(Play play) {
        return lines(play, Seat.COMMITTEE_SECRETARIAT);
    }

    @Test
    void a_draft_waits_for_its_applicant() {
        assertThat(seen(Play.drafted(Draft.home()))).containsExactly("draft-to-submit police.officer police");
    }

    @Test
    void a_case_in_screening_waits_for_nobody_but_the_hub() {
        assertThat(seen(Play.submitted(Draft.home()))).isEmpty();
    }

    @Test
    void a_case_in_review_waits_for_whoever_holds_an_open_gate() {
        var play = Play.inReview(Draft.abroad());
        assertThat(seen(play)).containsExactly("gate-open legal nco.legal");
        play.waits(Duration.ofHours(1)).does("legal", play.grant(new GateId("legal")));
        assertThat(seen(play)).containsExactly("gate-open nsc-review nss.desk", "gate-open foreign-minister mofa.desk");
        assertThat(waits(play).getFirst().since()).contains(play.now);
        play.grantOpen();
        assertThat(seen(play)).containsExactly("gate-open committee committee.chair");
    }

    @Test
    void a_returned_case_waits_for_its_applicant_and_says_which_gate_sent_it_back() {
        var play = Play.inReview(Draft.home());
        play.does(
                "legal",
                new ReviewCommand.Return(
                        new GateId("legal"), play.operation().scopeHash(), Sealed.fresh("r"), Optional.empty()));
        assertThat(seen(play)).containsExactly("returned legal police.officer police");
        assertThat(waits(play).getFirst().since()).contains(play.now);
    }

    @Test
    void the_committee_sees_what_a_sitting_waits_for_and_nobody_else_does() {
        var play = Play.coordinated(Draft.home());
        var outside = List.of("gate-open committee committee.chair");
        assertThat(seen(play)).isEqualTo(outside);
        assertThat(inside(play)).containsExactly("sitting-to-open committee.chair");
        play.does("chair", play.open(Matter.APPROVAL, "chair", "member-1", "member-2"));
        assertThat(seen(play)).isEqualTo(outside);
        assertThat(inside(play)).containsExactly("motion-to-move committee.member chair member-1 member-2");
        play.does("member-1", play.move(Resolution.APPROVE)).does("member-1", play.vote(Choice.FOR));
        assertThat(seen(play)).isEqualTo(outside);
        assertThat(inside(play)).containsExactly("vote-to-cast committee.member chair member-2");
        play.does("chair", play.vote(Choice.FOR)).does("member-2", play.vote(Choice.FOR));
        assertThat(seen(play)).isEqualTo(outside);
        assertThat(inside(play)).containsExactly("sitting-to-close committee.chair chair");
    }

    @Test
    void where_the_chair_may_not_sit_the_deputy_opens() {
        var play = Play.coordinated(Draft.home());
        play.dossier = play.dossier.with(play.operation()
                .review(review -> review.decidedBy(new Decider(TestRules.id("chair"), Seat.NCO_LEGAL.body()))));
        assertThat(inside(play)).containsExactly("sitting-to-open committee.member member-1");
    }

    @Test
    void where_the_deputy_presides_the_deputy_closes() {
        var play = Play.coordinated(Draft.home());
        play.does("member-1", play.open(Matter.APPROVAL, "member-1", "member-2", "member-3"));
        play.does("member-1", play.move(Resolution.APPROVE));
        Stream.of("member-1", "member-2", "member-3").forEach(member -> play.does(member, play.vote(Choice.FOR)));
        assertThat(inside(play)).containsExactly("sitting-to-close committee.member member-1");
    }

    @Test
    void an_open_conflict_waits_for_the_watch_officer_its_owner_and_when_escalated_the_director() {
        var play = Play.submitted(Draft.home());
        var id = new ConflictId(new UUID(1, 2));
        play.screened(new ScreeningCommand.Standing(id, true));
        var watch = TestRules.id("watch");
        assertThat(seen(play, new Dispute(id, play.now, Optional.empty(), false)))
                .containsExactly("conflict-open nco.deconfliction");
        assertThat(seen(play, new Dispute(id, play.now, Optional.of(watch), false)))
                .containsExactly("conflict-open nco.deconfliction watch");
        assertThat(seen(play, new Dispute(id, play.now, Optional.of(watch), true)))
                .containsExactly("conflict-open nco.director");
    }

    @Test
    void an_authorised_case_waits_for_its_tasks_one_after_the_other_then_for_the_start() {
        var play = Play.authorised(Draft.joint());
        assertThat(seen(play)).containsExactly("to-task nco.coordinator");
        play.does("coordinator", play.task(Agency.POLICE, "police"));
        assertThat(seen(play)).containsExactly("to-task nco.coordinator", "task-to-accept police.officer police");
        play.does("coordinator", play.task(Agency.SDF, "sdf", "police"));
        assertThat(seen(play))
                .containsExactly("task-to-accept police.officer police", "task-to-accept sdf.officer sdf");
        var police = play.operation().tasks().getFirst();
        play.does("police", new TaskingCommand.Accept(police.id()));
        assertThat(seen(play)).containsExactly("task-to-ready police.officer police", "task-to-accept sdf.officer sdf");
        play.does("police", play.ready(police));
        assertThat(seen(play)).containsExactly("task-to-accept sdf.officer sdf");
        var sdf = play.operation().tasks().getLast();
        play.does("sdf", new TaskingCommand.Accept(sdf.id())).does("sdf", play.ready(sdf));
        assertThat(seen(play)).containsExactly("to-start sdf.director");
        var end = play.operation().proposal().window().to();
        assertThat(waits(play).getFirst().due()).contains(end);
        assertThat(waits(play).getFirst().overdueAt(end.minusMillis(1))).isFalse();
        assertThat(waits(play).getFirst().overdueAt(end)).isTrue();
    }

    @Test
    void a_declined_task_waits_for_another_officer() {
        var play = Play.authorised(Draft.home()).tasked();
        var task = play.operation().tasks().getFirst();
        play.does("police", new TaskingCommand.Decline(task.id(), Sealed.fresh("ill")));
        assertThat(seen(play)).containsExactly("to-task nco.coordinator");
    }

    @Test
    void a_measure_waits_for_those_who_act_and_the_director_who_ends_it_then_for_the_report() {
        var play = Play.executing(Draft.home());
        assertThat(seen(play))
                .containsExactly(
                        "to-act police.officer police",
                        "to-end police.director",
                        "obligation periodic-report police.officer police");
        play.waits(Duration.ofHours(2)).does("police-director", new ExecutionCommand.End());
        assertThat(seen(play)).containsExactly("report-owed police.director");
        assertThat(waits(play).getFirst().since()).contains(play.now);
    }

    @Test
    void a_halt_waits_for_acknowledgement_until_its_due_time_and_for_who_may_lift_it() {
        var play = Play.executing(Draft.home())
                .does("legal", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.empty()));
        assertThat(seen(play)).containsExactly("halt-to-acknowledge police.officer police", "to-resume nco.director");
        var wait = waits(play).getFirst();
        assertThat(wait.since()).contains(play.now);
        assertThat(wait.due()).contains(play.now.plus(Duration.ofMinutes(5)));
        play.does("police", new ExecutionCommand.AcknowledgeHalt(wait.task().orElseThrow()));
        assertThat(seen(play)).containsExactly("to-resume nco.director");
        play.now = play.operation().proposal().window().to();
        assertThat(seen(play)).containsExactly("to-end police.director", "to-resume nco.director");
    }

    @Test
    void a_halt_of_the_committee_waits_for_a_sitting() {
        var play = Play.executing(Draft.home())
                .does("chair", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.empty()));
        assertThat(seen(play)).contains("to-resume committee.chair").doesNotContain("to-resume nco.director");
        assertThat(inside(play))
                .contains("sitting-to-open committee.chair")
                .doesNotContain("to-resume committee.chair");
        play.does("chair", play.open(Matter.HALT, "chair", "member-1", "member-2"));
        assertThat(seen(play)).contains("to-resume committee.chair");
        assertThat(inside(play)).contains("motion-to-move committee.member chair member-1 member-2");
    }

    @Test
    void after_the_report_the_committee_confirms_and_then_the_coordinator_closes() {
        var play = Play.reported(Draft.home());
        assertThat(seen(play)).containsExactly("gate-open confirmation committee.chair");
        assertThat(inside(play)).containsExactly("sitting-to-open committee.chair");
        play.sits(Matter.CONFIRMATION, Resolution.CONFIRM);
        assertThat(seen(play)).containsExactly("to-close nco.coordinator");
        play.does("coordinator", new ClosingCommand.Close());
        assertThat(waits(play)).isEmpty();
    }

    @Test
    void a_recommendation_is_answered_before_the_case_closes() {
        var play = Play.reported(Draft.home()).sits(Matter.CONFIRMATION, Resolution.RECOMMEND);
        assertThat(seen(play)).containsExactly("recommendation-to-answer police.director");
        play.does("police-director", new ClosingCommand.AnswerRecommendation(Sealed.fresh("done")));
        assertThat(seen(play)).containsExactly("to-close nco.coordinator");
    }

    @Test
    void a_sitting_that_decides_no_gate_is_not_seen_from_outside() {
        var play = Play.executing(Draft.home());
        var before = seen(play);
        play.does("chair", play.open(Matter.RECOMMENDATION, "chair", "member-1", "member-2"));
        assertThat(seen(play)).isEqualTo(before);
        assertThat(inside(play)).contains("motion-to-move committee.member chair member-1 member-2");
    }

    @Test
    void what_the_committee_asked_to_be_added_and_the_notice_of_the_exception_lane_are_obligations() {
        var asked = Play.coordinated(Draft.home()).sits(Matter.APPROVAL, Resolution.ASK);
        assertThat(seen(asked))
                .containsExactly("gate-open committee committee.chair", "obligation supplement police.officer police");
        var exception = Play.coordinated(Draft.home())
                .does(
                        "police-director",
                        new ReviewCommand.InvokeException(Sealed.fresh("g"), Sealed.fresh("f"), Sealed.fresh("n")));
        assertThat(seen(exception))
                .containsExactly("to-task nco.coordinator", "obligation ex-post-notice police.director");
    }

    private static Optional<Instant> since(Play play) {
        return waits(play).stream()
                .filter(wait -> wait.gate().equals(Optional.of(new GateId("committee"))))
                .findFirst()
                .orElseThrow()
                .since();
    }

    @Test
    void the_clock_of_the_committees_gate_stands_while_a_supplement_is_owed() {
        var play = Play.coordinated(Draft.home()).waits(Duration.ofHours(2));
        var opened = since(play).orElseThrow();
        play.sits(Matter.APPROVAL, Resolution.ASK);
        assertThat(since(play)).contains(opened);
        play.waits(Duration.ofHours(5));
        assertThat(since(play)).as("two hours old, as before").contains(opened.plus(Duration.ofHours(5)));
        play.does("police", new OversightCommand.AnswerSupplement(Sealed.fresh("a")))
                .waits(Duration.ofHours(1));
        assertThat(since(play)).contains(opened.plus(Duration.ofHours(5)));
        var quorum = play.rules.quorum();
        play.rules = new Rules(
                play.rules.gates(),
                play.rules.bases(),
                new QuorumRule(quorum.membersBesides(), quorum.modes(), quorum.deputy(), true, false),
                play.rules.deadlines(),
                play.rules.directory(),
                play.rules.policySet());
        assertThat(since(play)).as("where policy lets it run").contains(opened);
    }

    @Test
    void an_obligation_is_overdue_at_its_due_time_and_not_a_moment_earlier() {
        var play = Play.coordinated(Draft.home())
                .does(
                        "police-director",
                        new ReviewCommand.InvokeException(Sealed.fresh("g"), Sealed.fresh("f"), Sealed.fresh("n")));
        var wait = waits(play).getLast();
        Instant due = wait.due().orElseThrow();
        assertThat(due).isEqualTo(play.now.plus(Duration.ofDays(3)));
        assertThat(wait.overdueAt(due.minusNanos(1))).isFalse();
        assertThat(wait.overdueAt(due)).isTrue();
    }

    @Test
    void a_case_that_is_over_waits_for_nothing() {
        var play = Play.inReview(Draft.home()).does("police", new ProposalCommand.Withdraw(Sealed.fresh("r")));
        assertThat(waits(play)).isEmpty();
    }

    @Test
    void a_named_vote_is_a_members_in_either_seat_and_a_directors_word_is_only_a_directors() {
        var chair = TestRules.actor("chair");
        var vote = new Wait.Holder(Seat.COMMITTEE_MEMBER, java.util.Set.of(chair.id()));
        assertThat(vote.is(chair)).isTrue();
        assertThat(vote.is(TestRules.actor("member-2"))).isFalse();
        var start = Wait.Holder.of(Seat.POLICE_DIRECTOR);
        assertThat(start.is(TestRules.actor("police-director"))).isTrue();
        assertThat(start.is(TestRules.actor("sdf-director"))).isFalse();
        assertThat(Wait.Holder.of(Seat.COMMITTEE_CHAIR).is(TestRules.actor("member-2")))
                .isFalse();
    }

    private static Wait only(Play play, String kind) {
        return waits(play).stream()
                .filter(wait -> wait.kind().equals(Optional.of(kind)))
                .reduce((one, other) -> {
                    throw new AssertionError("two waits for " + kind);
                })
                .orElseThrow();
    }

    private static void asks(Play play, String kind, Offer act, Seat seat) {
        var wait = only(play, kind);
        assertThat(wait.act()).contains(act);
        assertThat(wait.holder().seat()).isEqualTo(seat);
    }

    @Test
    void a_conflict_is_owned_then_disposed_of_by_its_owner_and_once_escalated_decided_by_the_director() {
        var play = Play.submitted(Draft.home());
        var id = new ConflictId(new UUID(7, 7));
        var watch = Optional.of(TestRules.id("watch"));
        assertThat(waits(play, new Dispute(id, play.now, Optional.empty(), false)))
                .singleElement()
                .satisfies(wait -> {
                    assertThat(wait.act()).contains(Offer.of("conflict-own"));
                    assertThat(wait.holder()).isEqualTo(Wait.Holder.of(Seat.NCO_DECONFLICTION));
                    assertThat(wait.conflict()).contains(id);
                });
        assertThat(waits(play, new Dispute(id, play.now, watch, false)))
                .singleElement()
                .satisfies(wait -> {
                    assertThat(wait.act()).contains(Offer.of("conflict-dispose"));
                    assertThat(wait.holder()).isEqualTo(Wait.Holder.of(Seat.NCO_DECONFLICTION, watch.get()));
                });
        assertThat(waits(play, new Dispute(id, play.now, watch, true)))
                .singleElement()
                .satisfies(wait -> {
                    assertThat(wait.act()).contains(Offer.of("conflict-override"));
                    assertThat(wait.holder()).isEqualTo(Wait.Holder.of(Seat.NCO_DIRECTOR));
                });
    }

    @Test
    void who_granted_more_than_a_later_gate_is_asked_to_take_note() {
        var play = Play.inReview(Draft.home());
        play.does("legal", play.grant(new GateId("legal")));
        var plain = play.grant(new GateId("agency-director"));
        play.does(
                "police-director",
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
        asks(play, Obligation.PARTIAL_GRANT_NOTICE, Offer.of("take-note", new GateId("legal")), Seat.NCO_LEGAL);
    }

    @Test
    void the_desk_that_heard_a_decision_is_asked_for_its_paper_once_it_was_read_back() {
        var gate = new GateId("foreign-minister");
        var play = Play.inReview(Draft.abroad());
        play.does("legal", play.grant(new GateId("legal")));
        var plain = play.grant(gate);
        var heard = new Attestation("m", "o", play.now, Attestation.Channel.TELEPHONE, Optional.of("desk"), "call");
        play.does(
                "mofa",
                new ReviewCommand.Grant(
                        gate,
                        plain.scopeHash(),
                        plain.reasons(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(Sealed.fresh(heard))));
        assertThat(seen(play))
                .contains("oral-to-confirm foreign-minister nco.coordinator")
                .contains("oral-to-confirm foreign-minister nco.legal");
        var read = Sealed.fresh(new ReadBack("office", play.now, "as named"));
        play.does("legal", new ReviewCommand.ConfirmOral(gate, plain.scopeHash(), read));
        asks(play, Obligation.PAPER_TO_FOLLOW, Offer.of("attach-paper", gate), Seat.MOFA_DESK);
    }

    @Test
    void each_officer_at_work_is_asked_to_know_of_a_wider_scope() {
        var draft = Draft.home();
        var play = Play.executing(draft);
        draft.targets.add(Draft.target("t9", "JP"));
        play.amended(draft).sits(Matter.APPROVAL, Resolution.APPROVE);
        var task = play.operation().tasks().getFirst();
        asks(play, Obligation.SCOPE_ACKNOWLEDGEMENT, Offer.of("acknowledge-scope", task.id()), Seat.POLICE_OFFICER);
        assertThat(only(play, Obligation.SCOPE_ACKNOWLEDGEMENT).holder().person())
                .contains(task.officer());
    }

    @Test
    void a_halt_of_the_chair_waits_for_a_sitting_until_one_is_open() {
        var play = Play.executing(Draft.home()).does("chair", new Play().halt());
        asks(play, Obligation.HALT_UPHOLDING, Offer.of("sitting-create"), Seat.COMMITTEE_CHAIR);
        play.does("chair", play.open(Matter.HALT, "chair", "member-1", "member-2"));
        assertThat(waits(play)).noneMatch(w -> w.kind().equals(Optional.of(Obligation.HALT_UPHOLDING)));
    }

    @Test
    void a_halt_of_one_task_is_heard_by_its_officer_and_waited_for_no_more() {
        var play = Play.executing(Draft.joint());
        var police = play.operation().tasks().getFirst();
        var covers = new Halt.Covers.OneTask(police.id().value().toString());
        play.does("legal", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.of(covers)));
        assertThat(seen(play).stream().filter(line -> line.startsWith("halt-to-acknowledge")))
                .containsExactly("halt-to-acknowledge police.officer police");
        play.does("police", new ExecutionCommand.AcknowledgeHalt(police.id()));
        assertThat(seen(play)).noneMatch(line -> line.startsWith("halt-to-acknowledge"));
    }

    @Test
    void a_closed_case_waits_for_the_answer_that_a_late_entry_left_behind() {
        var play = Play.reported(Draft.home())
                .sits(Matter.CONFIRMATION, Resolution.CONFIRM)
                .does("coordinator", new ClosingCommand.Close());
        assertThat(waits(play)).isEmpty();
        play.does("police", play.log());
        asks(play, Obligation.OUT_OF_SCOPE_ENTRY, Offer.of("answer-obligation"), Seat.POLICE_DIRECTOR);
        assertThat(waits(play)).hasSize(1);
    }

    @Test
    void the_exception_lane_waits_for_a_finding_also_where_policy_has_no_gate_for_it() {
        var play = Play.coordinated(Draft.home());
        play.does(
                "police-director",
                new ReviewCommand.InvokeException(Sealed.fresh("g"), Sealed.fresh("f"), Sealed.fresh("n")));
        play.tasked()
                .allReady()
                .does("police-director", new TaskingCommand.Start())
                .ends();
        var rules = play.rules;
        play.rules = new Rules(
                rules.gates().stream().filter(g -> g.stage() == Gate.At.REVIEW).toList(),
                rules.bases(),
                rules.quorum(),
                rules.deadlines(),
                rules.directory(),
                rules.policySet());
        assertThat(waits(play).stream().filter(w -> w.because() == Wait.Because.GATE_OPEN))
                .singleElement()
                .satisfies(wait -> assertThat(wait.act()).contains(Offer.of("sitting-create")));
        assertThat(inside(play)).contains("sitting-to-open committee.chair");
        asks(play, Obligation.EX_POST_NOTICE, Offer.of("notify-committee"), Seat.POLICE_DIRECTOR);
    }
}
