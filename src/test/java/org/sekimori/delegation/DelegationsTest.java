package org.sekimori.delegation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekimori.delegation.Seats.START;
import static org.sekimori.delegation.Seats.delegate;
import static org.sekimori.delegation.Seats.refusal;
import static org.sekimori.delegation.Seats.standingIn;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Seat;
import org.sekimori.operation.StandIns;

class DelegationsTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Seats seats = new Seats();

    private Optional<Reason> given(String actor, String holder, DelegationCommand command) {
        return refusal(seats.give(actor, holder, command));
    }

    @Test
    void a_seat_is_lent_from_its_beginning_until_the_instant_of_its_end() {
        var command =
                delegate(Seat.NCO_COORDINATOR, "watch", Optional.of(START.plus(DAY)), START.plus(DAY.multipliedBy(2)));
        assertThat(given("coordinator", "coordinator", command)).isEmpty();
        assertThat(seats.lent("watch")).isEmpty();
        seats.now = START.plus(DAY);
        assertThat(seats.lent("watch")).containsExactly(Seat.NCO_COORDINATOR);
        assertThat(seats.lent("legal")).isEmpty();
        seats.now = START.plus(DAY.multipliedBy(2)).minusNanos(1_000);
        assertThat(seats.holds(standingIn("watch", "coordinator", Seat.NCO_COORDINATOR)))
                .isTrue();
        seats.now = START.plus(DAY.multipliedBy(2));
        assertThat(seats.lent("watch")).isEmpty();
        assertThat(seats.holds(standingIn("watch", "coordinator", Seat.NCO_COORDINATOR)))
                .isFalse();
    }

    @Test
    void taken_back_it_is_over_at_that_instant_and_is_not_taken_back_again() {
        given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "watch", DAY));
        seats.now = START.plusSeconds(1);
        assertThat(given("coordinator", "coordinator", seats.revoking("coordinator")))
                .isEmpty();
        assertThat(seats.lent("watch")).isEmpty();
        assertThat(given("coordinator", "coordinator", seats.revoking("coordinator")))
                .contains(Reason.DELEGATION_OVER);
        assertThat(given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "legal", DAY)))
                .isEmpty();
    }

    @Test
    void the_holder_or_one_above_says_so_as_policy_has_it_and_nobody_else() {
        assertThat(given("legal", "legal", delegate(Seat.NCO_LEGAL, "watch", DAY)))
                .contains(Reason.NOT_PERMITTED);
        assertThat(given("coordinator", "legal", delegate(Seat.NCO_LEGAL, "watch", DAY)))
                .contains(Reason.NOT_PERMITTED);
        assertThat(given("nco-director", "legal", delegate(Seat.NCO_LEGAL, "watch", DAY)))
                .isEmpty();
        assertThat(given("police-director", "two-bodies", delegate(Seat.NCO_LEGAL, "police", DAY)))
                .contains(Reason.NOT_PERMITTED);
    }

    @Test
    void whoever_stands_in_lays_it_down_but_a_stranger_takes_nothing_back() {
        given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "watch", DAY));
        assertThat(given("legal", "coordinator", seats.revoking("coordinator"))).contains(Reason.NOT_PERMITTED);
        assertThat(given("watch", "coordinator", seats.revoking("coordinator"))).isEmpty();
    }

    @Test
    void nobody_gives_a_seat_to_themselves_or_onward() {
        assertThat(given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "coordinator", DAY)))
                .contains(Reason.SAME_PERSON);
        given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "watch", DAY));
        var watch = standingIn("watch", "coordinator", Seat.NCO_COORDINATOR);
        assertThat(refusal(seats.give(watch, "coordinator", delegate(Seat.NCO_COORDINATOR, "legal", DAY))))
                .contains(Reason.NOT_PERMITTED);
    }

    @Test
    void only_one_of_the_same_organisation_whom_policy_names_stands_in() {
        assertThat(given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "nco-director", DAY)))
                .contains(Reason.STAND_IN_NOT_ADMITTED);
        assertThat(given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "officer-legal", DAY)))
                .as("holds the seat that policy names, in another organisation")
                .contains(Reason.STAND_IN_NOT_ADMITTED);
        assertThat(given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "member-legal", DAY)))
                .contains(Reason.STAND_IN_NOT_ADMITTED);
        assertThat(given("coordinator", "coordinator", delegate(Seat.NCO_LEGAL, "watch", DAY)))
                .as("a seat of somebody else")
                .contains(Reason.WRONG_SEAT);
    }

    @Test
    void it_lasts_no_longer_than_policy_has_it_and_is_never_backdated() {
        var longest = delegate(Seat.NCO_COORDINATOR, "watch", Seats.LONGEST);
        var longer = delegate(Seat.NCO_COORDINATOR, "watch", Seats.LONGEST.plusNanos(1_000));
        var before = delegate(Seat.NCO_COORDINATOR, "watch", Optional.of(START.minusSeconds(1)), START.plus(DAY));
        assertThat(given("coordinator", "coordinator", longer)).contains(Reason.DELEGATION_TOO_LONG);
        assertThat(given("coordinator", "coordinator", before)).contains(Reason.OUT_OF_RANGE);
        assertThat(given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "watch", Duration.ZERO)))
                .contains(Reason.INVALID_WINDOW);
        assertThat(given("coordinator", "coordinator", longest)).isEmpty();
    }

    @Test
    void a_seat_has_one_stand_in_at_a_time_and_nobody_stands_in_for_two_holders_of_it() {
        given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "watch", DAY));
        assertThat(given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "legal", DAY)))
                .contains(Reason.ALREADY_DELEGATED);
        var after =
                delegate(Seat.NCO_COORDINATOR, "legal", Optional.of(START.plus(DAY)), START.plus(DAY.multipliedBy(2)));
        assertThat(given("coordinator", "coordinator", after)).isEmpty();
        assertThat(given("police-director", "two-bodies", delegate(Seat.POLICE_DIRECTOR, "police", DAY)))
                .isEmpty();
        assertThat(given("police-director", "police-director", delegate(Seat.POLICE_DIRECTOR, "police", DAY)))
                .contains(Reason.ALREADY_DELEGATED);
    }

    @Test
    void what_the_rules_no_longer_allow_holds_no_more() {
        given("coordinator", "coordinator", delegate(Seat.NCO_COORDINATOR, "watch", DAY));
        seats.rules = Seats.rules(StandIns.NONE);
        assertThat(seats.lent("watch")).isEmpty();
        assertThat(seats.holds(standingIn("watch", "coordinator", Seat.NCO_COORDINATOR)))
                .isFalse();
    }

    /** Whatever a file might say. */
    @ParameterizedTest
    @EnumSource(
            names = {
                "COMMITTEE_CHAIR",
                "COMMITTEE_MEMBER",
                "COMMITTEE_SECRETARIAT",
                "COMMITTEE_EXPERT",
                "AUDITOR",
                "ADMINISTRATOR",
                "TAKEDOWN_DESK",
                "LIAISON_DESK",
                "POLICE_OFFICER",
                "SDF_OFFICER",
                "HUB"
            })
    void in_these_seats_nobody_ever_stands_in(Seat seat) {
        var everybody = Set.of(Seat.values());
        seats.rules = Seats.rules(new StandIns(java.util.Map.of(
                seat, new StandIns.Terms(everybody, Set.of(), Duration.ofDays(365), true, everybody))));
        seats.rules.directory().persons().values().stream()
                .filter(holder -> holder.seats().contains(seat))
                .forEach(holder -> seats.rules
                        .directory()
                        .persons()
                        .values()
                        .forEach(other -> assertThat(refusal(seats.give(
                                        new org.sekimori.operation.Actor(holder.key(), seat, holder.organisation()),
                                        holder.user(),
                                        delegate(seat, other.user(), DAY))))
                                .contains(Reason.NOT_DELEGABLE)));
        assertThat(seats.rules.standIns().of(seat)).isEmpty();
    }
}
