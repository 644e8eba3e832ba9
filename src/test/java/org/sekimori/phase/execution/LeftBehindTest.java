package org.sekimori.phase.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Draft;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.closing.ClosingCommand.AnswerObligation;
import org.sekimori.phase.closing.ClosingCommand.Close;
import org.sekimori.phase.execution.ExecutionCommand.Correct;
import org.sekimori.phase.execution.ExecutionCommand.Data;
import org.sekimori.phase.execution.ExecutionCommand.Log;
import org.sekimori.phase.execution.ExecutionCommand.Loss;
import org.sekimori.phase.execution.ExecutionEvent.Corrected;
import org.sekimori.phase.execution.ExecutionEvent.Flag;
import org.sekimori.phase.execution.ExecutionEvent.Logged;

/** What a log entry leaves behind: duties to answer, a mark of lateness, a safe stop that is in order. */
class LeftBehindTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Optional<Sealed<String>> DEVIATED = Optional.of(Sealed.fresh("another port"));
    private static final Optional<Sealed<Loss>> LOST =
            Optional.of(Sealed.fresh(new Loss("a clinic", "an hour of mail")));

    private final Play play = Play.executing(Draft.home()).waits(HOUR);

    private static Optional<Sealed<Data>> data(Optional<String> kept) {
        return Optional.of(Sealed.fresh(new Data(Optional.of("a list"), kept, Optional.of("the list"))));
    }

    private Log log(
            Optional<Sealed<String>> deviation,
            Optional<Sealed<Data>> data,
            Optional<Sealed<Loss>> loss,
            boolean safeStop,
            Instant occurred) {
        var plain = play.log(play.operation().tasks().getFirst(), "m1", "t1", occurred);
        return new Log(
                plain.task(),
                plain.measure(),
                plain.target(),
                plain.occurred(),
                plain.identified(),
                plain.action(),
                plain.effect(),
                plain.dataHandled(),
                deviation,
                plain.scopeHash(),
                Optional.empty(),
                data,
                loss,
                Optional.of(true).filter(_ -> safeStop));
    }

    private Log safeStop() {
        return log(Optional.empty(), Optional.empty(), Optional.empty(), true, play.now);
    }

    private Correct correcting(Log log) {
        return new Correct(
                new EntryId(new UUID(7, 7)),
                Sealed.fresh("a slip"),
                log.task(),
                log.measure(),
                log.target(),
                log.occurred(),
                log.identified(),
                log.action(),
                log.effect(),
                log.dataHandled(),
                log.deviation(),
                log.scopeHash(),
                log.onBehalfOf(),
                log.data(),
                log.loss(),
                log.safeStop());
    }

    private Logged last() {
        return play.events(Logged.class).getLast();
    }

    private List<String> owed() {
        return play.operation().obligations().stream()
                .filter(Obligation::awaitsAnswer)
                .map(Obligation::kind)
                .toList();
    }

    @Test
    void a_deviation_data_kept_and_a_loss_are_each_owed_an_answer_by_the_agencys_director() {
        play.does("police", log(DEVIATED, data(Optional.of("a copy")), LOST, false, play.now))
                .is(Stage.EXECUTING);
        assertThat(last().flags()).isEmpty();
        assertThat(last().inScope()).isTrue();
        assertThat(owed())
                .containsExactly(
                        Obligation.DEVIATION,
                        Obligation.DATA_SEEN,
                        Obligation.DATA_KEPT,
                        Obligation.DATA_DELETED,
                        Obligation.THIRD_PARTY_LOSS);
        assertThat(play.operation().obligations())
                .filteredOn(Obligation::awaitsAnswer)
                .allSatisfy(o -> assertThat(o.owner()).isEqualTo(Seat.POLICE_DIRECTOR));
    }

    @Test
    void data_seen_and_data_deleted_are_each_owed_an_answer_too() {
        play.does("police", log(Optional.empty(), data(Optional.empty()), Optional.empty(), false, play.now));
        assertThat(owed()).containsExactly(Obligation.DATA_SEEN, Obligation.DATA_DELETED);
    }

    @Test
    void out_of_scope_besides_it_halts_too_and_every_duty_has_an_id_of_its_own() {
        var entry = log(DEVIATED, data(Optional.of("a copy")), LOST, false, play.now.minus(HOUR.multipliedBy(3)));
        play.does("police", entry).is(Stage.HALTED);
        assertThat(owed())
                .containsExactly(
                        Obligation.OUT_OF_SCOPE_ENTRY,
                        Obligation.DEVIATION,
                        Obligation.DATA_SEEN,
                        Obligation.DATA_KEPT,
                        Obligation.DATA_DELETED,
                        Obligation.THIRD_PARTY_LOSS);
        assertThat(play.operation().obligations().stream().map(Obligation::id)).doesNotHaveDuplicates();
    }

    @Test
    void a_correction_opens_again_only_what_is_not_owed_any_more() {
        var entry = log(DEVIATED, Optional.empty(), Optional.empty(), false, play.now);
        play.does("police", entry).does("police", correcting(entry));
        assertThat(owed()).containsExactly(Obligation.DEVIATION);
        answers("police-director", play.operation().owed(Obligation.DEVIATION).getFirst());
        play.does("police", correcting(entry));
        assertThat(owed()).containsExactly(Obligation.DEVIATION);
    }

    @Test
    void a_correction_of_an_entry_that_the_case_has_not_is_recorded_and_flagged() {
        var entry = log(Optional.empty(), Optional.empty(), Optional.empty(), false, play.now);
        var known = correcting(entry);
        play.does("police", known);
        assertThat(play.events(Corrected.class).getLast().flags()).isEmpty();
        var strange = new Correct(
                Play.STRANGE,
                known.reason(),
                known.task(),
                known.measure(),
                known.target(),
                known.occurred(),
                known.identified(),
                known.action(),
                known.effect(),
                known.dataHandled(),
                known.deviation(),
                known.scopeHash(),
                known.onBehalfOf(),
                known.data(),
                known.loss(),
                known.safeStop());
        play.does("police", strange);
        assertThat(play.events(Corrected.class).getLast().flags()).containsExactly(Flag.UNKNOWN_ENTRY);
        var told = play.operation().fact(play.events(Corrected.class).getLast());
        assertThat(Foresight.of(List.of(told)).flags()).containsExactly(Flag.UNKNOWN_ENTRY);
        assertThat(play.events(Corrected.class).getLast().inScope()).isFalse();
    }

    private void answers(String user, Obligation owed) {
        play.does(user, answer(owed.id()));
    }

    private static AnswerObligation answer(ObligationId id) {
        return new AnswerObligation(id, Sealed.fresh("deleted"));
    }

    @Test
    void only_the_director_who_owes_it_answers_and_only_once() {
        play.does("police", log(DEVIATED, Optional.empty(), Optional.empty(), false, play.now));
        var owed = play.operation().owed(Obligation.DEVIATION).getFirst();
        play.refuses("sdf-director", answer(owed.id()), Reason.NOT_OWNER);
        play.refuses("police", answer(owed.id()), Reason.NOT_OWNER);
        play.refuses("police-director", answer(new ObligationId(new UUID(9, 9))), Reason.UNKNOWN_OBLIGATION);
        play.does("legal", play.halt());
        var heard = play.operation().owed(Obligation.HALT_ACKNOWLEDGEMENT).getFirst();
        play.refuses("police-director", answer(heard.id()), Reason.UNKNOWN_OBLIGATION);
        answers("police-director", owed);
        assertThat(owed()).isEmpty();
        play.refuses("police-director", answer(owed.id()), Reason.OBLIGATION_NOT_OWED);
    }

    @Test
    void no_case_closes_before_what_its_entries_left_behind_is_answered() {
        play.ends();
        play.does("police", play.log(play.operation().tasks().getFirst(), "m1", "t9", play.now));
        play.does("police", log(DEVIATED, data(Optional.of("a copy")), LOST, false, play.now.minusSeconds(1)));
        play.sits(Matter.CONFIRMATION, Resolution.CONFIRM);
        while (!owed().isEmpty()) {
            play.refuses("coordinator", new Close(), Reason.OBLIGATION_OWED);
            answers("police-director", play.operation().owed(owed().getFirst()).getFirst());
        }
        play.does("coordinator", new Close()).is(Stage.CLOSED);
    }

    @Test
    void an_entry_is_late_when_it_is_told_longer_after_the_act_than_policy_says() {
        play.does("police", log(Optional.empty(), Optional.empty(), Optional.empty(), false, play.now.minus(HOUR)));
        assertThat(last().late()).as("policy says nothing").isEmpty();
        play.rules = late(Duration.ofMinutes(30));
        var limit = play.now.minus(Duration.ofMinutes(30));
        play.does("police", log(Optional.empty(), Optional.empty(), Optional.empty(), false, limit));
        assertThat(last().late()).isEmpty();
        var entry = log(Optional.empty(), Optional.empty(), Optional.empty(), false, limit.minusNanos(1000));
        play.does("police", entry).is(Stage.EXECUTING);
        assertThat(last().late()).contains(true);
        assertThat(last().inScope()).as("late and in scope").isTrue();
        play.does("police", correcting(entry));
        assertThat(play.events(Corrected.class).getLast().late()).contains(true);
    }

    private Rules late(Duration after) {
        var rules = play.rules;
        return new Rules(
                rules.gates(),
                rules.bases(),
                rules.quorum(),
                rules.deadlines(),
                rules.directory(),
                rules.handling(),
                rules.standIns(),
                rules.instruments(),
                Optional.of(after),
                rules.haltedByConflict(),
                rules.policySet());
    }

    @Test
    void a_safe_stop_after_a_halt_is_in_order_and_never_counts_as_execution() {
        play.does("legal", play.halt()).waits(Duration.ofMinutes(1));
        play.does("police", safeStop()).is(Stage.HALTED);
        assertThat(last().flags()).isEmpty();
        assertThat(last().inScope()).isFalse();
        assertThat(play.operation().execution().halts()).hasSize(1);
        assertThat(play.operation().execution().flagged()).isZero();
        play.does("police", correcting(safeStop()));
        assertThat(play.events(Corrected.class).getLast().inScope()).isFalse();
    }

    @Test
    void a_safe_stop_that_is_told_once_the_halted_measure_is_over_is_in_order_too() {
        play.does("legal", play.halt()).waits(Duration.ofMinutes(1));
        var stop = safeStop();
        var other = log(Optional.empty(), Optional.empty(), Optional.empty(), false, play.now);
        play.waits(Duration.ofMinutes(1)).does("police-director", new ExecutionCommand.End());
        var over = play.now;
        play.waits(Duration.ofMinutes(1)).does("police", stop).is(Stage.ENDED);
        assertThat(last().flags()).isEmpty();
        assertThat(last().inScope()).isFalse();
        assertThat(owed()).isEmpty();
        play.does("police", other);
        assertThat(last().flags()).containsExactly(Flag.HALTED);
        play.does("police", log(Optional.empty(), Optional.empty(), Optional.empty(), true, over));
        assertThat(last().flags())
                .as("from the end on nothing is to be stopped")
                .containsExactly(Flag.WRONG_STAGE);
    }

    @Test
    void anything_else_after_a_halt_is_a_breach() {
        play.does("legal", play.halt()).waits(Duration.ofMinutes(1));
        play.does("police", log(Optional.empty(), Optional.empty(), Optional.empty(), false, play.now));
        assertThat(last().flags()).containsExactly(Flag.HALTED);
        assertThat(play.operation().execution().halts()).hasSize(2);
    }

    @Test
    void a_safe_stop_of_what_was_never_authorised_is_still_out_of_scope() {
        play.does("legal", play.halt()).waits(Duration.ofMinutes(1));
        var stop = safeStop();
        play.does(
                "police",
                new Log(
                        stop.task(),
                        stop.measure(),
                        Sealed.fresh("t9"),
                        stop.occurred(),
                        stop.identified(),
                        stop.action(),
                        stop.effect(),
                        stop.dataHandled(),
                        stop.deviation(),
                        stop.scopeHash(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(true)));
        assertThat(last().flags()).containsExactly(Flag.WRONG_TARGET);
    }

    @Test
    void what_is_owed_in_words_outlives_a_case_that_ends_before_it_began() {
        var tasked = Play.authorised(Draft.home()).tasked();
        var plain = tasked.log();
        tasked.does(
                "police",
                new Log(
                        plain.task(),
                        plain.measure(),
                        plain.target(),
                        plain.occurred(),
                        plain.identified(),
                        plain.action(),
                        plain.effect(),
                        plain.dataHandled(),
                        DEVIATED,
                        plain.scopeHash(),
                        Optional.empty(),
                        data(Optional.of("a copy")),
                        LOST,
                        Optional.empty()));
        tasked.does("nco-director", new ClosingCommand.Revoke(Sealed.fresh("r")))
                .is(Stage.REVOKED);
        for (var kind : List.of(Obligation.DEVIATION, Obligation.DATA_KEPT, Obligation.THIRD_PARTY_LOSS)) {
            assertThat(tasked.operation().owed(kind)).as(kind).hasSize(1);
        }
    }

    @Test
    void where_nothing_is_halted_a_safe_stop_is_an_entry_like_any_other() {
        play.does("police", safeStop());
        assertThat(last().inScope()).isTrue();
        play.does("police-director", new ExecutionCommand.End()).waits(HOUR).does("police", safeStop());
        assertThat(last().flags()).containsExactly(Flag.WRONG_STAGE);
    }
}
