package org.sekimori.phase.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Halt;
import org.sekimori.operation.HaltEvent;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.phase.closing.ClosingCommand.Answer;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.review.ReviewCommand.Grant;
import org.sekimori.phase.tasking.TaskingCommand;

class EndingTest {
    /** Ended, with two conditions in force. */
    private static Play ended() {
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
                        Optional.empty()));
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE).tasked().allReady();
        return play.does("police-director", new TaskingCommand.Start())
                .does("police-director", new ExecutionCommand.End());
    }

    private static ClosingCommand.Report report(ObligationId... answered) {
        var answers = Arrays.stream(answered).map(id -> new Answer(id, "kept")).toList();
        return new ClosingCommand.Report(
                Sealed.fresh("result"),
                Sealed.fresh("none"),
                Sealed.fresh(new ClosingCommand.AdministratorNotice(ClosingCommand.Status.GIVEN, "told")),
                Sealed.fresh("low"),
                Optional.of(SealedList.fresh(answers)));
    }

    @Test
    void the_report_answers_each_condition_once_and_nothing_else() {
        var play = ended();
        var ids = play.operation().owed(Obligation.CONDITION).stream()
                .map(Obligation::id)
                .toList();
        var unknown = new ObligationId(new UUID(5, 5));
        play.refuses("police-director", report(ids.getFirst()), Reason.CONDITIONS_UNANSWERED);
        play.refuses("police-director", report(ids.getFirst(), ids.getLast(), ids.getLast()), Reason.DUPLICATE_ID);
        play.refuses("police-director", report(ids.getFirst(), ids.getLast(), unknown), Reason.UNKNOWN_CONDITION);
        play.does("police-director", report(ids.getFirst(), ids.getLast())).is(Stage.REPORTED);
        assertThat(play.operation().owed(Obligation.CONDITION)).isEmpty();
        assertThat(play.operation().owed(Obligation.REPORT)).isEmpty();
    }

    @Test
    void no_notice_is_given_of_a_measure_that_the_committee_approved() {
        Play.executing(Draft.home())
                .refuses(
                        "police-director", new ClosingCommand.NotifyCommittee(Sealed.fresh("f")), Reason.NOT_EXCEPTION);
    }

    @Test
    void a_halt_by_the_hub_is_the_hubs_and_the_executive_lifts_it() {
        var play = Play.executing(Draft.home());
        play.does("hub", play.halt());
        assertThat(play.events(HaltEvent.Halted.class))
                .singleElement()
                .satisfies(halted -> assertThat(halted.authority()).isEqualTo(Halt.Authority.HUB));
        play.does("nco-director", play.resume()).is(Stage.EXECUTING);
    }
}
