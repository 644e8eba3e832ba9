package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Draft;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Hashing;
import org.sekimori.operation.Operation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.QuorumRule.Mode;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Task;
import org.sekimori.operation.TestRules;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/**
 * One case in play. Every event is sealed and folded as the pipeline does it, and beside it with all contents withheld:
 * the clear state must come out the same. After each command the invariants are asserted.
 */
public class Play {
    public static final EntryId STRANGE = new EntryId(new UUID(0, 404));

    public Instant now = TestRules.START;
    public Rules rules = TestRules.rules();
    public Dossier dossier = Dossier.EMPTY;
    public final List<Event> history = new ArrayList<>();
    private Dossier blind = Dossier.EMPTY;
    private long acts;

    public Act act(Actor actor) {
        return new Act(actor, now, base(), rules, hashing());
    }

    protected UUID base() {
        return new UUID(acts, 0);
    }

    protected Hashing hashing() {
        return Seals.HASHING;
    }

    /** The command with its contents committed to. */
    protected <T> T sealed(T command) {
        return Seals.seal(command);
    }

    /** The event as it stands in the subject's stream. */
    protected Event written(Subject subject, Event event, Actor actor) {
        return Seals.seal(event);
    }

    public Decision give(Actor actor, Command command) {
        acts++;
        var action = Journey.commands().entrySet().stream()
                .filter(e -> e.getValue() == command.getClass())
                .findAny()
                .orElseThrow()
                .getKey();
        var act = act(actor);
        var before = dossier;
        var decision = Journey.phaseOf(action).orElseThrow().decide(naming(command), sealed(command), act);
        if (decision instanceof Decision.Accepted(var facts)) {
            facts.forEach(fact -> fold(fact.subject().kind(), written(fact.subject(), fact.event(), actor), actor));
            assertThat(Seals.withhold(dossier)).isEqualTo(blind);
            Invariants.check(before, facts, dossier, act);
        }
        return decision;
    }

    /** Every entry that a correction names is one of the case, but {@link #STRANGE}. */
    private Dossier naming(Command command) {
        return command instanceof ExecutionCommand.Correct correct
                        && !correct.entry().equals(STRANGE)
                ? new Dossier(
                        dossier.operation(),
                        dossier.sitting(),
                        dossier.document(),
                        dossier.earlier(),
                        Optional.of(correct.entry()))
                : dossier;
    }

    private void fold(Subject.Kind kind, Event event, Actor actor) {
        var stamp = new Stamp(actor, now, now);
        dossier = Journey.evolve(dossier, kind, event, stamp);
        blind = Journey.evolve(blind, kind, Seals.withhold(event), stamp);
        history.add(event);
    }

    /** A fact that no command of this play brings about. */
    public Play happens(Fact fact) {
        var hub = TestRules.actor("hub");
        acts++;
        fold(fact.subject().kind(), written(fact.subject(), fact.event(), hub), hub);
        return this;
    }

    public Play does(Actor actor, Command command) {
        var decision = give(actor, command);
        assertThat(decision).as("%s", command).isInstanceOf(Decision.Accepted.class);
        return this;
    }

    public Play does(String user, Command command) {
        return does(TestRules.actor(user), command);
    }

    public Play refuses(Actor actor, Command command, Reason reason) {
        var decision = give(actor, command);
        assertThat(decision).as("%s", command).isInstanceOf(Decision.Rejected.class);
        var rejection = ((Decision.Rejected) decision).rejection();
        assertThat(rejection.reason()).isEqualTo(reason);
        assertThat(rejection.expected()).startsWith("Expected ");
        return this;
    }

    public Play refuses(String user, Command command, Reason reason) {
        return refuses(TestRules.actor(user), command, reason);
    }

    public Operation operation() {
        return dossier.operation().orElseThrow();
    }

    public Sitting sitting() {
        return dossier.sitting().orElseThrow();
    }

    public Play is(Stage stage) {
        assertThat(operation().stage()).isEqualTo(stage);
        return this;
    }

    public Play waits(Duration duration) {
        now = now.plus(duration);
        return this;
    }

