package org.sekimori.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Who sits where, and what follows from a seat alone. */
class SeatTest {
    private static List<Seat> those(Predicate<Seat> which) {
        return Arrays.stream(Seat.values()).filter(which).toList();
    }

    @Test
    void chair_and_members_vote_and_are_of_the_committee_with_its_staff() {
        assertThat(those(Seat::votes)).containsExactly(Seat.COMMITTEE_CHAIR, Seat.COMMITTEE_MEMBER);
        assertThat(those(Seat::ofCommittee))
                .containsExactly(
                        Seat.COMMITTEE_CHAIR, Seat.COMMITTEE_MEMBER, Seat.COMMITTEE_SECRETARIAT, Seat.COMMITTEE_EXPERT);
    }

    @Test
    void the_committee_oversees_the_executive_and_nobody_else() {
        assertThat(those(Seat::executive))
                .containsExactly(
                        Seat.NCO_COORDINATOR,
                        Seat.NCO_DIRECTOR,
                        Seat.NCO_LEGAL,
                        Seat.NCO_DECONFLICTION,
                        Seat.NSS_DESK,
                        Seat.MOFA_DESK,
                        Seat.NPSC_DESK,
                        Seat.POLICE_OFFICER,
                        Seat.POLICE_DIRECTOR,
                        Seat.SDF_OFFICER,
                        Seat.SDF_DIRECTOR);
    }

    @Test
    void an_officers_seat_is_never_lent() {
        assertThat(those(Seat::isOfficer)).containsExactly(Seat.POLICE_OFFICER, Seat.SDF_OFFICER);
        assertThat(those(Seat::isDirector)).containsExactly(Seat.POLICE_DIRECTOR, Seat.SDF_DIRECTOR);
        assertThat(those(Seat::lendable)).hasSize(9).noneMatch(Seat::isOfficer).allMatch(Seat::executive);
    }

    @Test
    void an_agency_has_its_officers_and_its_director() {
        for (var agency : Agency.values()) {
            assertThat(those(seat -> seat.agency().equals(Optional.of(agency))))
                    .containsExactly(agency.officer(), agency.director());
        }
        assertThat(Agency.POLICE.director()).isEqualTo(Seat.POLICE_DIRECTOR);
        assertThat(Arrays.stream(Organisation.values()).filter(o -> o.agency().equals(Optional.of(Agency.POLICE))))
                .containsExactly(Organisation.NPA, Organisation.PREFECTURE);
        assertThat(Organisation.SDF.agency()).contains(Agency.SDF);
    }

    private static Person person(String user, Organisation organisation, Seat... seats) {
        return new Person(TestRules.id(user), user, user, organisation, Optional.empty(), Set.of(seats), List.of());
    }

    private static StandIns lending(Seat seat, Set<Seat> by, Set<PersonId> persons) {
        return new StandIns(Map.of(seat, new StandIns.Terms(by, persons, Duration.ofDays(1), true, Set.of())));
    }

    @Test
    void somebody_of_the_same_house_stands_in_who_holds_a_seat_that_policy_names() {
        var holder = person("a", Organisation.NCO, Seat.NCO_LEGAL);
        var other = person("b", Organisation.NCO, Seat.NCO_COORDINATOR);
        var lending = lending(Seat.NCO_LEGAL, Set.of(Seat.NCO_COORDINATOR), Set.of());
        assertThat(lending.admit(holder, Seat.NCO_LEGAL, other)).isTrue();
        assertThat(lending.admit(holder, Seat.NCO_DIRECTOR, other))
                .as("not held")
                .isFalse();
        assertThat(lending.admit(holder, Seat.NCO_LEGAL, holder)).as("oneself").isFalse();
        assertThat(lending.admit(holder, Seat.NCO_LEGAL, person("b", Organisation.NSS, Seat.NCO_COORDINATOR)))
                .as("another house")
                .isFalse();
        assertThat(lending.admit(
                        holder, Seat.NCO_LEGAL, person("b", Organisation.NCO, Seat.NCO_COORDINATOR, Seat.NCO_LEGAL)))
                .as("holds it anyhow")
                .isFalse();
        assertThat(lending.admit(
                        holder, Seat.NCO_LEGAL, person("b", Organisation.NCO, Seat.NCO_COORDINATOR, Seat.AUDITOR)))
                .as("oversees")
                .isFalse();
        assertThat(lending.admit(holder, Seat.NCO_LEGAL, person("b", Organisation.NCO, Seat.NCO_DIRECTOR)))
                .as("not named")
                .isFalse();
        assertThat(lending(Seat.NCO_LEGAL, Set.of(), Set.of(TestRules.id("b"))).admit(holder, Seat.NCO_LEGAL, other))
                .as("named in person")
                .isTrue();
    }

    @Test
    void whatever_policy_says_no_seat_of_the_committee_or_of_an_officer_is_lent() {
        for (var seat : List.of(Seat.COMMITTEE_MEMBER, Seat.POLICE_OFFICER, Seat.AUDITOR)) {
            assertThat(lending(seat, Set.of(Seat.NCO_LEGAL), Set.of()).of(seat)).isEmpty();
        }
        assertThat(lending(Seat.NCO_LEGAL, Set.of(), Set.of()).of(Seat.NCO_LEGAL))
                .isPresent();
        assertThat(lending(Seat.NCO_LEGAL, Set.of(), Set.of()).of(Seat.NCO_DIRECTOR))
                .isEmpty();
    }

