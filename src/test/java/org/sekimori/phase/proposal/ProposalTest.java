package org.sekimori.phase.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.sekimori.Play;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Draft;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Measure;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.ProtectedAsset;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.TestRules;
import org.sekimori.operation.Window;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.proposal.ProposalCommand.Create;
import org.sekimori.phase.proposal.ProposalCommand.Revise;
import org.sekimori.phase.proposal.ProposalCommand.Submit;
import org.sekimori.phase.proposal.ProposalCommand.Withdraw;
import org.sekimori.phase.proposal.ProposalEvent.Revised;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.tasking.TaskingCommand;

class ProposalTest {
    private final Draft draft = Draft.home();

    private Revised revised(Play play) {
        play.does("coordinator", new Revise(draft.proposal()));
        return play.events(Revised.class).getLast();
    }

    private void refused(Reason reason) {
        new Play().refuses("coordinator", new Create(draft.proposal()), reason);
    }

    @Test
    void an_officer_applies_in_no_other_name() {
        new Play().refuses("prefecture", new Create(draft.proposal()), Reason.NOT_APPLICANT);
        new Play().does("coordinator", new Create(draft.proposal()));
    }

    @Test
    void targets_are_needed_and_have_ids_of_their_own() {
        draft.targets.add(Draft.target("t1", "JP"));
        refused(Reason.DUPLICATE_ID);
        draft.targets = List.of();
        refused(Reason.NO_TARGETS);
    }

    @Test
    void measures_are_needed_and_name_targets_of_the_proposal() {
        draft.measures = List.of(Draft.measure("m1", new Measure.Aim.Some(List.of("t9"))));
        refused(Reason.UNKNOWN_TARGET);
        draft.measures = List.of();
        refused(Reason.NO_MEASURES);
    }

    @Test
    void executors_are_those_that_the_basis_requires_and_allows() {
        draft.executors = Set.of(Agency.POLICE, Agency.SDF);
        refused(Reason.WRONG_EXECUTORS);
        draft.basis = "unheard-of";
        refused(Reason.UNKNOWN_BASIS);
    }

    @Test
    void the_applicant_belongs_to_an_agency_that_may_apply() {
        draft.applicant = "sdf";
        refused(Reason.WRONG_AGENCY);
    }

    @Test
    void under_95_4_only_computers_of_the_sdf_and_of_usfj_are_protected() {
        var own = Draft.home();
        own.basis = "sdf-95-4";
        own.applicant = "sdf";
        own.executors = Set.of(Agency.SDF);
        for (var assets : List.of(
                List.<ProtectedAsset>of(),
                List.of(new ProtectedAsset("mail", ProtectedAsset.Owner.OTHER)),
                List.of(
                        new ProtectedAsset("radar", ProtectedAsset.Owner.SDF),
                        new ProtectedAsset("mail", ProtectedAsset.Owner.GOVERNMENT)))) {
            own.assets = assets;
            new Play().refuses("sdf", new Create(own.proposal()), Reason.OUT_OF_RANGE);
        }
        own.assets = List.of(new ProtectedAsset("radar", ProtectedAsset.Owner.USFJ));
        new Play().does("sdf", new Create(own.proposal()));
    }

    @Test
    void a_window_that_is_over_is_refused_from_its_last_instant_on() {
        draft.window = new Window(TestRules.START.minusSeconds(9), TestRules.START);
        refused(Reason.INVALID_WINDOW);
        draft.window = new Window(TestRules.START.minusSeconds(9), TestRules.START.plusNanos(1000));
        new Play().does("coordinator", new Create(draft.proposal()));
    }

    @Test
    void a_designation_holds_until_the_instant_when_it_lapses() {
        draft.applicant = "lapsing";
        var play = Play.drafted(draft);
        play.now = TestRules.LAPSE;
        play.refuses("lapsing", new Submit(), Reason.NOT_DESIGNATED);
        play.now = TestRules.LAPSE.minusNanos(1000);
        play.does("lapsing", new Submit()).is(Stage.SCREENING);
    }

    @Test
    void nobody_but_the_applicant_submits_and_the_coordinator_withdraws_too() {
        var play = Play.drafted(draft);
        play.refuses("coordinator", new Submit(), Reason.NOT_APPLICANT);
        play.refuses("police-director", new Withdraw(Sealed.fresh("r")), Reason.NOT_APPLICANT);
        play.does("police", new Withdraw(Sealed.fresh("r"))).is(Stage.WITHDRAWN);
        play.refuses("police", new Submit(), Reason.WRONG_STAGE);
        Play.drafted(draft).does("coordinator", new Withdraw(Sealed.fresh("r"))).is(Stage.WITHDRAWN);
    }

