package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sekimori.operation.Act;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Attestation.Channel;
import org.sekimori.operation.Command;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Document;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Draft;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Handling;
import org.sekimori.operation.HandlingId;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Phase;
import org.sekimori.operation.QuorumRule.Mode;
import org.sekimori.operation.ReadBack;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.StandIns;
import org.sekimori.operation.TestRules;
import org.sekimori.operation.Window;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/** What a case offers to somebody is what that person can do: neither more nor less, at every step of these courses. */
class OffersTest {
    /** The hub's alone, whatever its phase would take from others: policy gives them to nobody else. */
    private static final Set<String> OF_THE_HUB = Set.of("screen", "expire");

    private static final List<String> PRESENT = List.of("chair", "member-1", "member-2", "member-3");

    private static final Map<Class<? extends Command>, Phase> PHASES = Journey.commands().entrySet().stream()
            .collect(Collectors.toMap(
                    Map.Entry::getValue, e -> Journey.phaseOf(e.getKey()).orElseThrow()));

    private final Draft draft = Draft.home();
    private Play play = new Play();

    /** Goes on with a case made of the draft, asking at once. */
    private OffersTest goesOn(Play from) {
        play = from;
        play.rules = keepingPapers(play.rules);
        return asks();
    }

    private OffersTest does(String user, Command command) {
        play.does(user, command);
        return asks();
    }

    private OffersTest asks() {
        var everything = new Everything(play, draft).commands();
        var dossier = withPaper();
        for (var user : Everything.users()) {
            var act = play.act(TestRules.actor(user));
            var done = new HashSet<Offer>();
            everything.forEach((offer, commands) -> {
                var asked = user.equals("hub") || !OF_THE_HUB.contains(offer.name());
                if (asked
                        && commands.stream()
                                .anyMatch(command -> decision(dossier, command, act) instanceof Decision.Accepted)) {
                    done.add(offer);
                }
            });
            assertThat(Journey.offers(play.dossier, act))
                    .as("%s in %s", user, play.operation().stage())
                    .containsExactlyInAnyOrderElementsOf(done);
        }
        return this;
    }

    private static Decision decision(Dossier dossier, Command command, Act act) {
        return PHASES.get(command.getClass()).decide(dossier, command, act);
    }

    /** As if every command named the same document of the case. */
    private Dossier withPaper() {
        return new Dossier(play.dossier.operation(), play.dossier.sitting(), Optional.of(paper()), Optional.empty());
    }

    private OffersTest granted() {
        for (var gate : play.operation().underReview().review().gates()) {
            var rule = play.rules.gate(gate).orElseThrow();
            var open = Gates.of(play.operation().underReview(), play.act(TestRules.actor("hub")))
                    .openness(rule);
            if (open.met() && rule.kind() != Gate.Kind.VOTE) {
                does(play.holder(gate), play.grant(gate));
            }
        }
        return this;
    }

    private OffersTest sits(Matter matter, Resolution resolution) {
        does("chair", play.open(matter, PRESENT.toArray(String[]::new)));
        does("member-1", play.move(resolution));
        PRESENT.forEach(member -> does(member, play.vote(Choice.FOR)));
        return does("chair", play.close());
    }

    private static Sealed<String> text() {
        return Sealed.fresh("r");
    }

    private static ScreeningCommand.Standing conflict(boolean open) {
        return new ScreeningCommand.Standing(new ConflictId(new UUID(7, 7)), open);
    }

    @Test
    void nothing_but_a_new_case_is_offered_where_there_is_none() {
        for (var user : Everything.users()) {
            assertThat(Journey.offers(Dossier.EMPTY, new Play().act(TestRules.actor(user))))
                    .containsExactly(Offer.of("create"));
        }
    }

    @Test
    void from_the_draft_to_the_last_grant() {
        goesOn(Play.drafted(draft));
        does("police", new ProposalCommand.Submit());
        does("hub", new ScreeningCommand.Screen(play.operation().scopeHash(), List.of()));
        granted();
        does("chair", play.open(Matter.APPROVAL, "chair", "member-1", "member-2"));
        does("member-2", play.move(Resolution.ASK));
        List.of("chair", "member-1", "member-2").forEach(member -> does(member, play.vote(Choice.FOR)));
        does("chair", play.close());
        does("police", new OversightCommand.AnswerSupplement(text()));
        sits(Matter.APPROVAL, Resolution.APPROVE);
        does("police", new ProposalCommand.Withdraw(text()));
        assertThat(play.operation().stage()).isEqualTo(Stage.WITHDRAWN);
    }

