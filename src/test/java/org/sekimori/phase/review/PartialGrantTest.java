package org.sekimori.phase.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.AuthorisedScope;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand.Grant;
import org.sekimori.phase.review.ReviewCommand.TakeNote;

class PartialGrantTest {
    private static final GateId LEGAL = new GateId("legal");
    private static final GateId DIRECTOR = new GateId("agency-director");

    private static Grant without(Play play, GateId gate, String... targets) {
        var whole = play.grant(gate);
        return new Grant(
                gate,
                whole.scopeHash(),
                whole.reasons(),
                Optional.empty(),
                Optional.of(SealedList.fresh(List.of(targets))),
                whole.validFrom(),
                whole.validUntil(),
                whole.form(),
                whole.attestation());
    }

    private static Play two() {
        var draft = Draft.home();
        draft.targets = List.of(Draft.target("t1", "JP"), Draft.target("t2", "JP"));
        return Play.inReview(draft);
    }

    @Test
    void authorised_is_what_every_gate_granted() {
        var play = two().does("legal", without(two(), LEGAL, "t2"));
        assertThat(AuthorisedScope.of(play.operation()).count()).isEqualTo(1);
        assertThat(AuthorisedScope.of(play.operation()).excludes("t2")).isTrue();
        assertThat(AuthorisedScope.of(play.operation()).excludes("t1")).isFalse();
    }

    @Test
    void a_grant_that_leaves_nothing_is_a_refusal_by_whoever_takes_the_last() {
        var play = two();
        play.refuses("legal", without(play, LEGAL, "t1", "t2"), Reason.NOTHING_LEFT);
        play.does("legal", without(play, LEGAL, "t1"));
        play.refuses("police-director", without(play, DIRECTOR, "t2"), Reason.NOTHING_LEFT);
        play.does("police-director", without(play, DIRECTOR, "t1"));
    }

    @Test
    void what_was_left_out_is_not_what_is_left_by_a_narrowing() {
        var play = two();
        play.does("legal", without(play, LEGAL, "t2"));
        var draft = Draft.home();
        draft.targets = List.of(Draft.target("t2", "JP"));
        play.refuses("police", new ProposalCommand.Revise(draft.proposal()), Reason.NOTHING_LEFT);
        draft.targets = List.of(Draft.target("t1", "JP"));
        play.does("police", new ProposalCommand.Revise(draft.proposal()));
    }

    @Test
    void who_granted_before_is_told_and_takes_note_once() {
        var play = two();
        play.does("legal", play.grant(LEGAL));
        play.refuses("legal", new TakeNote(LEGAL), Reason.NO_NOTICE);
        play.does("police-director", without(play, DIRECTOR, "t2"));
        assertThat(play.operation().owed(Obligation.PARTIAL_GRANT_NOTICE))
                .singleElement()
                .satisfies(owed -> {
                    assertThat(owed.gate()).contains(LEGAL);
                    assertThat(owed.owner()).isEqualTo(Seat.NCO_LEGAL);
                });
        play.does("legal", new TakeNote(LEGAL));
        assertThat(play.operation().owed(Obligation.PARTIAL_GRANT_NOTICE)).isEmpty();
        play.refuses("legal", new TakeNote(LEGAL), Reason.NO_NOTICE);
    }

    @Test
    void nobody_is_told_what_the_gate_before_left_out_already() {
        var play = two();
        play.does("legal", without(play, LEGAL, "t2"));
        play.does("police-director", without(play, DIRECTOR, "t2"));
        assertThat(play.operation().owed(Obligation.PARTIAL_GRANT_NOTICE)).isEmpty();
    }
}
