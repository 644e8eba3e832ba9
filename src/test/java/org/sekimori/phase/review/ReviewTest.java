package org.sekimori.phase.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Attestation.Channel;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Draft;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ReadBack;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Rules;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Standing;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.review.ReviewCommand.Grant;
import org.sekimori.phase.review.ReviewCommand.InvokeException;
import org.sekimori.phase.review.ReviewCommand.Refuse;
import org.sekimori.phase.review.ReviewCommand.Return;
import org.sekimori.phase.screening.ScreeningCommand;

class ReviewTest {
    private static final GateId LEGAL = new GateId("legal");

    private static GateId gate(String id) {
        return new GateId(id);
    }

    private static Grant with(Grant g, Optional<String> form, Optional<Instant> from, Optional<Instant> until) {
        return new Grant(
                g.gate(), g.scopeHash(), g.reasons(), g.conditions(), g.excludes(), from, until, form, g.attestation());
    }

    private static Grant on(Grant g, List<String> conditions, List<String> excludes) {
        return new Grant(
                g.gate(),
                g.scopeHash(),
                g.reasons(),
                Optional.of(SealedList.fresh(conditions)),
                Optional.of(SealedList.fresh(excludes)),
                g.validFrom(),
                g.validUntil(),
                g.form(),
                g.attestation());
    }

    private static Play before(String gate) {
        var play = Play.inReview(Draft.joint());
        for (var id : play.operation().review().gates()) {
            if (id.value().equals(gate)) {
                break;
            }
            play.does(play.holder(id), play.grant(id));
        }
        return play;
    }

    private static InvokeException invoke() {
        return new InvokeException(Sealed.fresh("g"), Sealed.fresh("f"), Sealed.fresh("n"));
    }

    @Test
    void a_gate_waits_for_those_before_it() {
        var play = Play.inReview(Draft.home());
        play.refuses("nco-director", play.grant(gate("coordination")), Reason.GATE_NOT_OPEN);
        play.does("legal", play.grant(LEGAL)).refuses("legal", play.grant(LEGAL), Reason.GATE_DECIDED);
    }

    @Test
    void a_gate_that_does_not_apply_is_not_decided() {
        var play = Play.inReview(Draft.home());
        play.refuses("mofa", play.grant(gate("foreign-minister")), Reason.GATE_NOT_OPEN);
    }

    @Test
    void the_committees_gate_is_decided_only_by_a_sitting() {
        var play = Play.coordinated(Draft.home());
        play.refuses("chair", play.grant(gate("committee")), Reason.ONLY_BY_SITTING);
    }

    @Test
    void a_decision_names_the_current_scope() {
        var play = Play.inReview(Draft.home());
        var stale = new ScopeHash("0".repeat(64));
        play.refuses("legal", new Refuse(LEGAL, stale, Sealed.fresh("r"), Optional.empty()), Reason.SCOPE_CHANGED);
    }

    @Test
    void the_applicant_decides_no_gate() {
        var draft = Draft.home();
        draft.applicant = "officer-legal";
        var play = Play.drafted(draft)
                .does(
                        new Play().in("officer-legal", Seat.POLICE_OFFICER),
                        new org.sekimori.phase.proposal.ProposalCommand.Submit())
                .screened();
        play.refuses(play.in("officer-legal", Seat.NCO_LEGAL), play.grant(LEGAL), Reason.APPLICANT_DECIDES);
    }

    @Test
    void nor_does_whoever_stands_in_for_the_applicant_or_the_applicant_for_another() {
        var draft = Draft.home();
        draft.applicant = "officer-legal";
        var play = Play.drafted(draft)
                .does(
                        new Play().in("officer-legal", Seat.POLICE_OFFICER),
                        new org.sekimori.phase.proposal.ProposalCommand.Submit())
                .screened();
        var standingIn = play.standingIn("police-director", "officer-legal", Seat.NCO_LEGAL);
        play.refuses(standingIn, play.grant(LEGAL), Reason.APPLICANT_DECIDES);
        var applicant = play.standingIn("officer-legal", "two-bodies", Seat.NCO_LEGAL);
        play.refuses(applicant, play.grant(LEGAL), Reason.APPLICANT_DECIDES);
        assertThat(Standing.of(play.operation(), standingIn, Optional.of(LEGAL), Optional.empty(), play.rules, play.now)
                        .isApplicant())
                .isTrue();
    }