    @Test
    void of_a_case_that_comes_back_and_of_one_in_conflict() {
        goesOn(Play.submitted(draft));
        var hash = play.operation().scopeHash();
        does("watch", new ReviewCommand.Return(GateId.SCREENING, hash, text(), Optional.empty()));
        does("police", new ProposalCommand.Submit());
        does("hub", new ScreeningCommand.Screen(hash, List.of(conflict(true))));
        does("hub", new ScreeningCommand.Screen(hash, List.of(conflict(false))));
        granted();
        does("hub", new ScreeningCommand.Screen(hash, List.of(conflict(true))));
        does("nco-director", new ClosingCommand.Revoke(text()));
    }

    @Test
    void of_a_joint_case_abroad_from_the_submission_to_the_start() {
        var joint = Draft.joint();
        draft.basis = joint.basis;
        draft.applicant = joint.applicant;
        draft.executors = joint.executors;
        draft.targets = joint.targets;
        goesOn(Play.inReview(draft)).granted().sits(Matter.APPROVAL, Resolution.APPROVE);
        does("coordinator", play.task(Agency.POLICE, "police"));
        does("coordinator", play.task(Agency.SDF, "sdf", "police"));
        for (var task : play.operation().liveTasks()) {
            does(play.user(task.officer()), new TaskingCommand.Accept(task.id()));
            does(play.user(task.officer()), play.ready(task));
        }
        var police = play.operation().tasks().getFirst();
        does("police", new TaskingCommand.Decline(police.id(), text()));
        does("coordinator", play.task(Agency.POLICE, "police-2"));
    }

    @Test
    void from_the_start_to_the_end() {
        goesOn(Play.authorised(draft).tasked().allReady());
        does("police-director", new TaskingCommand.Start());
        does("police", play.log());
        does("nco-director", play.halt());
        does("police", heard());
        does("nco-director", play.resume());
        does("chair", play.halt());
        does("police", heard());
        sits(Matter.HALT, Resolution.UPHOLD_HALT).sits(Matter.HALT, Resolution.LIFT_HALT);
        sits(Matter.RECOMMENDATION, Resolution.RECOMMEND);
        does("police-director", new ExecutionCommand.End());
        does("police-director", play.report());
        does("police-director", new ClosingCommand.AnswerRecommendation(text()));
        sits(Matter.CONFIRMATION, Resolution.CONFIRM);
        does("coordinator", new ClosingCommand.Close());
    }

    private ExecutionCommand.AcknowledgeHalt heard() {
        return new ExecutionCommand.AcknowledgeHalt(
                play.operation().tasks().getFirst().id());
    }

    @Test
    void of_what_a_log_entry_leaves_behind() {
        goesOn(Play.executing(draft));
        var log = play.log();
        does(
                "police",
                new ExecutionCommand.Log(
                        log.task(),
                        log.measure(),
                        log.target(),
                        log.occurred(),
                        log.identified(),
                        log.action(),
                        log.effect(),
                        log.dataHandled(),
                        Optional.of(text()),
                        log.scopeHash()));
        play.ends();
        asks();
        sits(Matter.CONFIRMATION, Resolution.CONFIRM);
        var owed = play.operation().owed(Obligation.DEVIATION).getFirst();
        does("police-director", new ClosingCommand.AnswerObligation(owed.id(), text()));
    }

    @Test
    void of_the_exception_lane() {
        goesOn(Play.coordinated(draft));
        does("police-director", new ReviewCommand.InvokeException(text(), text(), text()));
        play.tasked().allReady().does("police-director", new TaskingCommand.Start());
        asks();
        does("police-director", new ExecutionCommand.End());
        does("police-director", play.report());
        sits(Matter.CONFIRMATION, Resolution.RECOMMEND);
        does("police-director", new ClosingCommand.NotifyCommittee(text()));
        does("police-director", new ClosingCommand.AnswerRecommendation(text()));
    }

    @Test
    void of_a_case_that_asks_for_more() {
        goesOn(Play.executing(draft));
        draft.targets.add(Draft.target("t9", "JP"));
        does("police", new ProposalCommand.Amend(draft.proposal()));
        does("police", new ProposalCommand.WithdrawAmendment(text()));
        does("police", new ProposalCommand.Amend(draft.proposal()));
        does("hub", new ScreeningCommand.Screen(play.operation().underReview().scopeHash(), List.of()));
        granted().sits(Matter.APPROVAL, Resolution.APPROVE);
        does(
                "police",
                new ExecutionCommand.AcknowledgeScope(
                        play.operation().tasks().getFirst().id()));
    }

    @Test
    void of_a_case_whose_time_is_over() {
        goesOn(Play.executing(draft));
        play.now = play.operation().proposal().window().to();
        asks().does("hub", new ClosingCommand.Expire());
        goesOn(Play.authorised(draft).tasked());
        play.now = play.operation().proposal().window().to();
        draft.window = new Window(draft.window.from(), play.now.plus(Duration.ofDays(1)));
        asks().does("hub", new ClosingCommand.Expire());
    }