    @Test
    void a_wait_is_the_holders_of_the_seat_or_the_named_persons_and_a_vote_is_of_either_seat() {
        var anybody = Wait.Holder.of(Seat.NCO_LEGAL);
        assertThat(anybody.is(TestRules.actor("legal"))).isTrue();
        assertThat(anybody.is(TestRules.actor("coordinator"))).isFalse();
        assertThat(anybody.person()).isEmpty();
        var one = Wait.Holder.of(Seat.COMMITTEE_MEMBER, TestRules.id("chair"));
        assertThat(one.is(TestRules.actor("chair"))).isTrue();
        assertThat(one.is(TestRules.actor("member-1"))).isFalse();
        assertThat(one.person()).contains(TestRules.id("chair"));
        assertThat(Wait.Holder.of(Seat.COMMITTEE_MEMBER).is(TestRules.actor("chair")))
                .isFalse();
        var officer = Wait.Holder.of(Seat.POLICE_OFFICER, TestRules.id("officer-legal"));
        assertThat(officer.is(TestRules.actor("officer-legal", Seat.NCO_LEGAL))).isFalse();
        assertThat(officer.is(TestRules.actor("officer-legal", Seat.POLICE_OFFICER)))
                .isTrue();
    }

    @Test
    void what_goes_on_in_a_sitting_is_told_to_the_committee_and_its_turn_to_the_others() {
        assertThat(those(Wait.Audience.COMMITTEE::includes)).isEqualTo(those(Seat::ofCommittee));
        assertThat(those(Wait.Audience.OUTSIDE_COMMITTEE::includes)).isEqualTo(those(seat -> !seat.ofCommittee()));
        assertThat(those(Wait.Audience.EVERYBODY::includes)).containsExactly(Seat.values());
    }

    @Test
    void a_wait_is_overdue_from_its_time_on_and_once_it_was_breached() {
        var due = TestRules.START;
        var wait = Wait.of(Wait.Because.TO_CLOSE, Wait.Holder.of(Seat.NCO_COORDINATOR), "close");
        assertThat(wait.overdueAt(due)).isFalse();
        assertThat(wait.until(Optional.of(due)).overdueAt(due)).isTrue();
        assertThat(wait.until(Optional.of(due)).overdueAt(due.minusNanos(1))).isFalse();
        assertThat(wait.owed(owed(Obligation.State.BREACHED, due)).overdueAt(Instant.MIN))
                .isTrue();
        assertThat(wait.owed(owed(Obligation.State.WARNED, due)).warned()).isTrue();
        assertThat(wait.owed(owed(Obligation.State.OPEN, due)).warned()).isFalse();
        for (var state : Obligation.State.values()) {
            var owing = Wait.obligation(owed(state, due), wait.holder(), Optional.empty());
            assertThat(owing.warned()).isEqualTo(state == Obligation.State.WARNED);
            assertThat(owing.breached()).isEqualTo(state == Obligation.State.BREACHED);
        }
        assertThat(wait.since(Optional.of(due)).later(Duration.ofHours(1)).since())
                .contains(due.plusSeconds(3600));
        assertThat(wait.until(Optional.of(due)).later(Duration.ofHours(1)).due())
                .contains(due.plusSeconds(3600));
    }

    @Test
    void what_is_owed_is_overdue_from_its_time_until_it_is_done() {
        var due = TestRules.START;
        assertThat(owed(Obligation.State.OPEN, due).overdueSince(due)).contains(due);
        assertThat(owed(Obligation.State.WARNED, due).overdueSince(due.minusNanos(1)))
                .isEmpty();
        assertThat(owed(Obligation.State.BREACHED, due).overdueSince(due.minusNanos(1)))
                .contains(due);
        assertThat(owed(Obligation.State.FULFILLED, due).overdueSince(due)).isEmpty();
        assertThat(owed(Obligation.State.VOID, due).overdueSince(due)).isEmpty();
    }

    private static Obligation owed(Obligation.State state, Instant due) {
        return new Obligation(
                new ObligationId(new UUID(0, 1)),
                Obligation.REPORT,
                Seat.POLICE_DIRECTOR,
                Optional.empty(),
                Optional.of(due),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                state);
    }

    private static Person ofPrefecture(String code) {
        return new Person(
                TestRules.id(code),
                code,
                code,
                Organisation.PREFECTURE,
                Optional.of(code),
                Set.of(Seat.POLICE_OFFICER),
                List.of());
    }

    @Test
    void each_prefecture_has_a_force_of_its_own() {
        assertThat(ofPrefecture("13").ofSameForce(ofPrefecture("13"))).isTrue();
        assertThat(ofPrefecture("13").ofSameForce(ofPrefecture("27"))).isFalse();
        var central = person("a", Organisation.NPA, Seat.POLICE_OFFICER);
        assertThat(central.ofSameForce(person("b", Organisation.NPA, Seat.POLICE_OFFICER)))
                .isTrue();
        assertThat(central.ofSameForce(ofPrefecture("13"))).isFalse();
    }
}
