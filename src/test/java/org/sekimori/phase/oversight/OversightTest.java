package org.sekimori.phase.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.AuthorisedScope;
import org.sekimori.operation.Consent;
import org.sekimori.operation.Directory;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.QuorumRule.Mode;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Sitting.Result;
import org.sekimori.operation.Stage;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.oversight.OversightCommand.Adjourn;
import org.sekimori.phase.oversight.OversightCommand.Attendance;
import org.sekimori.phase.oversight.OversightCommand.Open;
import org.sekimori.phase.oversight.OversightCommand.Recusal;
import org.sekimori.phase.proposal.ProposalCommand.Revise;

class OversightTest {
    private final Draft draft = Draft.home();
    private final Play play = Play.coordinated(draft);

    private void opened(String presiding, String... present) {
        play.does(presiding, play.open(Matter.APPROVAL, present));
    }

    private void voted(Choice choice, String... members) {
        for (var member : members) {
            play.does(member, play.vote(choice));
        }
    }

    private Open recusing(String recused, String... present) {
        var open = play.open(Matter.APPROVAL, present);
        return new Open(
                open.operation(),
                open.matter(),
                open.present(),
                Optional.of(SealedList.fresh(List.of(new Recusal(TestRules.id(recused), "kin")))));
    }

    private Result result() {
        return play.events(SittingEvent.Closed.class).getLast().result();
    }

    @Test
    void chair_and_two_members_are_a_quorum_and_one_is_not() {
        play.refuses("chair", play.open(Matter.APPROVAL, "chair", "member-1"), Reason.QUORUM_NOT_MET);
        opened("chair", "chair", "member-2", "member-3");
    }

    @Test
    void without_chair_and_deputy_there_is_no_quorum() {
        play.refuses("chair", play.open(Matter.APPROVAL, "member-2", "member-3", "member-4"), Reason.QUORUM_NOT_MET);
    }

    @Test
    void the_deputy_presides_when_the_chair_is_absent_or_recused() {
        play.refuses("member-1", play.open(Matter.APPROVAL, "chair", "member-1", "member-2"), Reason.NOT_PRESIDING);
        play.refuses("chair", recusing("chair", "member-1", "member-2", "member-3"), Reason.NOT_PRESIDING);
        play.does("member-1", recusing("chair", "member-1", "member-2", "member-3"));
        play.does("member-1", play.move(Resolution.APPROVE)).refuses("chair", play.vote(Choice.FOR), Reason.RECUSED);
        play.refuses("chair", play.close(), Reason.NOT_PRESIDING);
    }

    @Test
    void only_members_sit_each_once_and_as_policy_allows() {
        play.refuses(
                "chair", play.open(Matter.APPROVAL, "chair", "member-1", "member-2", "expert"), Reason.NOT_A_MEMBER);
        play.refuses("chair", play.open(Matter.APPROVAL, "chair", "member-1", "member-1"), Reason.DUPLICATE_ID);
        var open = play.open(Matter.APPROVAL, "chair", "member-1");
        var byTelephone = new Open(
                open.operation(),
                open.matter(),
                List.of(
                        open.present().getFirst(),
                        open.present().getLast(),
                        new Attendance(TestRules.id("member-2"), Mode.TELEPHONE)),
                Optional.empty());
        play.refuses("chair", byTelephone, Reason.MODE_NOT_ALLOWED);
    }

    @Test
    void who_decided_for_another_body_does_not_sit() {
        var review = Play.inReview(draft);
        review.does(review.in("member-legal", Seat.NCO_LEGAL), review.grant(new GateId("legal")))
                .grantOpen();
        review.refuses("chair", review.open(Matter.APPROVAL, "chair", "member-1", "member-legal"), Reason.NOT_ELIGIBLE);
    }

    @Test
    void a_sitting_needs_a_matter_that_fits_and_no_other_sitting() {
        play.refuses("chair", play.open(Matter.CONFIRMATION, "chair", "member-1", "member-2"), Reason.WRONG_STAGE);
        var early = Play.inReview(draft);
        early.refuses("chair", early.open(Matter.APPROVAL, "chair", "member-1", "member-2"), Reason.GATE_NOT_OPEN);
        opened("chair", "chair", "member-1", "member-2");
        play.refuses("chair", play.open(Matter.APPROVAL, "chair", "member-1", "member-2"), Reason.SITTING_OPEN);
    }

