package org.sekimori.phase.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.AmendmentEvent;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Attestation.Channel;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Document;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateEvent;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Handling;
import org.sekimori.operation.HandlingId;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.ReadBack;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Rules;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.StandIns;
import org.sekimori.operation.TestRules;
import org.sekimori.operation.Wait;
import org.sekimori.operation.Waiting;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand.AttachPaper;
import org.sekimori.phase.review.ReviewCommand.ConfirmOral;
import org.sekimori.phase.review.ReviewCommand.Grant;
import org.sekimori.phase.review.ReviewCommand.Refuse;
import org.sekimori.phase.screening.ScreeningCommand;

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

    private static Refuse refusing(Play play, Channel channel) {
        var heard = heard(play, channel);
        return new Refuse(GATE, heard.scopeHash(), heard.reasons(), heard.attestation());
    }

    @Test
    void a_refusal_that_was_heard_ends_the_case_once_it_is_read_back_and_its_paper_is_owed() {
        var play = oral();
        play.does("mofa", refusing(play, Channel.TELEPHONE)).is(Stage.REVIEW);
        assertThat(consent(play).unconfirmed()).isTrue();
        assertThat(play.events(GateEvent.Refused.class)).isEmpty();
        play.refuses("mofa", readBack(play), Reason.NOT_SECOND_DESK);
        play.does("legal", readBack(play)).is(Stage.REFUSED);
        assertThat(play.events(GateEvent.Refused.class)).hasSize(1);
        assertThat(consent(play).attested().flatMap(Consent.Attested::confirmedBy))
                .contains(TestRules.id("legal"));
        assertThat(play.operation().owed(Obligation.PAPER_TO_FOLLOW)).hasSize(1);
        assertThat(waits(play)).containsExactly(Wait.Because.OBLIGATION);
    }

    @Test
    void while_a_refusal_that_was_heard_is_not_read_back_the_gate_is_open_and_nothing_is_permitted() {
        var play = oral();
        play.does("mofa", refusing(play, Channel.TELEPHONE)).grantOpen();
        play.is(Stage.REVIEW);
        assertThat(consent(play).liveAt(play.now)).isTrue();
        var other = oral();
        other.does("mofa", refusing(other, Channel.TELEPHONE)).does("mofa", refusing(other, Channel.DOCUMENT));
        other.is(Stage.REFUSED);
    }

    @Test
    void a_return_that_was_heard_makes_a_draft_once_it_is_read_back() {
        var play = oral();
        var heard = heard(play, Channel.MEETING);
        play.does("mofa", new ReviewCommand.Return(GATE, heard.scopeHash(), heard.reasons(), heard.attestation()))
                .is(Stage.REVIEW);
        play.does("legal", readBack(play)).is(Stage.DRAFT);
        assertThat(play.operation().review().returned().map(returned -> returned.gate()))
                .contains(GATE);
        assertThat(play.operation().owed(Obligation.PAPER_TO_FOLLOW)).hasSize(1);
    }

    @Test
    void what_was_heard_against_an_amendment_ends_it_once_it_is_read_back() {
        var draft = Draft.home();
        var play = Play.executing(draft);
        draft.targets.add(Draft.target("t9", "unknown"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        var asked = play.operation().underReview().scopeHash();
        play.does("hub", new ScreeningCommand.Screen(asked, java.util.List.of()));
        play.does("legal", play.grant(new GateId("legal")));
        play.does("mofa", refusing(play, Channel.TELEPHONE));
        assertThat(play.operation().pending()).isPresent();
        var words = readBack(play).readBack();
        play.does("legal", new ConfirmOral(GATE, asked, words)).is(Stage.EXECUTING);
        assertThat(play.operation().pending()).isEmpty();
        assertThat(play.events(AmendmentEvent.AmendmentEnded.class)).hasSize(1);
    }

    @Test
    void whoever_heard_it_is_named() {
        var play = Play.inReview(Draft.joint());
        play.does("legal", play.grant(new GateId("legal")));
        var heard = heard(play, Channel.TELEPHONE);
        var nobody = Optional.of(Sealed.fresh(
                new Attestation("Minister", "Office", play.now, Channel.TELEPHONE, Optional.empty(), "call")));
        play.refuses("mofa", new Refuse(GATE, heard.scopeHash(), heard.reasons(), nobody), Reason.LISTENER_NEEDED);
    }

    @Test
    void the_paper_of_an_amendment_that_was_granted_is_attached_to_its_decision() {
        var draft = Draft.abroad();
        var play = Play.executing(draft);
        keepsPapers(play);
        var document = Optional.of(paper(play, play.operation().id(), false, "limited"));
        attach(play, document);
        draft.targets.add(Draft.target("t9", "US"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        var asked = play.operation().underReview().scopeHash();
        play.does("hub", new ScreeningCommand.Screen(asked, java.util.List.of()));
        play.does("legal", play.grant(new GateId("legal")));
        play.does("mofa", heard(play, Channel.TELEPHONE));
        play.does("legal", new ConfirmOral(GATE, asked, readBack(play).readBack()));
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE);
        assertThat(play.operation().owed(Obligation.PAPER_TO_FOLLOW)).hasSize(1);
        attach(play, document);
        assertThat(play.operation().owed(Obligation.PAPER_TO_FOLLOW)).isEmpty();
        assertThat(play.operation()
                        .amendments()
                        .granted()
                        .getFirst()
                        .review()
                        .consents()
                        .get(GATE)
                        .attested()
                        .flatMap(Consent.Attested::paper))
                .contains(new DocumentId(new UUID(3, 3)));
        assertThat(refused(attaches(play, GATE, document))).isEqualTo(Reason.PAPER_ATTACHED);
    }

    private static void attach(Play play, Optional<Document> document) {
        var decision = attaches(play, GATE, document);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        ((Decision.Accepted) decision).facts().forEach(play::happens);
    }

    private static java.util.List<Wait.Because> waits(Play play) {
        return new Waiting(play.operation(), Optional.empty(), java.util.List.of(), play.rules, play.now)
                .waits().stream().map(Wait::because).toList();
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

    private static ConfirmOral readBack(Play play) {
        return readBack(play, play.now);
    }

    private static Grant until(Grant grant, Instant until) {
        return new Grant(
                grant.gate(),
                grant.scopeHash(),
                grant.reasons(),
                grant.conditions(),
                grant.excludes(),
                grant.validFrom(),
                Optional.of(until),
                grant.form(),
                grant.attestation());
    }

    @Test
    void what_was_heard_is_read_back_before_it_ends() {
        var play = Play.inReview(Draft.joint());
        play.does("legal", play.grant(new GateId("legal")));
        var end = play.now.plusSeconds(60);
        play.does("mofa", until(heard(play, Channel.TELEPHONE), end));
        play.now = end;
        play.refuses("legal", readBack(play), Reason.CONSENT_EXPIRED);
        play.now = end.minusNanos(1000);
        play.does("legal", readBack(play));
    }

    @Test
    void nothing_is_read_back_that_was_not_heard_or_at_a_gate_that_nobody_knows() {
        var play = Play.inReview(Draft.joint());
        play.does("legal", play.grant(new GateId("legal")));
        play.refuses("legal", readBack(play), Reason.NOT_ORAL);
        var unknown = new ConfirmOral(
                new GateId("nobody"),
                play.operation().scopeHash(),
                readBack(play).readBack());
        play.refuses("legal", unknown, Reason.UNKNOWN_GATE);
    }

    private static Document paper(Play play, OperationId of, boolean committee, String handling) {
        return Seals.seal(new Document(
                new DocumentId(new UUID(3, 3)),
                of,
                committee,
                Sealed.fresh("minute"),
                "ja",
                new HandlingId(handling),
                Marking.AMBER,
                Optional.empty(),
                Optional.empty(),
                TestRules.actor("mofa"),
                play.now,
                List.of()));
    }

    /** Documents of the class {@code limited} reach the ministry and the coordination office, of {@code secret} only this. */
    private static void keepsPapers(Play play) {
        var rules = play.rules;
        var limited = new Handling.Grade(
                new HandlingId("limited"), Marking.AMBER, Set.of(Organisation.MOFA, Organisation.NCO));
        var secret = new Handling.Grade(new HandlingId("secret"), Marking.RED, Set.of(Organisation.NCO));
        play.rules = new Rules(
                rules.gates(),
                rules.bases(),
                rules.quorum(),
                rules.deadlines(),
                rules.directory(),
                new Handling(List.of(limited, secret), Optional.of(secret.id()), Set.of("application/pdf")),
                StandIns.NONE,
                Map.of(),
                Optional.empty(),
                Set.of(),
                rules.policySet());
    }

    private static Decision attaches(Play play, GateId gate, Optional<Document> document) {
        var dossier = new Dossier(play.dossier.operation(), play.dossier.sitting(), document, Optional.empty());
        return ReviewPhase.PHASE.decide(
                dossier, new AttachPaper(gate, new DocumentId(new UUID(3, 3))), play.act(TestRules.actor("mofa")));
    }

    private static Reason refused(Decision decision) {
        return ((Decision.Rejected) decision).rejection().reason();
    }

    @Test
    void the_paper_of_a_decision_is_a_document_of_the_case_that_its_desk_may_know_of() {
        var play = oral().does("legal", readBack(oral()));
        keepsPapers(play);
        var own = play.operation().id();
        var other = new OperationId(new UUID(9, 9));
        assertThat(List.of(
                        paper(play, other, false, "limited"),
                        paper(play, own, true, "limited"),
                        paper(play, own, false, "secret"),
                        paper(play, own, false, "unknown")))
                .allSatisfy(document -> assertThat(refused(attaches(play, GATE, Optional.of(document))))
                        .isEqualTo(Reason.UNKNOWN_DOCUMENT));
        assertThat(refused(attaches(play, GATE, Optional.empty()))).isEqualTo(Reason.UNKNOWN_DOCUMENT);
        var decision = attaches(play, GATE, Optional.of(paper(play, own, false, "limited")));
        ((Decision.Accepted) decision).facts().forEach(play::happens);
        assertThat(consent(play).attested().orElseThrow().paper()).contains(new DocumentId(new UUID(3, 3)));
        assertThat(play.operation().owed(Obligation.PAPER_TO_FOLLOW)).isEmpty();
    }

    @Test
    void a_paper_is_attached_once_and_to_a_decision_taken_elsewhere_only() {
        var play = oral();
        keepsPapers(play);
        var paper = Optional.of(paper(play, play.operation().id(), false, "limited"));
        assertThat(refused(attaches(play, new GateId("legal"), paper))).isEqualTo(Reason.NO_RECORDED_CONSENT);
        assertThat(refused(attaches(play, new GateId("nsc-review"), paper))).isEqualTo(Reason.NO_RECORDED_CONSENT);
        ((Decision.Accepted) attaches(play, GATE, paper)).facts().forEach(play::happens);
        assertThat(refused(attaches(play, GATE, paper))).isEqualTo(Reason.PAPER_ATTACHED);
        play.does("legal", readBack(play));
        assertThat(play.operation().owed(Obligation.PAPER_TO_FOLLOW)).isEmpty();
    }

    @Test
    void a_paper_goes_to_the_case_first_and_then_to_its_amendment() {
        var draft = Draft.abroad();
        var play = Play.executing(draft);
        keepsPapers(play);
        draft.targets.add(Draft.target("t9", "US"));
        play.does("police", new ProposalCommand.Amend(draft.proposal()));
        play.does(
                "hub",
                new ScreeningCommand.Screen(play.operation().underReview().scopeHash(), List.of()));
        var paper = Optional.of(paper(play, play.operation().id(), false, "limited"));
        play.does("legal", play.grant(new GateId("legal"))).does("mofa", play.grant(GATE));
        ((Decision.Accepted) attaches(play, GATE, paper)).facts().forEach(play::happens);
        assertThat(consent(play).attested().orElseThrow().paper()).isPresent();
        assertThat(play.operation()
                        .pending()
                        .orElseThrow()
                        .review()
                        .consents()
                        .get(GATE)
                        .attested())
                .hasValueSatisfying(attested -> assertThat(attested.paper()).isEmpty());
        ((Decision.Accepted) attaches(play, GATE, paper)).facts().forEach(play::happens);
        assertThat(play.operation().underReview().review().consents().get(GATE).attested())
                .hasValueSatisfying(attested -> assertThat(attested.paper()).isPresent());
    }
}