    @Test
    void of_those_who_granted_more_than_a_later_gate() {
        goesOn(Play.inReview(draft));
        does("legal", play.grant(new GateId("legal")));
        var grant = play.grant(new GateId("agency-director"));
        does(
                "police-director",
                new ReviewCommand.Grant(
                        grant.gate(),
                        grant.scopeHash(),
                        grant.reasons(),
                        grant.conditions(),
                        Optional.of(SealedList.fresh(List.of("t2"))),
                        grant.validFrom(),
                        grant.validUntil(),
                        grant.form(),
                        grant.attestation()));
        does("legal", new ReviewCommand.TakeNote(new GateId("legal")));
    }

    @Test
    void of_what_was_heard_and_of_its_paper() {
        draft.targets.add(Draft.target("t3", "unknown"));
        goesOn(Play.inReview(draft));
        play.does("legal", play.grant(new GateId("legal")));
        var id = new GateId("foreign-minister");
        var grant = play.grant(id);
        var heard = new Attestation("m", "o", play.now, Channel.TELEPHONE, Optional.of("desk"), "call");
        does(
                "mofa",
                new ReviewCommand.Grant(
                        id,
                        grant.scopeHash(),
                        grant.reasons(),
                        grant.conditions(),
                        grant.excludes(),
                        grant.validFrom(),
                        grant.validUntil(),
                        grant.form(),
                        Optional.of(Sealed.fresh(heard))));
        var read = Sealed.fresh(new ReadBack("office", play.now, "as named"));
        does("legal", new ReviewCommand.ConfirmOral(id, grant.scopeHash(), read));
        attaches(id).granted().sits(Matter.APPROVAL, Resolution.APPROVE);
    }

    /** The play has no documents of its own. */
    private OffersTest attaches(GateId gate) {
        var attach = new ReviewCommand.AttachPaper(gate, paper().id());
        var decision = decision(withPaper(), attach, play.act(TestRules.actor("mofa")));
        ((Decision.Accepted) decision).facts().forEach(play::happens);
        assertThat(play.operation().owed(Obligation.PAPER_TO_FOLLOW)).isEmpty();
        return asks();
    }

    private Document paper() {
        return Seals.seal(new Document(
                new DocumentId(new UUID(3, 3)),
                play.operation().id(),
                false,
                text(),
                "ja",
                new HandlingId("limited"),
                Marking.AMBER,
                Optional.empty(),
                Optional.empty(),
                TestRules.actor("mofa"),
                play.now,
                List.of()));
    }

    private static Rules keepingPapers(Rules rules) {
        var grade = new Handling.Grade(new HandlingId("limited"), Marking.AMBER, Set.of(Organisation.values()));
        return new Rules(
                rules.gates(),
                rules.bases(),
                rules.quorum(),
                rules.deadlines(),
                rules.directory(),
                new Handling(List.of(grade), Optional.of(grade.id()), Set.of("application/pdf")),
                StandIns.NONE,
                Map.of(),
                Optional.of(Duration.ofHours(24)),
                Set.of(),
                rules.policySet());
    }

    @Test
    void in_a_sitting_that_members_leave() {
        goesOn(Play.coordinated(draft));
        does("chair", play.open(Matter.APPROVAL, PRESENT.toArray(String[]::new)));
        does("member-2", play.move(Resolution.APPROVE));
        does("member-2", new OversightCommand.Withdraw());
        does("member-2", play.move(Resolution.APPROVE));
        does("chair", new OversightCommand.Hear(TestRules.id("expert"), text()));
        does("member-3", play.vote(Choice.AGAINST));
        does("member-3", new OversightCommand.Recuse(TestRules.id("member-3"), text()));
        does("chair", new OversightCommand.Leave(TestRules.id("chair"), Optional.empty()));
        does("member-1", new OversightCommand.Leave(TestRules.id("member-1"), Optional.empty()));
        does("chair", new OversightCommand.Attend(TestRules.id("chair"), Mode.VIDEO));
        does("chair", new OversightCommand.Adjourn(text()));
    }

    @Test
    void in_a_sitting_that_loses_its_object() {
        goesOn(Play.coordinated(draft));
        does("chair", play.open(Matter.APPROVAL, PRESENT.toArray(String[]::new)));
        does("member-1", play.move(Resolution.APPROVE));
        draft.targets.add(Draft.target("t9", "JP"));
        does("coordinator", new ProposalCommand.Revise(draft.proposal()));
        does("hub", new OversightCommand.Adjourn(text()));
    }
}