    @Test
    void the_holder_and_whoever_stands_in_decide_for_no_two_bodies_between_them() {
        var director = gate("agency-director");
        var play = Play.inReview(Draft.home());
        play.does(play.standingIn("police-director", "officer-legal", Seat.NCO_LEGAL), play.grant(LEGAL));
        play.refuses("police-director", play.grant(director), Reason.DECIDED_FOR_ANOTHER_BODY);
        play.refuses(
                play.in("officer-legal", Seat.POLICE_DIRECTOR), play.grant(director), Reason.DECIDED_FOR_ANOTHER_BODY);
        play.refuses(
                play.standingIn("police-2", "police-director", Seat.POLICE_DIRECTOR),
                play.grant(director),
                Reason.DECIDED_FOR_ANOTHER_BODY);
        play.does(play.in("two-bodies", Seat.POLICE_DIRECTOR), play.grant(director));
    }

    @Test
    void nobody_decides_for_two_bodies() {
        var play = Play.inReview(Draft.home());
        play.does(play.in("two-bodies", Seat.NCO_LEGAL), play.grant(LEGAL));
        var director = play.in("two-bodies", Seat.POLICE_DIRECTOR);
        play.refuses(director, play.grant(gate("agency-director")), Reason.DECIDED_FOR_ANOTHER_BODY);
        play.does("police-director", play.grant(gate("agency-director")));
    }

    @Test
    void a_decision_taken_elsewhere_is_attested_and_one_taken_here_is_not() {
        var play = before("nsc-review");
        var hash = play.operation().scopeHash();
        play.refuses(
                "nss",
                new Return(gate("nsc-review"), hash, Sealed.fresh("r"), Optional.empty()),
                Reason.ATTESTATION_NEEDED);
        var legal = Play.inReview(Draft.home());
        var attested = new Return(
                LEGAL, legal.operation().scopeHash(), Sealed.fresh("r"), legal.attestation(gate("nsc-review")));
        legal.refuses("legal", attested, Reason.ATTESTATION_NOT_EXPECTED);
    }

    @Test
    void a_form_is_one_of_those_that_the_gate_knows() {
        var play = before("public-safety-commission");
        var grant = play.grant(gate("public-safety-commission"));
        play.refuses("npsc", with(grant, Optional.empty(), Optional.empty(), Optional.empty()), Reason.FORM_NEEDED);
        play.refuses("npsc", with(grant, Optional.of("wink"), Optional.empty(), Optional.empty()), Reason.FORM_NEEDED);
        play.does("npsc", with(grant, Optional.of("consent"), Optional.empty(), Optional.empty()));
    }

    @Test
    void an_order_has_a_period_that_ends_after_it_begins_and_after_now() {
        var play = before("prime-minister-order");
        var grant = play.grant(gate("prime-minister-order"));
        var now = Optional.of(play.now);
        var next = Optional.of(play.now.plusNanos(1000));
        play.refuses("nss", with(grant, Optional.empty(), now, Optional.empty()), Reason.PERIOD_NEEDED);
        play.refuses("nss", with(grant, Optional.empty(), now, now), Reason.OUT_OF_RANGE);
        play.refuses("nss", with(grant, Optional.empty(), next, next), Reason.OUT_OF_RANGE);
        play.does("nss", with(grant, Optional.empty(), now, next));
    }

    @Test
    void a_gate_whose_consent_expired_is_open_again() {
        var play = before("agency-director");
        play.now = play.operation()
                .review()
                .consents()
                .get(gate("prime-minister-order"))
                .validUntil()
                .orElseThrow();
        play.refuses("sdf-director", play.grant(gate("agency-director")), Reason.GATE_NOT_OPEN);
        play.does("nss", play.grant(gate("prime-minister-order")));
        play.does("sdf-director", play.grant(gate("agency-director")));
    }