    @Test
    void a_case_is_withdrawn_until_it_starts() {
        Play.authorised(draft)
                .tasked()
                .does("police", new Withdraw(Sealed.fresh("r")))
                .is(Stage.WITHDRAWN);
        Play.executing(draft).refuses("police", new Withdraw(Sealed.fresh("r")), Reason.WRONG_STAGE);
    }

    @Test
    void a_material_change_takes_back_every_grant() {
        var play = Play.authorised(draft);
        draft.targets.add(Draft.target("t9", "JP"));
        assertThat(revised(play).voids())
                .extracting(GateId::value)
                .containsExactly("agency-director", "committee", "coordination", "legal");
        play.is(Stage.SCREENING).screened().is(Stage.REVIEW);
    }

    @Test
    void a_material_change_leaves_the_grants_of_gates_that_policy_lets_stand() {
        var play = Play.authorised(draft);
        play.rules = TestRules.standingThroughChange(new GateId("legal"));
        draft.targets.add(Draft.target("t9", "JP"));
        assertThat(revised(play).voids())
                .extracting(GateId::value)
                .containsExactly("agency-director", "committee", "coordination");
        play.screened().is(Stage.REVIEW).does("police-director", play.grant(new GateId("agency-director")));
    }

    @Test
    void narrowing_takes_back_nothing() {
        var play = Play.authorised(draft);
        draft.targets.removeLast();
        draft.window = new Window(draft.window.from(), draft.window.to().minus(Duration.ofDays(1)));
        var revised = revised(play);
        assertThat(revised.narrowing()).isTrue();
        assertThat(revised.voids()).isEmpty();
        play.is(Stage.SCREENING).screened().is(Stage.AUTHORISED);
    }

    @Test
    void narrower_targets_in_a_wider_window_are_a_material_change() {
        var play = Play.authorised(draft);
        draft.targets.removeLast();
        draft.window = new Window(draft.window.from(), draft.window.to().plusSeconds(1));
        assertThat(revised(play).voids()).hasSize(4);
    }

    @Test
    void an_unchanged_scope_keeps_its_hash_and_takes_back_every_grant_if_no_gate_returned_it() {
        var play = Play.authorised(draft);
        var hash = play.operation().scopeHash();
        draft.title = "another";
        assertThat(revised(play).voids()).hasSize(4);
        assertThat(play.operation().scopeHash()).isEqualTo(hash);
    }

    @Test
    void an_unchanged_scope_takes_back_the_returning_gate_and_those_after_it() {
        var play = Play.inReview(draft);
        play.does("legal", play.grant(new GateId("legal")));
        play.does(
                "police-director",
                new ReviewCommand.Return(
                        new GateId("agency-director"),
                        play.operation().scopeHash(),
                        Sealed.fresh("r"),
                        Optional.empty()));
        play.is(Stage.DRAFT);
        draft.title = "another";
        assertThat(revised(play).voids()).isEmpty();
        assertThat(play.operation().review().returned()).isPresent();
        play.does("police", new Submit()).screened().is(Stage.REVIEW);
        assertThat(play.operation().review().returned()).isEmpty();
        play.does("police-director", play.grant(new GateId("agency-director")));
    }

    @Test
    void whoever_decided_a_gate_does_not_become_the_applicant() {
        var play = Play.inReview(draft);
        var legal = play.in("officer-legal", org.sekimori.operation.Seat.NCO_LEGAL);
        play.does(legal, play.grant(new GateId("legal")));
        draft.applicant = "officer-legal";
        play.refuses("coordinator", new Revise(draft.proposal()), Reason.APPLICANT_DECIDES);
    }

    @Test
    void a_revision_takes_every_task_back_and_each_officer_learns_of_it() {
        var play = Play.authorised(draft).tasked().allReady();
        var task = play.operation().liveTasks().getFirst();
        draft.measures.add(new Measure(
                "m2", Measure.Kind.ACCESS, new Measure.Aim.All(), Measure.Reversibility.REVERSIBLE, "stop"));
        play.does("police", new Revise(draft.proposal())).is(Stage.SCREENING);
        assertThat(play.operation().liveTasks()).isEmpty();
        assertThat(play.events(ProposalEvent.Revised.class).getLast().voids())
                .contains(new GateId("legal"), new GateId("committee"));
        assertThat(play.operation().owed(Obligation.SCOPE_ACKNOWLEDGEMENT))
                .singleElement()
                .satisfies(owed -> assertThat(owed.task()).contains(task.id()));
        play.screened().is(Stage.REVIEW);
        play.refuses("coordinator", play.task(Agency.POLICE, "police"), Reason.WRONG_STAGE);
        play.does("police", new ExecutionCommand.AcknowledgeScope(task.id()));
        assertThat(play.operation().owed(Obligation.SCOPE_ACKNOWLEDGEMENT)).isEmpty();
        play.grantOpen().sits(Matter.APPROVAL, Resolution.APPROVE).is(Stage.AUTHORISED);
        play.tasked().allReady().does("police-director", new TaskingCommand.Start());
    }