    public <E extends Event> List<E> events(Class<E> type) {
        return history.stream().filter(type::isInstance).map(type::cast).toList();
    }

    // --- the plain course, step by step

    public static Play drafted(Draft draft) {
        return new Play().does(draft.applicant, new ProposalCommand.Create(draft.proposal()));
    }

    public static Play submitted(Draft draft) {
        return drafted(draft).does(draft.applicant, new ProposalCommand.Submit());
    }

    public static Play inReview(Draft draft) {
        return submitted(draft).screened();
    }

    public Play screened(ScreeningCommand.Standing... changed) {
        return does("hub", new ScreeningCommand.Screen(operation().scopeHash(), List.of(changed)));
    }

    /** More is asked for and was screened; granted up to the committee. */
    public Play amended(Draft draft) {
        does(draft.applicant, new ProposalCommand.Amend(draft.proposal()));
        does("hub", new ScreeningCommand.Screen(operation().underReview().scopeHash(), List.of()));
        return grantOpen();
    }

    /** Everything before the committee. */
    public static Play coordinated(Draft draft) {
        var play = inReview(draft);
        play.grantOpen();
        return play;
    }

    /** Every gate that one seat decides, each as soon as it opens. */
    public Play grantOpen() {
        for (var gate : operation().underReview().review().gates()) {
            var rule = rules.gate(gate).orElseThrow();
            if (Gates.of(operation().underReview(), act(TestRules.actor("hub")))
                            .openness(rule)
                            .met()
                    && rule.kind() != org.sekimori.operation.Gate.Kind.VOTE) {
                does(holder(gate), grant(gate));
            }
        }
        return this;
    }

    public String holder(GateId gate) {
        return switch (gate.value()) {
            case "legal" -> "legal";
            case "nsc-review", "order-in-force", "prime-minister-order" -> "nss";
            case "foreign-minister" -> "mofa";
            case "public-safety-commission" -> "npsc";
            case "agency-director" -> director();
            case "coordination" -> "nco-director";
            default -> "chair";
        };
    }

    public String director() {
        return operation().agency() == Agency.SDF ? "sdf-director" : "police-director";
    }

    public ReviewCommand.Grant grant(GateId gate) {
        var rule = rules.gate(gate).orElseThrow();
        return new ReviewCommand.Grant(
                gate,
                operation().underReview().scopeHash(),
                Sealed.fresh("reasons"),
                Optional.empty(),
                Optional.empty(),
                rule.period() ? Optional.of(now) : Optional.empty(),
                rule.period() ? Optional.of(now.plus(Duration.ofDays(25))) : Optional.empty(),
                rule.forms().stream().sorted().findFirst(),
                attestation(gate));
    }

    public Optional<Sealed<Attestation>> attestation(GateId gate) {
        return rules.gate(gate).orElseThrow().kind() == org.sekimori.operation.Gate.Kind.RECORDED
                ? Optional.of(Sealed.fresh(new Attestation(
                        "minister", "office", now, Attestation.Channel.DOCUMENT, Optional.empty(), "ref")))
                : Optional.empty();
    }

    public OversightCommand.Open open(Matter matter, String... present) {
        return new OversightCommand.Open(
                operation().id(),
                matter,
                Arrays.stream(present)
                        .map(user -> new OversightCommand.Attendance(TestRules.id(user), Mode.ROOM))
                        .toList(),
                Optional.empty());
    }

    public OversightCommand.Move move(Resolution resolution) {
        var text = resolution == Resolution.RECOMMEND
                ? Optional.of(Sealed.fresh("text"))
                : Optional.<Sealed<String>>empty();
        return new OversightCommand.Move(
                resolution,
                Optional.empty(),
                text,
                Sealed.fresh("reasons"),
                sitting().scopeHash(),
                Optional.empty());
    }

    public OversightCommand.Vote vote(Choice choice) {
        return new OversightCommand.Vote(
                sitting().motion().orElseThrow().hash(), Sealed.fresh(choice), Sealed.fresh("reasons"));
    }

    public OversightCommand.Close close(Choice... casting) {
        return new OversightCommand.Close(
                Arrays.stream(casting).<Sealed<Choice>>map(Sealed::fresh).findFirst());
    }

