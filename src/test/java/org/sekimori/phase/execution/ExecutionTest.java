package org.sekimori.phase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Draft;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Halt.Covers;
import org.sekimori.operation.HaltEvent.Halted;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand.AcknowledgeHalt;
import org.sekimori.phase.execution.ExecutionCommand.End;
import org.sekimori.phase.execution.ExecutionCommand.Halt;
import org.sekimori.phase.execution.ExecutionEvent.Corrected;
import org.sekimori.phase.execution.ExecutionEvent.Flag;
import org.sekimori.phase.execution.ExecutionEvent.Logged;

class ExecutionTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private final Play play = Play.executing(Draft.home()).waits(HOUR);

    private List<Flag> flags() {
        return play.events(Logged.class).getLast().flags();
    }

    private Play logs(String measure, String target, Duration ago) {
        var task = play.operation().tasks().getFirst();
        return play.does("police", play.log(task, measure, target, play.now.minus(ago)));
    }

    @Test
    void an_act_within_scope_counts_and_halts_nothing() {
        logs("m1", "t1", Duration.ZERO).is(Stage.EXECUTING);
        assertThat(flags()).isEmpty();
        assertThat(play.operation().execution().flagged()).isZero();
    }

    @Test
    void somebody_never_tasked_logs_nothing() {
        play.refuses("police-2", play.log(), Reason.NOT_TASKED);
    }

    @Test
    void a_wrong_target_or_measure_is_recorded_and_halts_once() {
        logs("m1", "t9", Duration.ZERO).is(Stage.HALTED);
        assertThat(flags()).containsExactly(Flag.WRONG_TARGET);
        logs("m9", "t1", Duration.ZERO);
        assertThat(flags()).containsExactly(Flag.WRONG_MEASURE, Flag.HALTED);
        assertThat(play.events(Halted.class)).hasSize(1);
        assertThat(play.operation().owed(Obligation.OUT_OF_SCOPE_ENTRY))
                .as("each is owed words of its own")
                .hasSize(2)
                .allSatisfy(o -> assertThat(o.owner()).isEqualTo(Seat.POLICE_DIRECTOR));
        assertThat(play.operation().execution().flagged()).isEqualTo(2);
    }

    @Test
    void a_target_is_identified_before_acting_upon_it() {
        var at = play.now;
        play.does("police", identified(at)).is(Stage.EXECUTING);
        assertThat(flags()).isEmpty();
        play.does("police", identified(at.plusNanos(1000))).is(Stage.HALTED);
        assertThat(flags()).containsExactly(Flag.NOT_IDENTIFIED);
    }

    @Test
    void a_target_found_at_another_place_or_in_other_hands_is_out_of_scope() {
        for (var found : List.of(
                new ExecutionCommand.Identified(play.now, "banner", Optional.of(true), Optional.empty()),
                new ExecutionCommand.Identified(play.now, "banner", Optional.empty(), Optional.of(true)))) {
            var other = Play.executing(Draft.home()).waits(HOUR);
            other.does("police", identified(found)).is(Stage.HALTED);
            assertThat(other.events(Logged.class).getLast().flags()).containsExactly(Flag.TARGET_CHANGED);
        }
        play.does(
                "police",
                identified(
                        new ExecutionCommand.Identified(play.now, "banner", Optional.of(false), Optional.of(false))));
        assertThat(flags()).isEmpty();
    }

    @Test
    void what_was_done_while_a_part_was_halted_stays_so_once_the_halt_is_lifted() {
        var covers = new org.sekimori.operation.Halt.Covers.Targets(List.of("t1"));
        play.does("legal", new ExecutionCommand.Halt(Sealed.fresh("r"), Optional.of(covers)))
                .is(Stage.EXECUTING);
        play.now = play.now.plusSeconds(10);
        var during = play.now;
        play.now = play.now.plusSeconds(10);
        play.does("nco-director", play.resume());
        var lifted = play.now;
        play.now = play.now.plusSeconds(10);
        logs("m1", "t1", Duration.between(during, play.now));
        assertThat(flags()).containsExactly(Flag.HALTED);
        play.does("nco-director", play.resume()).is(Stage.EXECUTING);
        logs("m1", "t1", Duration.between(lifted, play.now)).is(Stage.EXECUTING);
        assertThat(flags()).as("from the lifting on it is in order").isEmpty();
    }

    private ExecutionCommand.Log identified(Instant at) {
        return identified(new ExecutionCommand.Identified(at, "banner", Optional.empty(), Optional.empty()));
    }

    private ExecutionCommand.Log identified(ExecutionCommand.Identified identified) {
        var log = play.log();
        return new ExecutionCommand.Log(
                log.task(),
                log.measure(),
                log.target(),
                log.occurred(),
                Sealed.fresh(identified),
                log.action(),
                log.effect(),
                log.dataHandled(),
                log.deviation(),
                log.scopeHash());
    }

    @Test
    void a_correction_links_to_an_entry_and_is_an_entry_of_its_own() {
        var log = play.log();
        play.does("police", log);
        var entry = new EntryId(UUID.randomUUID());
        play.does(
                "police",
                new ExecutionCommand.Correct(
                        entry,
                        Sealed.fresh("reason"),
                        log.task(),
                        log.measure(),
                        log.target(),
                        log.occurred(),
                        log.identified(),
                        log.action(),
                        log.effect(),
                        log.dataHandled(),
                        log.deviation(),
                        log.scopeHash()));
        assertThat(play.events(Logged.class)).hasSize(1);
        assertThat(play.events(Corrected.class))
                .singleElement()
                .satisfies(corrected -> assertThat(corrected.entry()).isEqualTo(entry));
    }

    @Test
    void what_would_follow_from_an_entry_is_told_by_the_rule_that_decides_it() {
        var task = play.operation().tasks().getFirst();
        assertThat(foresees(play.log(task, "m1", "t1", play.now)))
                .isEqualTo(new Foresight(List.of(), false, List.of()));
        var wrong = play.log(task, "m1", "t9", play.now);
        assertThat(foresees(wrong))
                .isEqualTo(new Foresight(
                        List.of(Flag.WRONG_TARGET),
                        true,
                        List.of(Obligation.HALT_ACKNOWLEDGEMENT, Obligation.OUT_OF_SCOPE_ENTRY)));
        play.is(Stage.EXECUTING).does("police", wrong).is(Stage.HALTED);
        assertThat(foresees(play.log(task, "m1", "t9", play.now.plusNanos(1000)))
                        .halts())
                .isFalse();
    }

    private Foresight foresees(ExecutionCommand command) {
        var decision =
                ExecutionPhase.PHASE.decide(play.dossier, Seals.seal(command), play.act(TestRules.actor("police")));
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        return Foresight.of(((Decision.Accepted) decision).facts());
    }

    @Test
    void an_act_counts_from_the_start_on_and_not_before_nor_in_future() {
        logs("m1", "t1", HOUR);
        assertThat(flags()).isEmpty();
        logs("m1", "t1", HOUR.plusNanos(1000));
        assertThat(flags()).containsExactly(Flag.WRONG_STAGE, Flag.OUTSIDE_WINDOW);
        logs("m1", "t1", Duration.ofSeconds(-1));
        assertThat(flags()).contains(Flag.FUTURE);
    }

    @Test
    void an_entry_told_late_is_held_against_the_instant_of_the_act() {
        play.does("nco-director", play.halt()).waits(HOUR);
        logs("m1", "t1", Duration.ofMinutes(90));
        assertThat(flags()).isEmpty();
        logs("m1", "t1", HOUR);
        assertThat(flags()).containsExactly(Flag.HALTED);
        play.does("nco-director", play.resume()).is(Stage.EXECUTING).waits(HOUR);
        logs("m1", "t1", Duration.ofMinutes(90));
        assertThat(flags()).containsExactly(Flag.HALTED);
    }

    @Test
    void an_entry_of_an_act_after_the_end_opens_an_obligation() {
        play.does("police-director", new End()).is(Stage.ENDED);
        logs("m1", "t1", Duration.ofMinutes(1));
        assertThat(play.operation().owed(Obligation.OUT_OF_SCOPE_ENTRY)).isEmpty();
        logs("m1", "t1", Duration.ZERO).is(Stage.ENDED);
        assertThat(flags()).containsExactly(Flag.WRONG_STAGE);
        assertThat(play.operation().owed(Obligation.OUT_OF_SCOPE_ENTRY)).hasSize(1);
    }

    @Test
    void a_halt_is_acknowledged_by_each_officer_once() {
        play.does("nco-director", play.halt()).is(Stage.HALTED);
        assertThat(play.operation().owed(Obligation.HALT_ACKNOWLEDGEMENT))
                .singleElement()
                .satisfies(o -> assertThat(o.due()).contains(play.now.plus(Duration.ofMinutes(5))));
        var heard = new AcknowledgeHalt(play.operation().tasks().getFirst().id());
        play.refuses("police-2", heard, Reason.NOT_TASKED);
        play.does("police", heard).refuses("police", heard, Reason.ALREADY_ACKNOWLEDGED);
        assertThat(play.operation().owed(Obligation.HALT_ACKNOWLEDGEMENT)).isEmpty();
    }

    @Test
    void the_executive_never_lifts_a_halt_of_the_committee() {
        play.does("chair", play.halt()).refuses("nco-director", play.resume(), Reason.ONLY_BY_SITTING);
        play.does("coordinator", play.halt())
                .does("nco-director", play.resume())
                .is(Stage.HALTED);
        play.refuses("nco-director", play.resume(), Reason.ONLY_BY_SITTING);
        play.sits(Matter.HALT, Resolution.UPHOLD_HALT).is(Stage.HALTED);
        play.sits(Matter.HALT, Resolution.LIFT_HALT).is(Stage.EXECUTING);
        play.refuses("nco-director", play.resume(), Reason.NOT_HALTED);
    }

    @Test
    void a_halt_of_a_part_stops_that_part_and_leaves_the_stage() {
        play.does("legal", new Halt(Sealed.fresh("r"), Optional.of(new Covers.Targets(List.of("t2")))))
                .is(Stage.EXECUTING);
        logs("m1", "t1", Duration.ZERO);
        assertThat(flags()).isEmpty();
        logs("m1", "t2", Duration.ofNanos(1000));
        assertThat(flags()).isEmpty();
        logs("m1", "t2", Duration.ZERO);
        assertThat(flags()).containsExactly(Flag.HALTED);
        play.refuses(
                "legal",
                new Halt(Sealed.fresh("r"), Optional.of(new Covers.Targets(List.of("t9")))),
                Reason.UNKNOWN_TARGET);
        play.refuses("legal", new Halt(Sealed.fresh("r"), Optional.of(new Covers.OneTask("x"))), Reason.UNKNOWN_TASK);
    }

    @Test
    void a_halt_before_the_start_goes_back_to_where_it_was() {
        var early = Play.authorised(Draft.home())
                .does("coordinator", Play.executing(Draft.home()).halt());
        early.is(Stage.HALTED).refuses("police-director", new End(), Reason.WRONG_STAGE);
        early.does("nco-director", early.resume()).is(Stage.AUTHORISED);
    }

    @Test
    void a_halted_measure_can_be_ended() {
        play.does("chair", play.halt()).does("police-director", new End()).is(Stage.ENDED);
    }

    @Test
    void revoked_or_expired_after_the_start_a_report_is_still_owed() {
        play.refuses("hub", new ClosingCommand.Expire(), Reason.NOT_DUE);
        play.now = play.operation().proposal().window().to();
        play.does("hub", new ClosingCommand.Expire()).is(Stage.ENDED);
        Play.executing(Draft.home())
                .does("nco-director", new ClosingCommand.Revoke(Sealed.fresh("r")))
                .is(Stage.ENDED);
        Play.authorised(Draft.home())
                .tasked()
                .does("nco-director", new ClosingCommand.Revoke(Sealed.fresh("r")))
                .is(Stage.REVOKED);
    }

    @Test
    void an_entry_on_a_revoked_case_is_taken_and_never_in_scope() {
        var revoked = Play.authorised(Draft.home())
                .tasked()
                .does("nco-director", new ClosingCommand.Revoke(Sealed.fresh("r")));
        revoked.does("police", revoked.log()).is(Stage.REVOKED);
        assertThat(revoked.events(Logged.class).getLast().inScope()).isFalse();
        assertThat(revoked.operation().owed(Obligation.OUT_OF_SCOPE_ENTRY)).hasSize(1);
    }
}
