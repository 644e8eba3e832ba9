package org.sekimori.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;

/** How somebody stands to a case, truth by truth: who it holds of, and of nobody else. */
class StandingTest {
    private static final List<String> USERS = List.of(
            "coordinator",
            "nco-director",
            "legal",
            "nss",
            "mofa",
            "npsc",
            "police",
            "police-2",
            "police-director",
            "prefecture",
            "sdf",
            "sdf-director",
            "chair",
            "member-1",
            "secretariat",
            "lapsing");

    private static Standing of(Play play, String user) {
        return of(play, user, Optional.empty(), Optional.empty());
    }

    private static Standing of(Play play, String user, Optional<GateId> gate, Optional<TaskId> task) {
        return Standing.of(play.operation(), TestRules.actor(user), gate, task, play.rules, play.now);
    }

    private interface Truth {
        boolean of(Standing standing);
    }

    private static List<String> those(Play play, Truth truth) {
        return USERS.stream().filter(user -> truth.of(of(play, user))).toList();
    }

    private static List<String> holding(Play play, String gate) {
        return USERS.stream()
                .filter(user -> of(play, user, Optional.of(new GateId(gate)), Optional.empty())
                        .isGateSeat())
                .toList();
    }

    @Test
    void of_a_joint_case_that_is_carried_out() {
        var play = Play.executing(Draft.joint());
        assertThat(those(play, Standing::isApplicant)).containsExactly("sdf");
        assertThat(those(play, Standing::ofApplicantsForce)).containsExactly("sdf", "sdf-director");
        assertThat(those(play, Standing::isTaskedOfficer)).containsExactly("police", "sdf");
        assertThat(those(play, Standing::isAgencyDirector)).containsExactly("sdf-director");
        assertThat(those(play, Standing::ofTaskedAgency))
                .containsExactly(
                        "police", "police-2", "police-director", "prefecture", "sdf", "sdf-director", "lapsing");
        assertThat(those(play, Standing::designated))
                .containsExactly("police", "police-2", "prefecture", "sdf", "lapsing");
        assertThat(those(play, Standing::prefectural)).containsExactly("prefecture");
        assertThat(those(play, Standing::abroad)).isEqualTo(USERS);
        assertThat(those(play, Standing::submitted)).isEqualTo(USERS);
        assertThat(those(play, Standing::standingIn)).isEmpty();
        assertThat(those(play, Standing::decidedForAnotherBody)).isEmpty();
    }

    @Test
    void of_a_draft_at_home() {
        var play = Play.drafted(Draft.home());
        assertThat(those(play, Standing::isApplicant)).containsExactly("police");
        assertThat(those(play, Standing::isAgencyDirector)).containsExactly("police-director");
        for (var truth : List.<Truth>of(
                Standing::isTaskedOfficer, Standing::ofTaskedAgency, Standing::abroad, Standing::submitted)) {
            assertThat(those(play, truth)).isEmpty();
        }
        play.now = TestRules.LAPSE;
        assertThat(those(play, Standing::designated)).doesNotContain("lapsing").contains("police");
    }

    @Test
    void a_gate_is_its_holders_and_a_vote_the_members() {
        var play = Play.inReview(Draft.home());
        assertThat(those(play, Standing::isGateSeat))
                .containsExactly("nco-director", "legal", "police-director", "chair", "member-1");
        assertThat(holding(play, "legal")).containsExactly("legal");
        assertThat(holding(play, "committee")).containsExactly("chair", "member-1");
        assertThat(holding(play, "agency-director")).containsExactly("police-director");
        assertThat(holding(play, "foreign-minister")).containsExactly("mofa");
        assertThat(holding(play, "nobody")).isEmpty();
    }

    @Test
    void a_task_is_its_officers_in_the_officers_seat() {
        var play = Play.executing(Draft.joint());
        var police = Optional.of(play.operation().tasks().getFirst().id());
        assertThat(USERS.stream()
                        .filter(user -> of(play, user, Optional.empty(), police).isTaskedOfficer()))
                .containsExactly("police");
        var unknown = Optional.of(new TaskId(new java.util.UUID(9, 9)));
        assertThat(of(play, "police", Optional.empty(), unknown).isTaskedOfficer())
                .isFalse();
        var asLawyer = new Actor(TestRules.id("police"), Seat.NCO_LEGAL, Organisation.NPA);
        assertThat(Standing.of(play.operation(), asLawyer, Optional.empty(), police, play.rules, play.now)
                        .isTaskedOfficer())
                .isFalse();
    }

    @Test
    void who_decided_for_one_body_stands_so_towards_every_other() {
        var play = Play.inReview(Draft.home());
        play.does(play.in("two-bodies", Seat.NCO_LEGAL), play.grant(new GateId("legal")));
        assertThat(standing(play, play.in("two-bodies", Seat.POLICE_DIRECTOR)).decidedForAnotherBody())
                .isTrue();
        assertThat(standing(play, play.in("two-bodies", Seat.NCO_DIRECTOR)).decidedForAnotherBody())
                .isFalse();
    }

    private static Standing standing(Play play, Actor actor) {
        return Standing.of(play.operation(), actor, Optional.empty(), Optional.empty(), play.rules, play.now);
    }

    @Test
    void before_there_is_a_case_only_the_persons_own_truths_hold() {
        var rules = TestRules.rules();
        var expected = new Standing(false, false, false, false, false, false, false, true, true, false, false, false);
        assertThat(Standing.outside(TestRules.actor("prefecture"), rules, TestRules.START))
                .isEqualTo(expected);
        var standingIn = new Actor(
                TestRules.id("coordinator"), Seat.NCO_LEGAL, Organisation.NCO, Optional.of(TestRules.id("legal")));
        assertThat(Standing.outside(standingIn, rules, TestRules.START))
                .isEqualTo(new Standing(
                        false, false, false, false, false, false, false, false, false, false, false, true));
    }

    @Test
    void an_agency_without_a_task_is_not_at_work() {
        assertThat(those(Play.executing(Draft.home()), Standing::ofTaskedAgency))
                .doesNotContain("sdf", "sdf-director");
    }
}