    @Test
    void each_condition_becomes_an_obligation() {
        var play = Play.inReview(Draft.home());
        play.does("legal", on(play.grant(LEGAL), List.of("one", "two"), List.of("t2")));
        assertThat(play.operation().conditions())
                .extracting(o -> o.text().flatMap(Sealed::content).orElseThrow())
                .containsExactly("one", "two");
        play.refuses(
                "police-director",
                on(play.grant(gate("agency-director")), List.of(), List.of("t9")),
                Reason.UNKNOWN_TARGET);
    }

    @Test
    void a_refusal_ends_the_case() {
        var play = Play.inReview(Draft.home());
        play.does("legal", new Refuse(LEGAL, play.operation().scopeHash(), Sealed.fresh("r"), Optional.empty()))
                .is(Stage.REFUSED);
    }

    @Test
    void the_watch_officer_returns_a_case_in_screening_only() {
        var play = Play.submitted(Draft.home());
        var back = new Return(GateId.SCREENING, play.operation().scopeHash(), Sealed.fresh("r"), Optional.empty());
        play.does("watch", back).is(Stage.DRAFT);
        assertThat(play.operation().review().deciders()).isEmpty();
        Play.inReview(Draft.home()).refuses("watch", back, Reason.WRONG_STAGE);
    }

    @Test
    void the_exception_lane_skips_the_committees_approval_and_nothing_else() {
        before("coordination").refuses("sdf-director", invoke(), Reason.GATE_NOT_OPEN);
        var play = before("committee").does("sdf-director", invoke()).is(Stage.AUTHORISED);
        assertThat(play.operation().owed(Obligation.EX_POST_NOTICE)).hasSize(1);
        play.tasked();
    }

    @Test
    void an_exceptional_case_closes_after_notice_and_confirmation_only() {
        var play = before("committee").does("sdf-director", invoke()).tasked().allReady();
        play.does("sdf-director", new org.sekimori.phase.tasking.TaskingCommand.Start())
                .ends();
        play.sits(Matter.CONFIRMATION, Resolution.CONFIRM);
        play.refuses("coordinator", new ClosingCommand.Close(), Reason.NOT_NOTIFIED);
        play.does("sdf-director", new ClosingCommand.NotifyCommittee(Sealed.fresh("f")));
        play.refuses("sdf-director", new ClosingCommand.NotifyCommittee(Sealed.fresh("f")), Reason.ALREADY_EXISTS);
        play.does("coordinator", new ClosingCommand.Close()).is(Stage.CLOSED);
    }

    @Test
    void the_exception_lane_is_closed_while_a_conflict_is_open() {
        var play = Play.coordinated(Draft.home());
        var conflict = new ConflictId(new UUID(7, 7));
        play.screened(new ScreeningCommand.Standing(conflict, true))
                .refuses("police-director", invoke(), Reason.CONFLICT_OPEN);
        play.screened(new ScreeningCommand.Standing(conflict, false)).does("police-director", invoke());
    }

    private static Refuse attested(Play play, Attestation attestation) {
        return new Refuse(
                gate("public-safety-commission"),
                play.operation().scopeHash(),
                Sealed.fresh("r"),
                Optional.of(Sealed.fresh(attestation)));
    }

    private static Attestation at(Instant decided, Channel channel) {
        return new Attestation("chair", "commission", decided, channel, Optional.of("desk"), "ref");
    }

    @Test
    void a_decision_is_recorded_once_it_was_taken() {
        var play = before("public-safety-commission");
        play.refuses("npsc", attested(play, at(play.now.plusNanos(1000), Channel.DOCUMENT)), Reason.OUT_OF_RANGE);
        play.does("npsc", attested(play, at(play.now, Channel.DOCUMENT))).is(Stage.REFUSED);
    }

