package org.sekimori.deconfliction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.activity.Acts;
import org.sekimori.operation.Actor;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stamp;

class AlarmsTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final AlarmId ID = new AlarmId(new UUID(3, 3));
    private static final Actor WATCH = actor(1, Seat.NCO_DECONFLICTION, Organisation.NCO);
    private static final Actor ASKER = actor(2, Seat.NCO_DECONFLICTION, Organisation.NCO);
    private static final Actor HUB = actor(4, Seat.HUB, Organisation.HUB);
    private static final Narrowing NARROWING =
            new Narrowing(Organisation.NCO, List.of(ASKER.id()), 4, 64, 4, NOON, NOON.plusSeconds(60));
    private static final AlarmCommand.Raise RAISE = new AlarmCommand.Raise(NARROWING);
    private static final AlarmCommand.Answer ANSWER = new AlarmCommand.Answer(Sealed.fresh("one case taken apart"));

    @Test
    void it_is_raised_once_and_answered_once() {
        assertThat(decided(Optional.empty(), RAISE, HUB)).containsExactly(new AlarmEvent.Raised(ID, NARROWING));
        var raised = raised();
        assertThat(raised.answered()).isEmpty();
        assertThat(refused(Optional.of(raised), RAISE, HUB)).isEqualTo(Reason.ALREADY_EXISTS);
        assertThat(decided(Optional.of(raised), ANSWER, WATCH))
                .containsExactly(new AlarmEvent.Answered(ANSWER.finding()));
        var answered = Alarms.evolve(Optional.of(raised), new AlarmEvent.Answered(ANSWER.finding()), stamp(WATCH));
        assertThat(answered.answered()).contains(new Alarm.Answered(WATCH.id(), NOON, ANSWER.finding()));
        assertThat(refused(Optional.of(answered), ANSWER, WATCH)).isEqualTo(Reason.ALREADY_ANSWERED);
    }

    @Test
    void nobody_judges_their_own_requests_and_an_answer_says_something() {
        assertThat(refused(Optional.of(raised()), ANSWER, ASKER)).isEqualTo(Reason.SAME_PERSON);
        var silent = new AlarmCommand.Answer(Sealed.fresh(" "));
        assertThat(refused(Optional.of(raised()), silent, WATCH)).isEqualTo(Reason.REASON_NEEDED);
        assertThat(refused(Optional.empty(), ANSWER, WATCH)).isEqualTo(Reason.UNKNOWN);
    }

    @Test
    void a_log_that_tells_otherwise_is_broken() {
        var raised = new AlarmEvent.Raised(ID, NARROWING);
        assertThatThrownBy(() -> Alarms.evolve(Optional.of(raised()), raised, stamp(HUB)))
                .isInstanceOf(CorruptState.class);
        assertThatThrownBy(
                        () -> Alarms.evolve(Optional.empty(), new AlarmEvent.Answered(ANSWER.finding()), stamp(WATCH)))
                .isInstanceOf(CorruptState.class);
    }

    private static Alarm raised() {
        return Alarms.evolve(Optional.empty(), new AlarmEvent.Raised(ID, NARROWING), stamp(HUB));
    }

    private static List<Object> decided(Optional<Alarm> state, AlarmCommand command, Actor actor) {
        var accepted = (Decision.Accepted) Alarms.decide(ID, state, command, Acts.by(actor, NOON));
        return accepted.facts().stream().<Object>map(Fact::event).toList();
    }

    private static Reason refused(Optional<Alarm> state, AlarmCommand command, Actor actor) {
        return ((Decision.Rejected) Alarms.decide(ID, state, command, Acts.by(actor, NOON)))
                .rejection()
                .reason();
    }

    private static Actor actor(int n, Seat seat, Organisation organisation) {
        return new Actor(new PersonId(new UUID(n, n)), seat, organisation);
    }

    private static Stamp stamp(Actor actor) {
        return new Stamp(actor, NOON, NOON);
    }
}
