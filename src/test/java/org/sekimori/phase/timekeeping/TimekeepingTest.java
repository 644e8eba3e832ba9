package org.sekimori.phase.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Appointment;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Halt.Cause;
import org.sekimori.operation.HaltEvent.HaltLapsed;
import org.sekimori.operation.HaltEvent.HaltUpheld;
import org.sekimori.operation.HaltEvent.Halted;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationBreached;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.operation.ObligationEvent.ObligationWarned;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.TestRules;
import org.sekimori.operation.Timetable;
import org.sekimori.operation.Window;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;
import org.sekimori.phase.timekeeping.TimekeepingCommand.Tick;

class TimekeepingTest {
    private static final Tick TICK = new Tick();
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MICRO = Duration.ofNanos(1000);

    /** To an instant, and what the timers do then. */
    private static Play at(Play play, Instant instant) {
        play.now = instant;
        return play.does("hub", TICK);
    }

    private static Play notDue(Play play, Instant instant) {
        play.now = instant;
        return play.refuses("hub", TICK, Reason.NOT_DUE);
    }

    private static Cause.Kind cause(Play play) {
        return play.events(Halted.class).getLast().cause().orElseThrow().kind();
    }

    @Test
    void an_obligation_is_warned_of_and_breached_once_and_never_before_its_time() {
        var play = Play.reported(Draft.home());
        var ended = Play.executing(Draft.home()).does("police-director", new ExecutionCommand.End());
        var owed = ended.operation().owed(Obligation.REPORT).getFirst();
        assertThat(owed.owner()).isEqualTo(Seat.POLICE_DIRECTOR);
        notDue(ended, owed.warn().orElseThrow().minus(MICRO));
        at(ended, owed.warn().orElseThrow());
        assertThat(ended.operation().owed(Obligation.REPORT).getFirst().state()).isEqualTo(Obligation.State.WARNED);
        notDue(ended, owed.due().orElseThrow().minus(MICRO));
        at(ended, owed.due().orElseThrow()).refuses("hub", TICK, Reason.NOT_DUE);
        assertThat(ended.events(ObligationWarned.class)).hasSize(1);
        assertThat(ended.events(ObligationBreached.class)).hasSize(1);
        assertThat(ended.operation().owed(Obligation.REPORT).getFirst().overdueSince(ended.now))
                .isEqualTo(owed.due());
        ended.does("police-director", ended.report());
        assertThat(ended.operation().owed(Obligation.REPORT)).isEmpty();
        notDue(play, play.now.plus(Duration.ofDays(400)));
    }

    @Test
    void a_warning_that_comes_with_the_breach_is_none() {
        var ended = Play.executing(Draft.home()).does("police-director", new ExecutionCommand.End());
        at(ended, ended.now.plus(Duration.ofDays(300)));
        assertThat(ended.events(ObligationWarned.class)).isEmpty();
        assertThat(ended.events(ObligationBreached.class)).hasSize(1);
    }

    @Test
    void only_a_measure_that_began_is_reported() {
        var early = Play.authorised(Draft.home())
                .does("nco-director", new ClosingCommand.Revoke(Sealed.fresh("r")))
                .is(Stage.REVOKED);
        assertThat(early.operation().owed(Obligation.REPORT)).isEmpty();
        var late = Play.executing(Draft.home())
                .does("nco-director", new ClosingCommand.Revoke(Sealed.fresh("r")))
                .is(Stage.ENDED);
        assertThat(late.operation().owed(Obligation.REPORT)).hasSize(1);
        var over = Play.executing(Draft.home());
        over.now = over.operation().proposal().window().to();
        over.does("hub", new ClosingCommand.Expire()).is(Stage.ENDED);
        assertThat(over.operation().owed(Obligation.REPORT)).hasSize(1);
    }