    @Test
    void what_nobody_reads_back_is_not_granted_by_word_of_mouth() {
        var play = before("public-safety-commission");
        var grant = play.grant(gate("public-safety-commission"));
        var heard = new Grant(
                grant.gate(),
                grant.scopeHash(),
                grant.reasons(),
                grant.conditions(),
                grant.excludes(),
                grant.validFrom(),
                grant.validUntil(),
                grant.form(),
                Optional.of(Sealed.fresh(at(play.now, Channel.TELEPHONE))));
        play.refuses("npsc", heard, Reason.ORAL_NOT_ACCEPTED).does("npsc", grant);
    }

    @Test
    void a_consent_may_end_but_only_an_order_begins_later() {
        var play = Play.inReview(Draft.home());
        var grant = play.grant(LEGAL);
        var now = Optional.of(play.now);
        var next = Optional.of(play.now.plusNanos(1000));
        play.refuses("legal", with(grant, Optional.empty(), now, next), Reason.PERIOD_NOT_EXPECTED);
        play.refuses("legal", with(grant, Optional.empty(), Optional.empty(), now), Reason.OUT_OF_RANGE);
        play.refuses("legal", with(grant, Optional.of("consent"), Optional.empty(), next), Reason.FORM_NOT_EXPECTED);
        play.does("legal", with(grant, Optional.empty(), Optional.empty(), next));
        assertThat(play.operation().review().grantedAt(LEGAL, play.now)).isTrue();
        assertThat(play.operation().review().grantedAt(LEGAL, next.get())).isFalse();
    }

    @Test
    void nothing_follows_from_a_read_back_or_a_paper_of_a_decision_that_is_not_on_record() {
        var play = Play.inReview(Draft.home());
        var read = Sealed.fresh(new ReadBack("office", play.now, "as named"));
        var confirmed = new ReviewEvent.OralConfirmed(LEGAL, play.operation().scopeHash(), read);
        assertThatThrownBy(() -> play.happens(play.operation().fact(confirmed))).isInstanceOf(CorruptState.class);
        play.does("legal", play.grant(LEGAL));
        assertThatThrownBy(() -> play.happens(play.operation().fact(confirmed))).isInstanceOf(CorruptState.class);
        var before = play.operation();
        play.happens(before.fact(new ReviewEvent.PaperAttached(LEGAL, new DocumentId(new UUID(3, 3)))));
        assertThat(play.operation()).isEqualTo(before);
    }

    /** The plain rules, and a desk that looks at what was reported. */
    private static Rules lookingBack(Rules rules) {
        var gates = new ArrayList<>(rules.gates());
        gates.add(new Gate(
                gate("after-review"),
                Gate.Kind.SINGLE,
                new Gate.Holder.Fixed(Seat.NCO_LEGAL),
                Gate.At.REPORTED,
                new Gate.Condition(true, false, false, Set.of(), Set.of()),
                Set.of(),
                Set.of(),
                false));
        return new Rules(gates, rules.bases(), rules.quorum(), rules.deadlines(), rules.directory(), rules.policySet());
    }

    @Test
    void a_gate_after_the_report_opens_with_the_report_is_granted_only_and_keeps_the_case_from_closing() {
        var play = new Play();
        play.rules = lookingBack(play.rules);
        var draft = Draft.home();
        play.does("police", new org.sekimori.phase.proposal.ProposalCommand.Create(draft.proposal()))
                .does("police", new org.sekimori.phase.proposal.ProposalCommand.Submit())
                .screened();
        var after = gate("after-review");
        play.refuses("legal", play.grant(after), Reason.WRONG_STAGE);
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE).tasked().allReady();
        play.does("police-director", new org.sekimori.phase.tasking.TaskingCommand.Start())
                .ends()
                .sits(Matter.CONFIRMATION, Resolution.CONFIRM);
        play.refuses("coordinator", new ClosingCommand.Close(), Reason.NOT_CONFIRMED);
        var refusal = new Refuse(after, play.operation().scopeHash(), Sealed.fresh("r"), Optional.empty());
        play.refuses("legal", refusal, Reason.WRONG_STAGE);
        play.does("legal", play.grant(after)).is(Stage.REPORTED);
        play.does("coordinator", new ClosingCommand.Close()).is(Stage.CLOSED);
    }
}
