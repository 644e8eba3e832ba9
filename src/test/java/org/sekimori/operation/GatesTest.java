package org.sekimori.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;

/** Which gates a proposal meets, and how they stand. */
class GatesTest {
    private static GateId id(String id) {
        return new GateId(id);
    }

    private static Gates gates(Play play) {
        return Gates.of(play.operation(), play.act(TestRules.actor("hub")));
    }

    private static Gate.Condition when(boolean abroad, boolean security, ProtectedAsset.Owner... owners) {
        return new Gate.Condition(false, abroad, security, Set.of(owners), Set.of());
    }

    @Test
    void a_gate_applies_where_one_of_its_conditions_holds() {
        var home = Draft.home();
        assertThat(when(true, false).holdsFor(home.proposal())).isFalse();
        assertThat(when(true, false).holdsFor(Draft.abroad().proposal())).isTrue();
        assertThat(when(false, true).holdsFor(home.proposal())).isFalse();
        home.nationalSecurity = true;
        assertThat(when(false, true).holdsFor(home.proposal())).isTrue();
        assertThat(when(false, false).holdsFor(home.proposal())).isFalse();
        var infrastructure = when(false, false, ProtectedAsset.Owner.INFRASTRUCTURE);
        assertThat(infrastructure.holdsFor(home.proposal())).isTrue();
        assertThat(when(false, false, ProtectedAsset.Owner.SDF).holdsFor(home.proposal()))
                .isFalse();
        var basis = new Gate.Condition(false, false, false, Set.of(), Set.of(new BasisId("police-6-2")));
        assertThat(basis.holdsFor(home.proposal())).isTrue();
        assertThat(basis.holdsFor(Draft.joint().proposal())).isFalse();
        assertThat(new Gate.Condition(true, false, false, Set.of(), Set.of()).holdsFor(home.proposal()))
                .isTrue();
    }

    @Test
    void what_cannot_be_read_counts_as_if_it_called_for_the_gate() {
        var withheld = Seals.withhold(Seals.seal(Draft.home().proposal()));
        assertThat(when(true, false).holdsFor(withheld)).isTrue();
        assertThat(when(false, true).holdsFor(withheld)).isTrue();
        assertThat(when(false, false, ProtectedAsset.Owner.SDF).holdsFor(withheld))
                .isTrue();
        assertThat(when(false, false).holdsFor(withheld)).isFalse();
    }

    @Test
    void one_element_that_cannot_be_read_is_enough() {
        var sealed = Seals.seal(Draft.home().proposal());
        var targets = (SealedList.Known<Target>) sealed.targets();
        var some = new ArrayList<>(targets.elements());
        some.set(0, new Sealed.Withheld<>("sd"));
        assertThat(sealed.abroad()).isFalse();
        assertThat(sealed.with(new SealedList.Known<>(targets.sd(), some)).abroad())
                .isTrue();
        assertThat(Draft.abroad().proposal().abroad()).isTrue();
        assertThat(Seals.seal(Draft.abroad().proposal()).abroad()).isTrue();
    }

    @Test
    void only_the_committees_vote_is_what_the_exception_lane_skips() {
        var play = Play.coordinated(Draft.home());
        assertThat(gates(play).missing()).containsExactly(id("committee"));
        assertThat(gates(play).onlyVotesMissing()).isTrue();
        assertThat(gates(Play.inReview(Draft.home())).onlyVotesMissing()).isFalse();
        play.sits(Matter.APPROVAL, Resolution.APPROVE);
        assertThat(gates(play).missing()).isEmpty();
        assertThat(gates(play).onlyVotesMissing()).isFalse();
        assertThat(gates(play).approval().map(Gate::id)).contains(id("committee"));
        assertThat(gates(play).confirmation().map(Gate::id)).contains(id("confirmation"));
    }

    @Test
    void a_gate_and_those_after_it_are_found_through_others() {
        var play = Play.inReview(Draft.home());
        assertThat(gates(play).from(id("agency-director")))
                .containsExactlyInAnyOrder(id("agency-director"), id("coordination"), id("committee"));
        assertThat(gates(play).from(id("confirmation"))).containsExactly(id("confirmation"));
    }

    @Test
    void a_gate_that_policy_no_longer_knows_is_still_asked_for() {
        var play = Play.coordinated(Draft.home());
        var rules = play.rules;
        play.rules = new Rules(
                rules.gates().stream().filter(g -> !g.id().equals(id("legal"))).toList(),
                rules.bases(),
                rules.quorum(),
                rules.deadlines(),
                rules.directory(),
                rules.policySet());
        assertThat(gates(play).required()).contains(id("legal"));
    }

    @Test
    void of_what_is_missing_it_is_said_what_is_wrong_with_it() {
        var play = Play.authorised(Draft.joint());
        var order = play.operation().review().consents().get(id("prime-minister-order"));
        assertThat(gates(play).consents().met()).isTrue();
        play.now = order.validUntil().orElseThrow();
        assertThat(reason(gates(play).consents())).isEqualTo(Reason.CONSENT_EXPIRED);
        play.now = order.validFrom().orElseThrow().minusNanos(1000);
        assertThat(reason(gates(play).consents())).isEqualTo(Reason.ORDER_NOT_IN_FORCE);
        assertThat(reason(gates(Play.inReview(Draft.home())).consents())).isEqualTo(Reason.GATE_NOT_OPEN);
    }

    private static Reason reason(Requirement requirement) {
        assertThat(requirement.unmet().orElseThrow().expected()).startsWith("Expected ");
        return requirement.unmet().orElseThrow().reason();
    }

    @Test
    void a_case_for_which_policy_has_no_vote_after_the_report_needs_a_finding_in_the_exception_lane_only() {
        var play = Play.reported(Draft.home());
        assertThat(gates(play).needsFinding()).isTrue();
        var without = new Rules(
                play.rules.gates().stream()
                        .filter(g -> g.stage() == Gate.At.REVIEW)
                        .toList(),
                play.rules.bases(),
                play.rules.quorum(),
                Map.of(),
                play.rules.directory(),
                play.rules.policySet());
        assertThat(new Gates(play.operation(), without, play.now).needsFinding())
                .isFalse();
        var exception = play.operation().review(r -> r.exception(true));
        assertThat(new Gates(exception, without, play.now).needsFinding()).isTrue();
        assertThat(List.of(without.deadline("report"))).containsExactly(Deadline.NONE);
    }
}
