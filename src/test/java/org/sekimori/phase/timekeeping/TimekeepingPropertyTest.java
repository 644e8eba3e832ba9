package org.sekimori.phase.timekeeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.sekimori.Play;
import org.sekimori.operation.Draft;
import org.sekimori.operation.ObligationEvent.ObligationBreached;
import org.sekimori.operation.ObligationEvent.ObligationFulfilled;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.operation.ObligationEvent.ObligationWarned;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.timekeeping.TimekeepingCommand.Tick;

/** Any obligations, looked at at any instants: each is warned of once and breached once, never early, never when it is done. */
class TimekeepingPropertyTest {
    static final int MINUTES = 600;

    /** Minutes after the start; those below zero do not come. */
    record Owed(int warn, int due, int done) {}

    @Provide
    Arbitrary<Owed> owed() {
        var minute = Arbitraries.integers().between(-60, MINUTES);
        return Combinators.combine(minute, minute, minute).as(Owed::new);
    }

    private static Optional<Instant> at(int minute) {
        return minute < 0 ? Optional.empty() : Optional.of(TestRules.START.plus(Duration.ofMinutes(minute)));
    }

    private static ObligationId id(int n) {
        return new ObligationId(new UUID(77, n));
    }

    @Property(tries = 150)
    void each_time_comes_once_never_early_and_never_after_fulfilment(
            @ForAll("owed") Owed first,
            @ForAll("owed") Owed second,
            @ForAll @Size(min = 1, max = 12) List<@IntRange(max = MINUTES) Integer> looks) {
        var owed = List.of(first, second);
        var play = Play.inReview(Draft.home());
        for (int n = 0; n < owed.size(); n++) {
            play.happens(play.operation()
                    .fact(new ObligationOpened(
                            id(n),
                            "anything",
                            Seat.NCO_LEGAL,
                            at(owed.get(n).warn()),
                            at(owed.get(n).due()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())));
        }
        int last = 0;
        for (int minute : looks.stream().sorted().toList()) {
            for (int n = 0; n < owed.size(); n++) {
                int done = owed.get(n).done();
                if (done > last && done <= minute) {
                    play.now = at(done).orElseThrow();
                    play.happens(play.operation().fact(new ObligationFulfilled(id(n), Optional.empty())));
                }
            }
            play.now = TestRules.START.plus(Duration.ofMinutes(minute));
            play.give(TestRules.actor("hub"), new Tick());
            play.give(TestRules.actor("hub"), new Tick());
            for (int n = 0; n < owed.size(); n++) {
                holds(play, id(n), owed.get(n), minute);
            }
            last = minute;
        }
    }

    private static void holds(Play play, ObligationId id, Owed owed, int minute) {
        var events = play.history;
        assertThat(events.stream().filter(new ObligationWarned(id)::equals).count())
                .isLessThanOrEqualTo(1);
        assertThat(events.stream().filter(new ObligationBreached(id)::equals).count())
                .isLessThanOrEqualTo(1);
        var warned = events.indexOf(new ObligationWarned(id));
        var breached = events.indexOf(new ObligationBreached(id));
        var fulfilled = events.indexOf(new ObligationFulfilled(id, Optional.empty()));
        assertThat(warned < 0 || (owed.warn() >= 0 && owed.warn() <= minute))
                .as("early warning")
                .isTrue();
        assertThat(breached < 0 || (owed.due() >= 0 && owed.due() <= minute))
                .as("early breach")
                .isTrue();
        assertThat(fulfilled < 0 || (warned < fulfilled && breached < fulfilled))
                .as("after fulfilment")
                .isTrue();
        assertThat(breached < 0 || warned < breached)
                .as("warned before breached")
                .isTrue();
        var over = owed.due() >= 0 && owed.due() <= minute;
        assertThat(fulfilled >= 0 || !over || breached >= 0)
                .as("breached when it is over")
                .isTrue();
    }
}