    @Test
    void the_chairs_halt_lapses_at_its_time_and_the_measure_goes_on() {
        var play = Play.executing(Draft.home())
                .does("chair", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.empty()));
        var halt = play.operation().execution().halts().getFirst();
        var lapses = halt.lapses().orElseThrow();
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING))
                .singleElement()
                .satisfies(o -> assertThat(o.owner()).isEqualTo(Seat.COMMITTEE_CHAIR))
                .satisfies(o -> assertThat(o.due()).contains(lapses));
        at(play, lapses.minus(MICRO)).is(Stage.HALTED);
        at(play, lapses).is(Stage.EXECUTING).refuses("hub", TICK, Reason.NOT_DUE);
        assertThat(play.events(HaltLapsed.class)).hasSize(1);
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING)).isEmpty();
        assertThat(play.operation().execution().runningAt(lapses)).isTrue();
        assertThat(play.operation().execution().runningAt(lapses.minus(MICRO))).isFalse();
    }

    @Test
    void a_halt_that_a_sitting_upheld_never_lapses() {
        var play = Play.executing(Draft.home())
                .does("chair", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.empty()))
                .sits(Matter.HALT, Resolution.UPHOLD_HALT);
        assertThat(play.events(HaltUpheld.class)).hasSize(1);
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING)).isEmpty();
        at(play, play.now.plus(Duration.ofDays(10))).is(Stage.HALTED);
        assertThat(play.events(HaltLapsed.class)).isEmpty();
        play.sits(Matter.HALT, Resolution.LIFT_HALT).is(Stage.EXECUTING);
    }

    @Test
    void the_chair_prolongs_no_halt_by_ordering_another_one() {
        var play = Play.executing(Draft.home())
                .does("chair", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.empty()));
        var lapses = play.operation().execution().halts().getFirst().lapses().orElseThrow();
        play.now = lapses.minus(HOUR);
        play.does("chair", play.halt());
        assertThat(play.operation().execution().halts())
                .hasSize(2)
                .allSatisfy(halt -> assertThat(halt.lapses()).contains(lapses));
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING)).hasSize(1);
        at(play, lapses).is(Stage.EXECUTING);
        assertThat(play.events(HaltLapsed.class)).hasSize(2);
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING)).isEmpty();
    }

    @Test
    void after_a_sitting_a_halt_of_the_chair_has_its_own_time() {
        var play = Play.executing(Draft.home())
                .does("chair", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.empty()))
                .sits(Matter.HALT, Resolution.UPHOLD_HALT)
                .waits(HOUR);
        play.does("chair", play.halt());
        assertThat(play.operation().execution().halts().getLast().lapses()).contains(play.now.plus(Duration.ofDays(3)));
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING)).hasSize(1);
    }

    /** Widened by a target, with a consent of the lawyer that ends then. */
    private static Play widened(Draft draft, Play play, Instant until) {
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        play.does(
                "hub",
                new ScreeningCommand.Screen(play.operation().underReview().scopeHash(), List.of()));
        play.does("legal", until(play, until)).grantOpen();
        return play.sits(Matter.APPROVAL, Resolution.APPROVE);
    }

    private static ReviewCommand.Grant until(Play play, Instant until) {
        var grant = play.grant(new GateId("legal"));
        return new ReviewCommand.Grant(
                grant.gate(),
                grant.scopeHash(),
                grant.reasons(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(until),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void a_consent_to_more_targets_that_ends_stops_these_and_nothing_else_and_they_are_not_resumed() {
        var draft = Draft.home();
        var play = Play.executing(draft);
        draft.targets.add(Draft.target("t9", "JP"));
        var end = play.now.plus(HOUR);
        widened(draft, play, end);
        notDue(play, end.minus(MICRO));
        at(play, end).is(Stage.EXECUTING);
        assertThat(cause(play)).isEqualTo(Cause.Kind.CONSENT_ENDED);
        var halt = play.operation().execution().halts().getFirst();
        assertThat(halt.covers().items()).containsExactly("t9");
        assertThat(halt.cause().flatMap(Cause::amendment))
                .contains(play.operation().amendments().granted().getFirst().id());
        play.refuses("nco-director", play.resume(), Reason.CONSENT_EXPIRED);
        play.does("legal", play.halt()).is(Stage.HALTED);
        play.does("nco-director", play.resume()).is(Stage.EXECUTING);
        assertThat(play.operation().execution().halts()).containsExactly(halt);
        at(play, end.plus(MICRO)).is(Stage.EXECUTING);
        assertThat(play.events(Halted.class)).hasSize(2);
    }

    @Test
    void a_consent_to_another_measure_that_ends_stops_everything_since_the_measure_reaches_every_target() {
        var draft = Draft.home();
        var play = Play.executing(draft);
        draft.measures.add(Draft.measure("m2", new Measure.Aim.All()));
        var end = play.now.plus(HOUR);
        at(widened(draft, play, end), end).is(Stage.HALTED);
        play.refuses("nco-director", play.resume(), Reason.CONSENT_EXPIRED);
    }

    @Test
    void what_was_granted_for_the_whole_anew_prolongs_no_consent_of_the_case() {
        var draft = Draft.home();
        var end = TestRules.START.plus(Duration.ofDays(3));
        var play = executing(end).tasked().allReady().does("police-director", new TaskingCommand.Start());
        draft.window = new Window(draft.window.from(), draft.window.to().plus(Duration.ofDays(10)));
        widened(draft, play, end.plus(Duration.ofDays(30)));
        at(play, end).is(Stage.HALTED);
        play.refuses("nco-director", play.resume(), Reason.CONSENT_EXPIRED);
    }

    @Test
    void nobody_is_tasked_and_nothing_starts_upon_an_amendment_whose_consent_has_ended_until_it_is_taken_out() {
        var draft = Draft.home();
        var play = Play.authorised(draft);
        draft.targets.add(Draft.target("t9", "JP"));
        var end = play.now.plus(HOUR);
        widened(draft, play, end).tasked().allReady();
        at(play, end).is(Stage.TASKED);
        play.refuses("police-director", new TaskingCommand.Start(), Reason.CONSENT_EXPIRED);
        var other = Play.authorised(Draft.home());
        var again = Draft.home();
        again.targets.add(Draft.target("t9", "JP"));
        widened(again, other, end);
        at(other, end);
        other.refuses("coordinator", other.task(Agency.POLICE, "police"), Reason.CONSENT_EXPIRED);
        other.does("police", new ProposalCommand.Revise(Draft.home().proposal()))
                .screened();
        other.is(Stage.AUTHORISED).does("nco-director", other.resume());
        assertThat(other.operation().execution().halts()).isEmpty();
        other.tasked();
    }

    @Test
    void a_halt_of_the_executive_awaits_no_sitting() {
        var play = Play.executing(Draft.home());
        play.does("legal", play.halt());
        assertThat(play.operation().execution().halts().getFirst().lapses()).isEmpty();
        assertThat(play.operation().owed(Obligation.HALT_UPHOLDING)).isEmpty();
    }

    private static Play executing(Instant validUntil) {
        var play = Play.inReview(Draft.home());
        var grant = play.grant(new GateId("legal"));
        play.does(
                "legal",
                new ReviewCommand.Grant(
                        grant.gate(),
                        grant.scopeHash(),
                        grant.reasons(),
                        grant.conditions(),
                        grant.excludes(),
                        grant.validFrom(),
                        Optional.of(validUntil),
                        grant.form(),
                        grant.attestation()));
        play.grantOpen();
        play.grantOpen();
        return play.sits(Matter.APPROVAL, Resolution.APPROVE).is(Stage.AUTHORISED);
    }

    @Test
    void a_consent_that_ends_stops_the_measure_at_that_instant_and_it_is_not_resumed() {
        var end = TestRules.START.plus(HOUR);
        var play = executing(end).tasked().allReady().does("police-director", new TaskingCommand.Start());
        notDue(play, end.minus(MICRO));
        at(play, end).is(Stage.HALTED);
        assertThat(cause(play)).isEqualTo(Cause.Kind.CONSENT_ENDED);
        assertThat(play.events(Halted.class).getLast().cause().flatMap(Cause::gate))
                .contains(new GateId("legal"));
        play.refuses("nco-director", play.resume(), Reason.CONSENT_EXPIRED);
        play.refuses("hub", TICK, Reason.NOT_DUE);
        play.does("police-director", new ExecutionCommand.End()).is(Stage.ENDED);
    }

    @Test
    void before_the_start_a_case_is_halted_once_for_it_and_may_go_on_to_be_revised() {
        var end = TestRules.START.plus(HOUR);
        var play = executing(end);
        at(play, end).is(Stage.HALTED);
        play.does("nco-director", play.resume()).is(Stage.AUTHORISED);
        play.refuses("hub", TICK, Reason.NOT_DUE);
        play.refuses("coordinator", play.task(Agency.POLICE, "police"), Reason.CONSENT_EXPIRED);
    }

    @Test
    void the_end_of_an_order_of_the_prime_minister_stops_the_measure() {
        var play = Play.executing(Draft.joint());
        var until = play.operation()
                .review()
                .consents()
                .get(new GateId("prime-minister-order"))
                .validUntil()
                .orElseThrow();
        at(play, until).is(Stage.HALTED);
        assertThat(cause(play)).isEqualTo(Cause.Kind.CONSENT_ENDED);
    }

    @Test
    void the_end_of_a_tasked_officers_designation_stops_the_measure() {
        var play = Play.authorised(Draft.home())
                .does("coordinator", Play.drafted(Draft.home()).task(Agency.POLICE, "lapsing"));
        play.allReady().does("police-director", new TaskingCommand.Start());
        notDue(play, TestRules.START);
        at(play, TestRules.LAPSE.minus(MICRO)).is(Stage.EXECUTING);
        at(play, TestRules.LAPSE).is(Stage.HALTED);
        assertThat(cause(play)).isEqualTo(Cause.Kind.DESIGNATION_ENDED);
        play.refuses("nco-director", play.resume(), Reason.DESIGNATION_ENDED);
    }

    private static Play owingPaper(Play play) {
        var opened = ObligationOpened.of(
                new ObligationId(new UUID(7, 7)), "paper-to-follow", Seat.MOFA_DESK, play.act(TestRules.actor("hub")));
        return play.happens(play.operation().fact(opened));
    }

    @Test
    void a_breach_that_policy_says_halts_halts_and_holds_until_it_is_made_good() {
        var play = owingPaper(Play.authorised(Draft.home()));
        at(play, play.now.plus(Duration.ofHours(24))).is(Stage.HALTED);
        assertThat(cause(play)).isEqualTo(Cause.Kind.OBLIGATION_BREACHED);
        play.refuses("nco-director", play.resume(), Reason.OBLIGATION_BREACHED);
    }

    @Test
    void a_breach_before_the_authorisation_halts_as_soon_as_there_is_something_to_halt() {
        var play = owingPaper(Play.coordinated(Draft.home()));
        at(play, play.now.plus(Duration.ofHours(24))).is(Stage.REVIEW);
        play.sits(Matter.APPROVAL, Resolution.APPROVE).is(Stage.AUTHORISED);
        at(play, play.now).is(Stage.HALTED);
    }

    @Test
    void an_officer_reports_once_a_period_while_the_measure_goes_on() {
        var play = Play.executing(Draft.home());
        var first = play.operation().owed(Obligation.PERIODIC_REPORT).getFirst();
        assertThat(first.due()).contains(play.now.plus(HOUR).plus(Duration.ofMinutes(15)));
        play.waits(Duration.ofMinutes(20)).does("police", play.log());
        assertThat(play.operation().owed(Obligation.PERIODIC_REPORT)).isEmpty();
        play.does("police", play.log());
        notDue(play, first.due().orElseThrow().minus(MICRO));
        at(play, first.due().orElseThrow());
        var second = play.operation().owed(Obligation.PERIODIC_REPORT).getFirst();
        assertThat(second.due()).contains(first.due().orElseThrow().plus(Duration.ofMinutes(75)));
        at(play, second.due().orElseThrow());
        play.refuses("hub", TICK, Reason.NOT_DUE);
        assertThat(play.operation().owed(Obligation.PERIODIC_REPORT).getFirst().state())
                .isEqualTo(Obligation.State.BREACHED);
        play.does("police", new ExecutionCommand.Note(Sealed.fresh("nothing new"), Optional.empty()));
        at(play, play.now);
        assertThat(play.operation().owed(Obligation.PERIODIC_REPORT)).hasSize(1);
    }

    @Test
    void nobody_reports_while_the_measure_is_halted_or_over() {
        var play = Play.executing(Draft.home());
        play.does("legal", play.halt());
        assertThat(play.operation().owed(Obligation.PERIODIC_REPORT)).isEmpty();
        play.does("nco-director", play.resume());
        at(play, play.now);
        assertThat(play.operation().owed(Obligation.PERIODIC_REPORT)).hasSize(1);
        play.does("police-director", new ExecutionCommand.End());
        assertThat(play.operation().owed(Obligation.PERIODIC_REPORT)).isEmpty();
    }

    @Test
    void after_every_tick_nothing_is_left_that_was_due() {
        for (var draft : List.of(Draft.home(), Draft.joint())) {
            var play = Play.executing(draft);
            for (int day = 1; day < 40; day++) {
                play.waits(Duration.ofHours(17));
                play.give(TestRules.actor("hub"), TICK);
                var left = new Timetable(play.operation(), play.rules, play.now)
                        .appointments().stream()
                                .filter(a -> a.isDue(play.now) && !(a.what() instanceof Appointment.WindowEnd));
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void the_window_ends_a_case_that_was_submitted_and_no_draft() {
        assertThat(next(Play.drafted(Draft.home()))).isEmpty();
        assertThat(next(Play.submitted(Draft.home()))).isPresent();
    }

    private static Optional<Appointment> next(Play play) {
        return new Timetable(play.operation(), play.rules, play.now).next();
    }
}