    @Test
    void one_votes_once_on_the_motion_that_stands_if_one_is_present() {
        opened("chair", "chair", "member-1", "member-2");
        play.refuses("member-3", play.move(Resolution.APPROVE), Reason.NOT_PRESENT);
        play.refuses("chair", play.move(Resolution.CONFIRM), Reason.WRONG_MATTER);
        play.refuses(
                "chair", new OversightCommand.Vote("0", Sealed.fresh(Choice.FOR), Sealed.fresh("r")), Reason.NO_MOTION);
        play.does("member-1", play.move(Resolution.APPROVE));
        play.refuses("member-2", play.move(Resolution.REFUSE), Reason.MOTION_OPEN);
        play.refuses(
                "chair",
                new OversightCommand.Vote("0", Sealed.fresh(Choice.FOR), Sealed.fresh("r")),
                Reason.MOTION_CHANGED);
        play.refuses("expert", play.vote(Choice.FOR), Reason.NO_VOTE);
        play.refuses("legal", play.vote(Choice.FOR), Reason.NO_VOTE);
        play.refuses("member-3", play.vote(Choice.FOR), Reason.NOT_PRESENT);
        voted(Choice.FOR, "chair");
        play.refuses("chair", play.vote(Choice.FOR), Reason.ALREADY_VOTED);
        play.refuses("chair", play.close(), Reason.VOTES_MISSING);
        voted(Choice.AGAINST, "member-1", "member-2");
        play.refuses("member-1", play.close(), Reason.NOT_PRESIDING);
        play.does("chair", play.close()).is(Stage.REVIEW);
        assertThat(result()).isEqualTo(Result.FAILED);
        assertThat(play.operation().hearing().sitting()).isEmpty();
        play.refuses("chair", play.close(), Reason.SITTING_CLOSED);
    }