    @Test
    void narrowing_a_tasked_case_takes_back_the_task_and_no_grant() {
        var play = Play.authorised(draft).tasked();
        draft.targets.removeLast();
        play.does("coordinator", new Revise(draft.proposal())).screened().is(Stage.AUTHORISED);
        assertThat(play.operation().liveTasks()).isEmpty();
        play.tasked();
    }

    @Test
    void a_measure_that_has_begun_is_not_revised_halted_or_not() {
        var play = Play.executing(draft);
        play.refuses("police", new Revise(draft.proposal()), Reason.MEASURE_BEGUN);
        play.does("legal", play.halt()).refuses("police", new Revise(draft.proposal()), Reason.MEASURE_BEGUN);
        play.does("police-director", new ExecutionCommand.End())
                .refuses("police", new Revise(draft.proposal()), Reason.WRONG_STAGE);
        var early = Play.authorised(Draft.home()).tasked();
        early.does("legal", early.halt()).refuses("police", new Revise(draft.proposal()), Reason.WRONG_STAGE);
    }

    private static Decision creating(Draft draft, Optional<Operation> earlier) {
        var dossier = new Dossier(Optional.empty(), Optional.empty(), Optional.empty(), earlier);
        var create = Seals.seal(new ProposalCommand.Create(draft.proposal()));
        return ProposalPhase.PHASE.decide(dossier, create, new Play().act(TestRules.actor("police")));
    }

    private static Reason refusal(Decision decision) {
        return ((Decision.Rejected) decision).rejection().reason();
    }

    @Test
    void a_new_case_names_an_earlier_one_only_if_it_is_over_and_known_to_the_proposer() {
        var play = Play.inReview(draft);
        var going = play.operation();
        var over = play.does("police", new ProposalCommand.Withdraw(Sealed.fresh("too early")))
                .operation();
        var next = Draft.home();
        next.refersTo = Optional.of(over.id());
        assertThat(creating(next, Optional.of(over))).isInstanceOf(Decision.Accepted.class);
        assertThat(refusal(creating(next, Optional.of(going)))).isEqualTo(Reason.CASE_NOT_OVER);
        assertThat(refusal(creating(next, Optional.empty()))).isEqualTo(Reason.UNKNOWN_CASE);
        next.refersTo = Optional.of(new OperationId(new UUID(9, 9)));
        assertThat(refusal(creating(next, Optional.of(over)))).isEqualTo(Reason.UNKNOWN_CASE);
    }

    @Test
    void a_revision_names_another_earlier_case_only_if_there_is_one() {
        var draft = Draft.home();
        var play = Play.drafted(draft);
        draft.refersTo = Optional.of(new OperationId(new UUID(9, 9)));
        play.refuses("police", new Revise(draft.proposal()), Reason.UNKNOWN_CASE);
    }

    @Test
    void what_the_watch_officer_returned_is_asked_of_every_gate_again() {
        var draft = Draft.home();
        var play = Play.inReview(draft);
        play.does("legal", play.grant(new GateId("legal")));
        play.does("police-director", back(play, "agency-director"));
        play.does("police", new Submit()).does("watch", back(play, "screening")).is(Stage.DRAFT);
        play.does("police", new Revise(draft.proposal()));
        assertThat(play.events(ProposalEvent.Revised.class).getLast().voids()).containsExactly(new GateId("legal"));
    }

    @Test
    void what_a_gate_returned_is_asked_again_of_that_gate_and_of_those_after_it() {
        var draft = Draft.joint();
        var play = Play.coordinated(draft);
        var order = new GateId("prime-minister-order");
        play.now = play.operation().review().consents().get(order).validUntil().orElseThrow();
        play.does(
                "nss",
                new ReviewCommand.Return(
                        order, play.operation().scopeHash(), Sealed.fresh("r"), play.attestation(order)));
        play.does("sdf", new Revise(draft.proposal()));
        assertThat(play.events(ProposalEvent.Revised.class).getLast().voids())
                .containsExactlyInAnyOrder(order, new GateId("agency-director"), new GateId("coordination"));
    }

    private static ReviewCommand.Return back(Play play, String gate) {
        return new ReviewCommand.Return(
                new GateId(gate), play.operation().scopeHash(), Sealed.fresh("r"), Optional.empty());
    }
}
