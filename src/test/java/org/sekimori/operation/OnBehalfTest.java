package org.sekimori.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;
import org.sekimori.phase.tasking.TaskingEvent;

/** A desk enters what an officer did: the rules ask about the officer. */
class OnBehalfTest {
    private static Optional<OnBehalf> of(String officer, Instant told) {
        var attestation =
                new Attestation("officer", "field", told, Attestation.Channel.TELEPHONE, Optional.of("desk"), "call");
        return Optional.of(new OnBehalf(TestRules.id(officer), Sealed.fresh(attestation)));
    }

    @Test
    void a_desk_enters_what_the_officer_of_the_task_did_and_of_nobody_else() {
        var play = Play.authorised(Draft.home()).tasked();
        var task = play.operation().tasks().getFirst().id();
        play.refuses("coordinator", new TaskingCommand.Accept(task), Reason.NOT_TASKED);
        play.refuses("coordinator", new TaskingCommand.Accept(task, of("police-2", play.now)), Reason.NOT_TASKED);
        play.refuses("coordinator", new TaskingCommand.Accept(task, of("legal", play.now)), Reason.UNKNOWN_PERSON);
        play.refuses("coordinator", new TaskingCommand.Accept(task, of("nobody", play.now)), Reason.UNKNOWN_PERSON);
        var later = play.now.plusNanos(1000);
        play.refuses("coordinator", new TaskingCommand.Accept(task, of("police", later)), Reason.OUT_OF_RANGE);
        play.does("coordinator", new TaskingCommand.Accept(task, of("police", play.now)));
        assertThat(play.events(TaskingEvent.Accepted.class))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.onBehalfOf().orElseThrow().officer()).isEqualTo(TestRules.id("police")));
        play.does("coordinator", new TaskingCommand.Ready(task, Optional.of(Set.of()), of("police", play.now)));
    }

    @Test
    void a_halt_that_a_desk_enters_as_heard_was_heard_by_the_officer() {
        var play = Play.executing(Draft.home()).does("nco-director", new Play().halt());
        var task = play.operation().tasks().getFirst().id();
        play.does("coordinator", new ExecutionCommand.AcknowledgeHalt(task, of("police", play.now)));
        assertThat(play.operation().execution().halts())
                .singleElement()
                .satisfies(halt -> assertThat(halt.acknowledgedBy()).containsExactly(TestRules.id("police")));
        play.refuses("police", new ExecutionCommand.AcknowledgeHalt(task), Reason.ALREADY_ACKNOWLEDGED);
    }

    @Test
    void a_gate_leaves_out_of_what_is_asked_for_besides_and_of_nothing_else() {
        var draft = Draft.home();
        var play = Play.executing(draft);
        draft.targets.add(Draft.target("t8", "JP"));
        draft.targets.add(Draft.target("t9", "JP"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
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
                        Optional.empty(),
                        Optional.of(SealedList.fresh(List.of("t9"))),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE);
        var authorised = AuthorisedScope.of(play.operation());
        assertThat(authorised.excluded()).containsOnlyKeys("t9").containsValue(Set.of(new GateId("legal")));
        assertThat(authorised.count()).isEqualTo(3);
        assertThat(authorised.leavesSomething(List.of("t1", "t2"))).isTrue();
        assertThat(authorised.leavesSomething(List.of("t1", "t2", "t8"))).isFalse();
    }
}