    @Test
    void a_tie_is_decided_by_who_presides_and_only_a_tie() {
        opened("chair", "chair", "member-1", "member-2", "member-3");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.FOR, "chair", "member-1");
        voted(Choice.AGAINST, "member-2", "member-3");
        play.refuses("chair", play.close(), Reason.CASTING_VOTE_NEEDED);
        play.refuses("chair", play.close(Choice.ABSTAIN), Reason.OUT_OF_RANGE);
        play.does("chair", play.close(Choice.FOR)).is(Stage.AUTHORISED);
    }

    @Test
    void no_casting_vote_without_a_tie() {
        opened("chair", "chair", "member-1", "member-2");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.FOR, "chair", "member-1");
        voted(Choice.ABSTAIN, "member-2");
        play.refuses("chair", play.close(Choice.FOR), Reason.CASTING_VOTE_WITHOUT_TIE);
        play.does("chair", play.close()).is(Stage.AUTHORISED);
    }

    @Test
    void where_policy_has_it_who_presides_votes_upon_a_tie_alone() {
        play.rules = TestRules.castingOnly();
        opened("chair", "chair", "member-1", "member-2");
        play.does("chair", play.move(Resolution.APPROVE));
        play.refuses("chair", play.vote(Choice.FOR), Reason.NO_VOTE);
        voted(Choice.FOR, "member-1");
        play.refuses("chair", play.close(), Reason.VOTES_MISSING);
        voted(Choice.AGAINST, "member-2");
        play.refuses("chair", play.close(), Reason.CASTING_VOTE_NEEDED);
        play.does("chair", play.close(Choice.FOR)).is(Stage.AUTHORISED);
    }

    @Test
    void the_vote_of_who_comes_to_preside_counts_no_more_where_that_one_only_casts() {
        play.rules = TestRules.castingOnly();
        opened("chair", "chair", "member-1", "member-2", "member-3");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.AGAINST, "member-1");
        voted(Choice.FOR, "member-2", "member-3");
        play.does("chair", new OversightCommand.Leave(TestRules.id("chair"), Optional.empty()));
        play.does("member-1", play.close()).is(Stage.AUTHORISED);
        assertThat(result()).isEqualTo(Result.CARRIED);
    }

    @Test
    void half_is_no_majority_and_abstentions_of_all_are_no_tie() {
        opened("chair", "chair", "member-1", "member-2", "member-3");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.FOR, "chair", "member-1");
        voted(Choice.AGAINST, "member-2");
        voted(Choice.ABSTAIN, "member-3");
        play.does("chair", play.close()).is(Stage.REVIEW);
        assertThat(result()).isEqualTo(Result.NO_MAJORITY);
        opened("chair", "chair", "member-1", "member-2");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.ABSTAIN, "chair", "member-1", "member-2");
        play.does("chair", play.close()).is(Stage.REVIEW);
        assertThat(result()).isEqualTo(Result.NO_MAJORITY);
    }

    @Test
    void votes_that_cannot_be_read_are_not_counted_silently() {
        opened("chair", "chair", "member-1", "member-2");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.FOR, "chair", "member-1", "member-2");
        play.dossier = Seals.withhold(play.dossier);
        play.refuses("chair", play.close(), Reason.CONTENT_WITHHELD);
    }

    @Test
    void a_changed_scope_stops_the_sitting_and_the_hub_adjourns_it() {
        opened("chair", "chair", "member-1", "member-2");
        play.does("chair", play.move(Resolution.APPROVE));
        play.refuses("hub", new Adjourn(Sealed.fresh("scope")), Reason.NOT_DUE);
        draft.targets.add(Draft.target("t9", "JP"));
        play.does("coordinator", new Revise(draft.proposal()));
        play.refuses("chair", play.vote(Choice.FOR), Reason.SCOPE_CHANGED);
        play.refuses("member-1", new Adjourn(Sealed.fresh("x")), Reason.NOT_PRESIDING);
        play.does("hub", new Adjourn(Sealed.fresh("scope")));
        assertThat(play.operation().hearing().sitting()).isEmpty();
    }

    @Test
    void a_motion_may_refuse_return_or_ask() {
        Play.coordinated(draft).sits(Matter.APPROVAL, Resolution.REFUSE).is(Stage.REFUSED);
        Play.coordinated(draft).sits(Matter.APPROVAL, Resolution.RETURN).is(Stage.DRAFT);
        var decided = play.operation().review().deciders();
        play.sits(Matter.APPROVAL, Resolution.ASK).is(Stage.REVIEW);
        assertThat(play.operation().review().deciders())
                .as("who asks decides no gate")
                .isEqualTo(decided);
        assertThat(play.operation().owed(Obligation.SUPPLEMENT)).hasSize(1);
        play.does("police", new Revise(draft.proposal()));
        assertThat(play.operation().owed(Obligation.SUPPLEMENT)).isEmpty();
    }

    @Test
    void a_recommendation_is_answered_before_the_case_closes() {
        var reported = Play.reported(draft);
        reported.refuses("coordinator", new ClosingCommand.Close(), Reason.NOT_CONFIRMED);
        reported.refuses(
                "police-director",
                new ClosingCommand.AnswerRecommendation(Sealed.fresh("a")),
                Reason.NO_RECOMMENDATION);
        reported.sits(Matter.CONFIRMATION, Resolution.RECOMMEND);
        reported.refuses("coordinator", new ClosingCommand.Close(), Reason.RECOMMENDATION_UNANSWERED);
        reported.does("police-director", new ClosingCommand.AnswerRecommendation(Sealed.fresh("a")));
        reported.does("coordinator", new ClosingCommand.Close()).is(Stage.CLOSED);
    }

    @Test
    void a_recommendation_before_the_report_does_not_stand_in_for_a_confirmation() {
        var executing = Play.executing(draft)
                .sits(Matter.RECOMMENDATION, Resolution.RECOMMEND)
                .ends();
        executing.does("police-director", new ClosingCommand.AnswerRecommendation(Sealed.fresh("a")));
        executing.refuses("coordinator", new ClosingCommand.Close(), Reason.NOT_CONFIRMED);
    }

    @Test
    void a_sitting_revokes() {
        Play.authorised(draft).sits(Matter.REVOCATION, Resolution.REVOKE).is(Stage.REVOKED);
        Play.executing(draft).sits(Matter.REVOCATION, Resolution.REVOKE).is(Stage.ENDED);
    }

    private OversightCommand.Attend attend(String user, Mode mode) {
        return new OversightCommand.Attend(TestRules.id(user), mode);
    }

    private OversightCommand.Leave leave(String user) {
        return new OversightCommand.Leave(TestRules.id(user), Optional.empty());
    }

    private OversightCommand.Recuse recuse(String user) {
        return new OversightCommand.Recuse(TestRules.id(user), Sealed.fresh("kin"));
    }

    private OversightCommand.Decide decide(Choice... casting) {
        return new OversightCommand.Decide(
                Arrays.stream(casting).<Sealed<Choice>>map(Sealed::fresh).findFirst());
    }

    private OversightCommand.Hear hear(String expert) {
        return new OversightCommand.Hear(TestRules.id(expert), Sealed.fresh("they spread by mail"));
    }

    private static Set<PersonId> ids(String... users) {
        return Arrays.stream(users).map(TestRules::id).collect(Collectors.toSet());
    }

    @Test
    void who_presides_lets_members_come_and_go_and_others_only_go_themselves() {
        opened("chair", "chair", "member-1", "member-2");
        play.refuses("member-1", attend("member-3", Mode.ROOM), Reason.NOT_PRESIDING);
        play.refuses("member-1", leave("member-2"), Reason.NOT_PRESIDING);
        play.refuses("member-4", leave("member-4"), Reason.NOT_PRESENT);
        play.refuses("chair", attend("legal", Mode.ROOM), Reason.NOT_A_MEMBER);
        play.refuses("chair", attend("member-3", Mode.TELEPHONE), Reason.MODE_NOT_ALLOWED);
        play.does("chair", attend("member-3", Mode.VIDEO));
        assertThat(play.sitting().present()).isEqualTo(ids("chair", "member-1", "member-2", "member-3"));
        play.does("member-2", leave("member-2")).does("chair", leave("member-3"));
        assertThat(play.sitting().present()).isEqualTo(ids("chair", "member-1"));
        play.refuses("chair", leave("member-3"), Reason.NOT_PRESENT);
    }

    @Test
    void another_way_of_attending_is_told_and_the_same_is_nothing_new() {
        opened("chair", "chair", "member-1", "member-2");
        play.does("chair", attend("member-2", Mode.ROOM));
        assertThat(play.events(SittingEvent.Attended.class)).isEmpty();
        play.does("chair", attend("member-2", Mode.VIDEO));
        assertThat(play.events(SittingEvent.Attended.class)).hasSize(1);
        assertThat(play.sitting().sofar().modes()).containsEntry(TestRules.id("member-2"), Mode.VIDEO);
    }

    @Test
    void a_vote_of_who_left_rests_and_counts_again_upon_the_return() {
        opened("chair", "chair", "member-1", "member-2", "member-3");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.FOR, "chair", "member-1");
        voted(Choice.AGAINST, "member-2", "member-3");
        play.does("member-3", leave("member-3"));
        play.refuses("chair", play.close(Choice.FOR), Reason.CASTING_VOTE_WITHOUT_TIE);
        play.does("chair", attend("member-3", Mode.ROOM));
        play.refuses("member-3", play.vote(Choice.FOR), Reason.ALREADY_VOTED);
        play.refuses("chair", play.close(), Reason.CASTING_VOTE_NEEDED);
        play.does("member-3", leave("member-3"));
        play.does("chair", play.close()).is(Stage.AUTHORISED);
    }

    @Test
    void a_vote_of_who_is_recused_is_struck_and_there_is_no_return() {
        opened("chair", "chair", "member-1", "member-2", "member-3");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.AGAINST, "member-3");
        play.does("member-3", recuse("member-3"));
        assertThat(play.sitting().votes()).isEmpty();
        play.refuses("member-3", play.vote(Choice.FOR), Reason.RECUSED);
        play.refuses("chair", attend("member-3", Mode.ROOM), Reason.NOT_ELIGIBLE);
        play.refuses("member-3", leave("member-3"), Reason.NOT_PRESENT);
        voted(Choice.FOR, "chair", "member-1", "member-2");
        play.does("chair", play.close()).is(Stage.AUTHORISED);
        assertThat(play.operation().review().decidedAny(TestRules.id("member-3")))
                .isFalse();
    }

    @Test
    void who_comes_late_votes_and_is_one_of_those_who_decided() {
        opened("chair", "chair", "member-1", "member-2");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.FOR, "chair", "member-1", "member-2");
        play.does("chair", attend("member-3", Mode.ROOM));
        play.refuses("chair", play.close(), Reason.VOTES_MISSING);
        voted(Choice.AGAINST, "member-3");
        play.does("chair", play.close()).is(Stage.AUTHORISED);
        assertThat(play.operation().review().decidedAny(TestRules.id("member-3")))
                .isTrue();
    }

    @Test
    void the_deputy_takes_the_chair_and_gives_it_back() {
        opened("chair", "chair", "member-1", "member-2", "member-3");
        play.does("chair", leave("chair"));
        play.refuses("chair", attend("chair", Mode.VIDEO), Reason.NOT_PRESIDING);
        play.refuses("member-2", attend("chair", Mode.VIDEO), Reason.NOT_PRESIDING);
        play.does("member-1", attend("chair", Mode.VIDEO));
        play.refuses("member-1", leave("member-2"), Reason.NOT_PRESIDING);
        play.does("chair", recuse("chair"));
        assertThat(play.sitting().presiding()).isEqualTo(TestRules.id("member-1"));
        play.does("member-1", play.move(Resolution.APPROVE));
        voted(Choice.FOR, "member-1", "member-2", "member-3");
        play.refuses("chair", play.close(), Reason.NOT_PRESIDING);
        play.does("member-1", play.close()).is(Stage.AUTHORISED);
    }

    @Test
    void without_quorum_nothing_is_decided_and_the_sitting_can_be_adjourned() {
        opened("chair", "chair", "member-1", "member-2");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.FOR, "chair", "member-1", "member-2");
        play.does("member-2", leave("member-2"));
        play.refuses("chair", play.close(), Reason.QUORUM_NOT_MET);
        play.refuses("chair", decide(), Reason.QUORUM_NOT_MET);
        play.does("chair", new Adjourn(Sealed.fresh("one fell ill"))).is(Stage.REVIEW);
    }

    @Test
    void where_neither_chair_nor_deputy_is_left_one_comes_back_or_anybody_adjourns() {
        opened("chair", "chair", "member-1", "member-2", "member-3");
        play.does("chair", leave("chair")).does("member-1", leave("member-1"));
        play.refuses("member-2", attend("member-4", Mode.ROOM), Reason.NOT_PRESIDING);
        play.refuses("member-1", attend("member-4", Mode.ROOM), Reason.NOT_PRESIDING);
        play.refuses("member-4", new Adjourn(Sealed.fresh("x")), Reason.NOT_PRESIDING);
        play.does("member-1", attend("member-1", Mode.ROOM));
        play.does("member-1", play.move(Resolution.APPROVE)).does("member-1", leave("member-1"));
        play.does("member-2", new Adjourn(Sealed.fresh("nobody presides")));
        assertThat(play.operation().hearing().sitting()).isEmpty();
    }

    @Test
    void a_motion_that_fails_leaves_the_sitting_open_for_another() {
        opened("chair", "chair", "member-1", "member-2");
        play.refuses("chair", decide(), Reason.NO_MOTION);
        play.does("member-1", play.move(Resolution.APPROVE));
        voted(Choice.AGAINST, "chair", "member-1", "member-2");
        var entries = play.history.size();
        play.refuses("member-1", decide(), Reason.NOT_PRESIDING);
        play.does("chair", decide()).is(Stage.REVIEW);
        assertThat(play.history.subList(entries, play.history.size()))
                .as("the case is told nothing")
                .hasOnlyElementsOfType(SittingEvent.Decided.class);
        assertThat(play.sitting().isOpen()).isTrue();
        assertThat(play.sitting().sofar().settled()).hasSize(1);
        play.refuses("chair", play.close(), Reason.NO_MOTION);
        var conditions = new OversightCommand.Move(
                Resolution.APPROVE,
                Optional.of(SealedList.fresh(List.of("only at night"))),
                Optional.empty(),
                Sealed.fresh("then it may"),
                play.operation().scopeHash(),
                Optional.empty());
        play.does("member-2", conditions);
        voted(Choice.FOR, "chair", "member-1", "member-2");
        play.does("chair", decide()).is(Stage.AUTHORISED);
        assertThat(play.operation().conditions()).hasSize(1);
        play.refuses("chair", play.close(), Reason.SITTING_CLOSED);
        assertThat(play.operation().hearing().sitting()).isEmpty();
    }

    @Test
    void a_tie_on_one_of_several_motions_is_decided_by_who_presides() {
        opened("chair", "chair", "member-1", "member-2", "member-3");
        play.does("member-1", play.move(Resolution.APPROVE));
        voted(Choice.FOR, "chair", "member-1");
        voted(Choice.AGAINST, "member-2", "member-3");
        play.refuses("chair", decide(), Reason.CASTING_VOTE_NEEDED);
        play.does("chair", decide(Choice.AGAINST)).is(Stage.REVIEW);
        play.does("member-1", play.move(Resolution.REFUSE));
        voted(Choice.FOR, "chair", "member-1", "member-2", "member-3");
        play.does("chair", decide()).is(Stage.REFUSED);
    }

    @Test
    void the_mover_takes_a_motion_back_until_somebody_has_voted() {
        opened("chair", "chair", "member-1", "member-2");
        play.refuses("member-1", new OversightCommand.Withdraw(), Reason.NO_MOTION);
        play.does("member-1", play.move(Resolution.APPROVE));
        play.refuses("chair", new OversightCommand.Withdraw(), Reason.NOT_MOVER);
        play.does("member-1", new OversightCommand.Withdraw());
        play.does("member-1", play.move(Resolution.REFUSE));
        voted(Choice.ABSTAIN, "member-2");
        play.refuses("member-1", new OversightCommand.Withdraw(), Reason.VOTING_BEGUN);
    }

    @Test
    void an_expert_attends_and_is_heard_and_never_counted() {
        opened("chair", "chair", "member-1", "member-2");
        play.refuses("member-1", hear("expert"), Reason.NOT_PRESIDING);
        play.refuses("chair", hear("member-3"), Reason.WRONG_SEAT);
        play.does("chair", attend("expert", Mode.VIDEO));
        assertThat(play.sitting().present()).isEqualTo(ids("chair", "member-1", "member-2"));
        play.does("chair", hear("expert")).does("secretariat", hear("expert"));
        play.does("member-1", play.move(Resolution.APPROVE)).refuses("expert", play.vote(Choice.FOR), Reason.NO_VOTE);
        play.does("member-2", leave("member-2"));
        voted(Choice.FOR, "chair", "member-1");
        play.refuses("chair", play.close(), Reason.QUORUM_NOT_MET);
        play.does("chair", leave("expert"));
        assertThat(play.sitting().sofar().experts()).isEmpty();
    }

    @Test
    void a_supplement_is_answered_by_the_applicant_alone() {
        play.refuses("police", new OversightCommand.AnswerSupplement(Sealed.fresh("a")), Reason.NO_SUPPLEMENT);
        play.sits(Matter.APPROVAL, Resolution.ASK).is(Stage.REVIEW);
        play.refuses("police-2", new OversightCommand.AnswerSupplement(Sealed.fresh("a")), Reason.NOT_APPLICANT);
        play.refuses("coordinator", new OversightCommand.AnswerSupplement(Sealed.fresh("a")), Reason.NOT_APPLICANT);
        play.does("police", new OversightCommand.AnswerSupplement(Sealed.fresh("it is a relay")));
        assertThat(play.operation().owed(Obligation.SUPPLEMENT)).isEmpty();
        play.sits(Matter.APPROVAL, Resolution.APPROVE).is(Stage.AUTHORISED);
    }

    @Test
    void nobody_but_a_sitting_lifts_a_halt_of_the_committee() {
        var executing = Play.executing(draft);
        executing.does("chair", executing.halt()).is(Stage.HALTED);
        for (var user : List.of("nco-director", "coordinator", "legal", "police-director", "chair", "member-1")) {
            executing.refuses(user, executing.resume(), Reason.ONLY_BY_SITTING);
        }
        executing.sits(Matter.HALT, Resolution.UPHOLD_HALT).is(Stage.HALTED);
        executing.refuses("nco-director", executing.resume(), Reason.ONLY_BY_SITTING);
        executing.sits(Matter.HALT, Resolution.LIFT_HALT).is(Stage.EXECUTING);
    }

    @Test
    void a_halt_ordered_after_the_motion_is_not_what_was_voted_on() {
        var executing = Play.executing(draft);
        executing.does("chair", executing.halt());
        executing.does("chair", executing.open(Matter.HALT, "chair", "member-1", "member-2"));
        executing.does("member-1", executing.move(Resolution.LIFT_HALT));
        executing.now = executing.now.plusSeconds(1);
        executing.does("chair", executing.halt());
        for (var member : List.of("chair", "member-1", "member-2")) {
            executing.does(member, executing.vote(Choice.FOR));
        }
        executing.does("chair", executing.close()).is(Stage.HALTED);
        assertThat(executing.operation().execution().halts()).hasSize(1);
        executing.sits(Matter.HALT, Resolution.LIFT_HALT).is(Stage.EXECUTING);
    }

    private OversightCommand.Move with(
            Resolution resolution, Optional<SealedList<String>> conditions, Optional<Sealed<String>> text) {
        return new OversightCommand.Move(
                resolution, conditions, text, Sealed.fresh("r"), play.sitting().scopeHash(), Optional.empty());
    }

    @Test
    void conditions_come_with_an_approval_and_a_recommendation_has_a_text() {
        opened("chair", "chair", "member-1", "member-2");
        var conditions = Optional.of(SealedList.fresh(List.of("only at night")));
        play.refuses("chair", with(Resolution.REFUSE, conditions, Optional.empty()), Reason.CONDITIONS_NOT_EXPECTED);
        play.does("chair", with(Resolution.APPROVE, conditions, Optional.empty()));
        voted(Choice.FOR, "chair", "member-1", "member-2");
        play.does("chair", play.close());
        assertThat(play.operation().conditions()).hasSize(1);
        play.does("chair", play.open(Matter.RECOMMENDATION, "chair", "member-1", "member-2"));
        play.refuses("chair", with(Resolution.RECOMMEND, Optional.empty(), Optional.empty()), Reason.REASON_NEEDED);
        play.does("chair", play.move(Resolution.RECOMMEND));
    }

    private OversightCommand.Move without(Resolution resolution, String... targets) {
        var whole = play.move(resolution);
        return new OversightCommand.Move(
                resolution,
                whole.conditions(),
                whole.text(),
                whole.reasons(),
                whole.scopeHash(),
                Optional.of(SealedList.fresh(List.of(targets))));
    }

    @Test
    void the_committee_grants_a_part_and_who_granted_the_whole_is_told() {
        opened("chair", "chair", "member-1", "member-2");
        play.refuses("member-1", without(Resolution.REFUSE, "t2"), Reason.EXCLUDES_NOT_EXPECTED);
        play.refuses("member-1", without(Resolution.APPROVE, "t9"), Reason.UNKNOWN_TARGET);
        play.refuses("member-1", without(Resolution.APPROVE, "t1", "t2"), Reason.NOTHING_LEFT);
        play.does("member-1", play.move(Resolution.APPROVE));
        var hash = play.sitting().motion().orElseThrow().hash();
        play.does("member-1", new OversightCommand.Withdraw());
        play.does("member-1", without(Resolution.APPROVE, "t2"));
        assertThat(play.sitting().motion().orElseThrow().hash())
                .as("what is voted on says what is left out")
                .isNotEqualTo(hash);
        voted(Choice.FOR, "chair", "member-1", "member-2");
        play.does("chair", play.close()).is(Stage.AUTHORISED);
        assertThat(AuthorisedScope.of(play.operation()).excluded())
                .isEqualTo(Map.of("t2", Set.of(new GateId("committee"))));
        assertThat(play.operation().owed(Obligation.PARTIAL_GRANT_NOTICE))
                .flatExtracting(owed -> owed.gate().stream().toList())
                .contains(new GateId("legal"), new GateId("agency-director"), new GateId("coordination"))
                .doesNotContain(new GateId("committee"));
    }

    @Test
    void what_another_gate_leaves_out_is_asked_again_when_the_votes_are_counted() {
        var expiring = Play.inReview(draft);
        expiring.grantOpen();
        expiring.does("chair", expiring.open(Matter.APPROVAL, "chair", "member-1", "member-2"));
        var motion = expiring.move(Resolution.APPROVE);
        expiring.does(
                "member-1",
                new OversightCommand.Move(
                        Resolution.APPROVE,
                        motion.conditions(),
                        motion.text(),
                        motion.reasons(),
                        motion.scopeHash(),
                        Optional.of(SealedList.fresh(List.of("t1")))));
        for (var member : List.of("chair", "member-1", "member-2")) {
            expiring.does(member, expiring.vote(Choice.FOR));
        }
        var other = expiring.operation().review().consents().get(new GateId("legal"));
        var leaving = new Consent(
                other.gate(),
                other.outcome(),
                other.by(),
                other.at(),
                other.scopeHash(),
                other.validFrom(),
                other.validUntil(),
                Optional.of(Seals.seal(SealedList.fresh(List.of("t2")))));
        expiring.dossier = expiring.dossier.with(expiring.operation().review(r -> r.with(leaving)));
        expiring.refuses("chair", expiring.close(), Reason.NOTHING_LEFT);
    }

    @Test
    void who_lost_the_seat_meanwhile_counts_for_no_quorum() {
        opened("chair", "chair", "member-1", "member-2");
        play.does("chair", play.move(Resolution.APPROVE));
        voted(Choice.FOR, "chair", "member-1", "member-2");
        var rules = play.rules;
        var people = new ArrayList<>(rules.directory().persons().values());
        people.removeIf(person -> person.user().equals("member-2"));
        play.rules = new Rules(
                rules.gates(),
                rules.bases(),
                rules.quorum(),
                rules.deadlines(),
                Directory.of(people),
                rules.policySet());
        play.refuses("chair", play.close(), Reason.QUORUM_NOT_MET);
    }

    @Test
    void where_nobody_is_left_to_preside_whoever_sits_or_may_preside_adjourns_and_nobody_else() {
        opened("chair", "chair", "member-1", "member-2", "member-3");
        play.does("chair", leave("chair")).does("member-1", leave("member-1"));
        play.refuses("member-4", new Adjourn(Sealed.fresh("r")), Reason.NOT_PRESIDING);
        play.refuses("member-1", leave("member-2"), Reason.NOT_PRESENT);
        play.does("member-2", new Adjourn(Sealed.fresh("r")));
    }

    @Test
    void an_expert_is_heard_and_nobody_else() {
        opened("chair", "chair", "member-1", "member-2");
        play.refuses("chair", hear("member-3"), Reason.WRONG_SEAT);
        play.refuses("member-1", hear("expert"), Reason.NOT_PRESIDING);
        play.does("secretariat", hear("expert"));
        assertThat(play.events(SittingEvent.Heard.class)).hasSize(1);
    }

    @Test
    void an_expert_attends_in_another_way_once_it_is_told() {
        opened("chair", "chair", "member-1", "member-2");
        play.does("chair", attend("expert", Mode.ROOM)).does("chair", attend("expert", Mode.ROOM));
        assertThat(play.events(SittingEvent.Attended.class)).hasSize(1);
        play.does("chair", attend("expert", Mode.VIDEO));
        assertThat(play.sitting().sofar().modes()).containsEntry(TestRules.id("expert"), Mode.VIDEO);
        assertThat(play.sitting().present()).isEqualTo(ids("chair", "member-1", "member-2"));
        play.does("chair", leave("expert"));
        assertThat(play.sitting().sofar().experts()).isEmpty();
    }
}
