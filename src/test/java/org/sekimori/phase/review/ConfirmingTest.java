package org.sekimori.phase.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Attestation.Channel;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ReadBack;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Wait;
import org.sekimori.operation.Waiting;
import org.sekimori.phase.review.ReviewCommand.ConfirmOral;
import org.sekimori.phase.review.ReviewCommand.Grant;
import org.sekimori.phase.review.ReviewCommand.Refuse;

class ConfirmingTest {
    private static final GateId GATE = new GateId("foreign-minister");

    private static Grant heard(Play play, Channel channel) {
        var grant = play.grant(GATE);
        var attestation = new Attestation("Minister", "Office", play.now, channel, Optional.of("desk"), "call");
        return new Grant(
                grant.gate(),
                grant.scopeHash(),
                grant.reasons(),
                grant.conditions(),
                grant.excludes(),
                grant.validFrom(),
                grant.validUntil(),
                grant.form(),
                Optional.of(Sealed.fresh(attestation)));
    }

    private static ConfirmOral readBack(Play play, Instant at) {
        return new ConfirmOral(
                GATE, play.operation().scopeHash(), Sealed.fresh(new ReadBack("secretary", at, "as named")));
    }

    /** In review, with everything before the gate granted and the gate's decision heard by telephone. */
    private static Play oral() {
        var play = Play.inReview(Draft.joint());
        play.does("legal", play.grant(new GateId("legal")));
        return play.does("mofa", heard(play, Channel.TELEPHONE));
    }

    private static Consent consent(Play play) {
        return play.operation().review().consents().get(GATE);
    }

    @Test
    void what_was_heard_counts_for_nothing_before_it_is_read_back() {
        var play = oral();
        assertThat(consent(play).liveAt(play.now)).isFalse();
        assertThat(play.operation().owed(Obligation.PAPER_TO_FOLLOW)).isEmpty();
        play.does("legal", readBack(play, play.now));
        assertThat(consent(play).liveAt(play.now)).isTrue();
        assertThat(play.operation().owed(Obligation.PAPER_TO_FOLLOW))
                .singleElement()
                .satisfies(owed -> {
                    assertThat(owed.owner()).isEqualTo(Seat.MOFA_DESK);
                    assertThat(owed.gate()).contains(GATE);
                });
        play.refuses("coordinator", readBack(play, play.now), Reason.NOT_ORAL);
    }

    @Test
    void a_meeting_is_as_oral_as_a_telephone() {
        var play = Play.inReview(Draft.joint());
        play.does("legal", play.grant(new GateId("legal"))).does("mofa", heard(play, Channel.MEETING));
        assertThat(consent(play).liveAt(play.now)).isFalse();
    }

    @Test
    void the_desk_that_recorded_it_and_other_desks_do_not_read_it_back() {
        var play = oral();
        play.refuses("mofa", readBack(play, play.now), Reason.NOT_SECOND_DESK);
        play.refuses("nss", readBack(play, play.now), Reason.NOT_SECOND_DESK);
        play.refuses(play.in("mofa", Seat.NCO_LEGAL), readBack(play, play.now), Reason.SAME_PERSON);
        play.refuses(play.in("sdf", Seat.NCO_COORDINATOR), readBack(play, play.now), Reason.APPLICANT_DECIDES);
        play.refuses("legal", readBack(play, play.now.plusSeconds(1)), Reason.OUT_OF_RANGE);
        var other = new ConfirmOral(
                GATE, new ScopeHash("0".repeat(64)), readBack(play, play.now).readBack());
        play.refuses("legal", other, Reason.SCOPE_CHANGED);
    }

    @Test
    void a_holder_and_whoever_stands_in_are_no_two_persons_for_a_read_back() {
        var play = Play.inReview(Draft.joint());
        play.does("legal", play.grant(new GateId("legal")));
        play.does(play.standingIn("npsc", "mofa", Seat.MOFA_DESK), heard(play, Channel.TELEPHONE));
        play.refuses(play.in("npsc", Seat.NCO_LEGAL), readBack(play, play.now), Reason.SAME_PERSON);
        play.refuses(play.in("mofa", Seat.NCO_LEGAL), readBack(play, play.now), Reason.SAME_PERSON);
        play.refuses(play.standingIn("watch", "mofa", Seat.NCO_LEGAL), readBack(play, play.now), Reason.SAME_PERSON);
        play.does("legal", readBack(play, play.now));
    }

    @Test
    void a_refusal_that_was_heard_stops_the_case_at_once() {
        var play = oral();
        var heard = heard(play, Channel.TELEPHONE);
        play.does("mofa", new Refuse(GATE, heard.scopeHash(), heard.reasons(), heard.attestation()));
        play.is(Stage.REFUSED);
    }

    @Test
    void a_desk_that_reads_back_is_waited_for_and_not_the_one_that_heard() {
        var play = oral();
        var waits = new Waiting(play.operation(), Optional.empty(), java.util.List.of(), play.rules, play.now)
                .waits().stream()
                        .filter(wait -> wait.gate().equals(Optional.of(GATE)))
                        .toList();
        assertThat(waits).extracting(Wait::because).isNotEmpty().containsOnly(Wait.Because.ORAL_TO_CONFIRM);
        assertThat(waits).extracting(wait -> wait.holder().seat()).doesNotContain(Seat.MOFA_DESK);
    }
}