    /** Chair and two members decide, all in favour. */
    public Play sits(Matter matter, Resolution resolution) {
        does("chair", open(matter, "chair", "member-1", "member-2"));
        does("member-1", move(resolution));
        for (var member : List.of("chair", "member-1", "member-2")) {
            does(member, vote(Choice.FOR));
        }
        return does("chair", close());
    }

    public static Play authorised(Draft draft) {
        return coordinated(draft).sits(Matter.APPROVAL, Resolution.APPROVE).is(Stage.AUTHORISED);
    }

    public TaskingCommand.Tasking task(Agency agency, String officer, String... partner) {
        return new TaskingCommand.Tasking(
                agency,
                TestRules.id(officer),
                Arrays.stream(partner).map(TestRules::id).findFirst(),
                Sealed.fresh("instructions"),
                Sealed.fresh("limits"),
                Duration.ofHours(1));
    }

    /** Everybody needed is tasked. */
    public Play tasked() {
        does("coordinator", task(Agency.POLICE, "police"));
        if (operation().proposal().executors().contains(Agency.SDF)) {
            does("coordinator", task(Agency.SDF, "sdf", "police"));
        }
        return this;
    }

    public Play allReady() {
        for (var task : operation().liveTasks()) {
            var officer = TestRules.actor(user(task.officer()));
            does(officer, new TaskingCommand.Accept(task.id()));
            does(officer, ready(task));
        }
        return this;
    }

    public TaskingCommand.Ready ready(Task task) {
        return new TaskingCommand.Ready(
                task.id(),
                Optional.of(Set.copyOf(operation().conditions().stream()
                        .map(org.sekimori.operation.Obligation::id)
                        .toList())));
    }

    public String user(PersonId id) {
        return rules.directory().person(id).orElseThrow().user();
    }

    public static Play executing(Draft draft) {
        var play = authorised(draft).tasked().allReady();
        return play.does(play.director(), new TaskingCommand.Start()).is(Stage.EXECUTING);
    }

    public ExecutionCommand.Log log(Task task, String measure, String target, Instant occurred) {
        return new ExecutionCommand.Log(
                task.id(),
                Sealed.fresh(measure),
                Sealed.fresh(target),
                occurred,
                Sealed.fresh(new ExecutionCommand.Identified(occurred, "banner", Optional.empty(), Optional.empty())),
                Sealed.fresh("action"),
                Sealed.fresh("effect"),
                Sealed.fresh("none"),
                Optional.empty(),
                operation().scopeHash());
    }

    public ExecutionCommand.Log log() {
        return log(operation().tasks().getFirst(), "m1", "t1", now);
    }

    public ExecutionCommand.Halt halt() {
        return new ExecutionCommand.Halt(Sealed.fresh("reason"), Optional.empty());
    }

    public ExecutionCommand.Resume resume() {
        return new ExecutionCommand.Resume(Sealed.fresh("reason"));
    }

    public static Play reported(Draft draft) {
        var play = executing(draft);
        return play.ends();
    }

    public Play ends() {
        does(director(), new ExecutionCommand.End()).is(Stage.ENDED);
        return does(director(), report()).is(Stage.REPORTED);
    }

    public ClosingCommand.Report report() {
        var answers = operation().owed(org.sekimori.operation.Obligation.CONDITION).stream()
                .map(o -> new ClosingCommand.Answer(o.id(), "kept"))
                .toList();
        return new ClosingCommand.Report(
                Sealed.fresh("result"),
                Sealed.fresh("none"),
                Sealed.fresh(new ClosingCommand.AdministratorNotice(ClosingCommand.Status.GIVEN, "told")),
                Sealed.fresh("low"),
                Optional.of(org.sekimori.operation.SealedList.fresh(answers)));
    }

    public Actor in(String user, Seat seat) {
        return TestRules.actor(user, seat);
    }

    /** The user in a seat of the holder. */
    public Actor standingIn(String user, String holder, Seat seat) {
        var person = TestRules.actor(user);
        return new Actor(person.id(), seat, person.organisation(), Optional.of(TestRules.id(holder)));
    }
}
