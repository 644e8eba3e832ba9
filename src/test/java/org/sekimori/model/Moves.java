package org.sekimori.model;

import static org.sekimori.model.SmallWorld.HUB;
import static org.sekimori.model.SmallWorld.actor;
import static org.sekimori.model.SmallWorld.id;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sekimori.Journey;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Attestation;
import org.sekimori.operation.Command;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Halt.Covers;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.QuorumRule.Mode;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seals;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Task;
import org.sekimori.operation.TaskId;
import org.sekimori.operation.Window;
import org.sekimori.phase.closing.ClosingCommand;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/**
 * What is tried in a state: by those who may, and by those of whom one might fear it. Bounds keep the world small: how many
 * tasks, halts, entries and revisions there are.
 */
final class Moves {
    private static final int TASKS = 3;
    private static final int HALTS = 2;
    private static final int ENTRIES = 2;
    private static final int REVISIONS = 3;

    private static final Map<Class<? extends Command>, String> ACTIONS = Journey.commands().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    private static final Sealed<String> TEXT = Seals.seal(Sealed.fresh("text"));
    private static final ScopeHash OTHER = new ScopeHash("f".repeat(64));
    private static final ConflictId CONFLICT = new ConflictId(new UUID(0, 7));
    private static final Map<Choice, Sealed<Choice>> CHOICES = Arrays.stream(Choice.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), c -> Seals.seal(Sealed.fresh(c))));
    private static final SealedList<String> ONE_CONDITION = Seals.seal(SealedList.fresh(List.of("only at night")));
    private static final SealedList<String> FIRST_TARGET = Seals.seal(SealedList.fresh(List.of("t1")));
    private static final Sealed<Attestation> ATTESTATION = Seals.seal(Sealed.fresh(new Attestation(
            "minister",
            "office",
            SmallWorld.INSTANTS.getFirst(),
            Attestation.Channel.DOCUMENT,
            Optional.empty(),
            "1")));
    private static final Sealed<String> MEASURE = Seals.seal(Sealed.fresh("m1"));
    private static final Map<String, Sealed<String>> TARGETS = List.of("t1", "t2").stream()
            .collect(Collectors.toUnmodifiableMap(Function.identity(), t -> Seals.seal(Sealed.fresh(t))));
    private static final Map<Instant, Sealed<ExecutionCommand.Identified>> IDENTIFIED = SmallWorld.INSTANTS.stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(),
                    at -> Seals.seal(Sealed.fresh(new ExecutionCommand.Identified(at, "banner")))));
    private static final Sealed<ClosingCommand.AdministratorNotice> NOTICE =
            Seals.seal(Sealed.fresh(new ClosingCommand.AdministratorNotice(ClosingCommand.Status.GIVEN, "told")));

    private static final Actor COORDINATOR = actor("coordinator");
    private static final Actor NCO_DIRECTOR = actor("nco-director");
    private static final Actor POLICE = actor("police");
    private static final Actor POLICE_DIRECTOR = actor("police-director");
    private static final Actor SDF = actor("sdf");
    private static final Actor SDF_DIRECTOR = actor("sdf-director");
    private static final Actor CHAIR = actor("chair");
    private static final Actor DEPUTY = actor("member-1");
    private static final Actor MEMBER = actor("member-2");
    private static final Actor OTHER_MEMBER = actor("member-3");
    private static final Actor EXPERT = actor("expert");
    private static final Actor OFFICER_AS_LAWYER = actor("officer-legal", Seat.NCO_LEGAL);
    private static final Actor DIRECTOR_AS_LAWYER = actor("two-bodies", Seat.NCO_LEGAL);
    private static final Actor LAWYER_AS_DIRECTOR = actor("two-bodies", Seat.POLICE_DIRECTOR);
    private static final Actor LAWYER_AS_OFFICER = actor("officer-legal", Seat.POLICE_OFFICER);

    private static final List<Proposal> PROPOSALS = List.of(
            SmallWorld.proposal("police-6-2", "police", true, SmallWorld.WINDOW),
            SmallWorld.proposal("police-6-2", "police", false, SmallWorld.WINDOW),
            SmallWorld.proposal("police-6-2", "police", false, new Window(SmallWorld.day(1), SmallWorld.day(20))),
            SmallWorld.proposal("sdf-91-3", "sdf", true, SmallWorld.WINDOW),
            SmallWorld.proposal("police-6-2", "officer-legal", false, SmallWorld.WINDOW),
            SmallWorld.proposal("police-6-2", "lapsed", false, SmallWorld.WINDOW));

    private final State state;
    private final Instant now;
    private final List<Move> moves = new ArrayList<>();

    private Moves(State state) {
        this.state = state;
        this.now = SmallWorld.INSTANTS.get(state.instant());
    }

    static List<Move> of(State state) {
        var moves = new Moves(state);
        moves.add(Move.TIME);
        if (state.dossier().operation().isEmpty()) {
            moves.create();
        } else {
            moves.onCase(state.operation());
        }
        return moves.moves;
    }

    static Sealed<Choice> choice(Choice choice) {
        return CHOICES.get(choice);
    }

    static Move by(Actor actor, Command command) {
        return new Move(actor, ACTIONS.get(command.getClass()), command);
    }

    private void add(Move move) {
        moves.add(move);
    }

    private void by(Command command, Actor... actors) {
        for (var actor : actors) {
            add(by(actor, command));
        }
    }

    private void create() {
        PROPOSALS.forEach(proposal -> by(
                new ProposalCommand.Create(proposal),
                COORDINATOR,
                POLICE,
                SDF,
                LAWYER_AS_OFFICER,
                actor("lapsed"),
                CHAIR));
    }

    private void onCase(Operation operation) {
        proposing(operation);
        screening(operation);
        operation.review().gates().forEach(gate -> deciding(operation, gate));
        deciding(operation, GateId.SCREENING);
        by(new ReviewCommand.InvokeException(TEXT, TEXT, TEXT), POLICE_DIRECTOR, SDF_DIRECTOR, NCO_DIRECTOR);
        sittings(operation);
        tasking(operation);
        executing(operation);
        closing(operation);
    }

    private void proposing(Operation operation) {
        var applicant = actor(operation.proposal().applicant());
        if (operation.revision() < REVISIONS) {
            PROPOSALS.forEach(
                    proposal -> by(new ProposalCommand.Revise(proposal), applicant, COORDINATOR, LAWYER_AS_OFFICER));
        }
        by(new ProposalCommand.Submit(), applicant, COORDINATOR, LAWYER_AS_OFFICER);
        by(new ProposalCommand.Withdraw(TEXT), applicant, COORDINATOR, POLICE_DIRECTOR);
    }

    private void screening(Operation operation) {
        var hash = operation.scopeHash();
        for (var changed : List.of(
                List.<ScreeningCommand.Standing>of(),
                List.of(new ScreeningCommand.Standing(CONFLICT, true)),
                List.of(new ScreeningCommand.Standing(CONFLICT, false)))) {
            by(new ScreeningCommand.Screen(hash, changed), HUB);
        }
        by(new ScreeningCommand.Screen(OTHER, List.of()), HUB);
        by(new ScreeningCommand.Screen(hash, List.of()), COORDINATOR);
    }

    private void deciding(Operation operation, GateId gate) {
        var hash = operation.scopeHash();
        var rule = SmallWorld.RULES.gate(gate);
        var attestation = rule.filter(g -> g.kind() == Gate.Kind.RECORDED).map(_ -> ATTESTATION);
        var deciders = deciders(operation, gate);
        rule.ifPresent(known -> {
            by(grant(known, hash, attestation, Optional.empty(), Optional.empty()), deciders);
            by(grant(known, OTHER, attestation, Optional.empty(), Optional.empty()), deciders[0]);
            if (gate.value().equals("legal")) {
                by(grant(known, hash, attestation, Optional.of(ONE_CONDITION), Optional.empty()), deciders[0]);
            }
            if (gate.value().equals("agency-director")) {
                by(grant(known, hash, attestation, Optional.empty(), Optional.of(FIRST_TARGET)), deciders[0]);
            }
        });
        by(new ReviewCommand.Refuse(gate, hash, TEXT, attestation), deciders[0]);
        by(new ReviewCommand.Return(gate, hash, TEXT, attestation), deciders[0]);
    }

    private ReviewCommand.Grant grant(
            Gate gate,
            ScopeHash hash,
            Optional<Sealed<Attestation>> attestation,
            Optional<SealedList<String>> conditions,
            Optional<SealedList<String>> excludes) {
        return new ReviewCommand.Grant(
                gate.id(),
                hash,
                TEXT,
                conditions,
                excludes,
                gate.period() ? Optional.of(SmallWorld.day(0)) : Optional.empty(),
                gate.period() ? Optional.of(SmallWorld.ORDER_ENDS) : Optional.empty(),
                gate.forms().stream().sorted().findFirst(),
                attestation);
    }

    /** Who holds the gate, first; and those who might be both judge and party. */
    private static Actor[] deciders(Operation operation, GateId gate) {
        return switch (gate.value()) {
            case "legal" -> new Actor[] {actor("legal"), OFFICER_AS_LAWYER, DIRECTOR_AS_LAWYER, COORDINATOR};
            case "nsc-review", "order-in-force", "prime-minister-order" -> new Actor[] {actor("nss"), CHAIR};
            case "foreign-minister" -> new Actor[] {actor("mofa"), POLICE};
            case "public-safety-commission" -> new Actor[] {actor("npsc"), POLICE_DIRECTOR};
            case "agency-director" ->
                operation.agency() == Agency.SDF
                        ? new Actor[] {SDF_DIRECTOR, POLICE_DIRECTOR}
                        : new Actor[] {POLICE_DIRECTOR, LAWYER_AS_DIRECTOR, SDF_DIRECTOR};
            case "coordination" -> new Actor[] {NCO_DIRECTOR, COORDINATOR};
            case "screening" -> new Actor[] {actor("watch"), CHAIR};
            default -> new Actor[] {CHAIR, NCO_DIRECTOR};
        };
    }

    // ---- the committee

    private void sittings(Operation operation) {
        if (!operation.stage().isFinal()) {
            for (var matter : Matter.values()) {
                by(open(operation, matter, Set.of(), "chair", "member-1", "member-2"), CHAIR, DEPUTY, NCO_DIRECTOR);
            }
            var matter = matter(operation.stage());
            by(open(operation, matter, Set.of(), "chair", "member-1"), CHAIR);
            by(open(operation, matter, Set.of(), "member-2", "member-3", "member-4"), MEMBER);
            by(open(operation, matter, Set.of(), "chair", "member-2", "expert"), CHAIR);
            by(open(operation, matter, Set.of("chair"), "member-1", "member-2", "member-3"), DEPUTY, CHAIR);
        }
        state.dossier().sitting().filter(Sitting::isOpen).ifPresent(sitting -> {
            moving(operation, sitting);
            voting(sitting);
        });
    }

    private static Matter matter(Stage stage) {
        return switch (stage) {
            case DRAFT, SCREENING, REVIEW -> Matter.APPROVAL;
            case AUTHORISED, TASKED, EXECUTING -> Matter.REVOCATION;
            case HALTED -> Matter.HALT;
            case ENDED, REPORTED, CLOSED, REFUSED, WITHDRAWN, REVOKED, EXPIRED -> Matter.CONFIRMATION;
        };
    }

    private static OversightCommand.Open open(
            Operation operation, Matter matter, Set<String> recused, String... present) {
        return new OversightCommand.Open(
                operation.id(),
                matter,
                Arrays.stream(present)
                        .map(user -> new OversightCommand.Attendance(id(user), Mode.ROOM))
                        .toList(),
                recused.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Seals.seal(SealedList.fresh(recused.stream()
                                .map(user -> new OversightCommand.Recusal(id(user), "party"))
                                .toList()))));
    }

    private void moving(Operation operation, Sitting sitting) {
        if (sitting.motion().isEmpty()) {
            for (var resolution : Resolution.values()) {
                var words = resolution == Resolution.RECOMMEND ? Optional.of(TEXT) : Optional.<Sealed<String>>empty();
                by(new OversightCommand.Move(resolution, Optional.empty(), words, TEXT, operation.scopeHash()), MEMBER);
            }
            by(
                    new OversightCommand.Move(
                            Resolution.APPROVE, Optional.empty(), Optional.empty(), TEXT, operation.scopeHash()),
                    OTHER_MEMBER,
                    EXPERT);
            by(new OversightCommand.Move(Resolution.APPROVE, Optional.empty(), Optional.empty(), TEXT, OTHER), MEMBER);
        }
        by(new OversightCommand.Adjourn(TEXT), CHAIR, DEPUTY, HUB);
    }

    private void voting(Sitting sitting) {
        sitting.motion().ifPresent(motion -> {
            for (var member : List.of(CHAIR, DEPUTY, MEMBER)) {
                by(new OversightCommand.Vote(motion.hash(), CHOICES.get(Choice.FOR), TEXT), member);
                by(new OversightCommand.Vote(motion.hash(), CHOICES.get(Choice.AGAINST), TEXT), member);
            }
            by(new OversightCommand.Vote(motion.hash(), CHOICES.get(Choice.ABSTAIN), TEXT), MEMBER);
            by(new OversightCommand.Vote(motion.hash(), CHOICES.get(Choice.FOR), TEXT), OTHER_MEMBER, EXPERT, POLICE);
            by(new OversightCommand.Close(Optional.empty()), CHAIR, DEPUTY, MEMBER);
            by(new OversightCommand.Close(Optional.of(CHOICES.get(Choice.FOR))), CHAIR);
            by(new OversightCommand.Close(Optional.of(CHOICES.get(Choice.AGAINST))), CHAIR);
        });
    }

    // ---- the measure

    private void tasking(Operation operation) {
        if (operation.tasks().size() < TASKS) {
            for (var officer : List.of("police", "prefecture", "lapsed", "officer-legal", "sdf")) {
                by(task(Agency.POLICE, officer, Optional.empty()), COORDINATOR);
            }
            by(task(Agency.POLICE, "police", Optional.empty()), POLICE_DIRECTOR);
            by(task(Agency.SDF, "sdf", Optional.empty()), COORDINATOR);
            by(task(Agency.SDF, "sdf", Optional.of(id("police"))), COORDINATOR);
        }
        var conditions = operation.conditions().stream().map(Obligation::id).collect(Collectors.toUnmodifiableSet());
        for (var task : operation.tasks()) {
            var officer = actor(task.officer());
            by(new TaskingCommand.Accept(task.id()), officer, COORDINATOR);
            by(new TaskingCommand.Decline(task.id(), TEXT), officer);
            by(new TaskingCommand.Ready(task.id(), Optional.of(conditions)), officer, SDF);
            by(new TaskingCommand.Ready(task.id(), Optional.empty()), officer);
        }
        by(new TaskingCommand.Start(), POLICE_DIRECTOR, SDF_DIRECTOR, COORDINATOR);
    }

    private static TaskingCommand.Tasking task(Agency agency, String officer, Optional<PersonId> partner) {
        return new TaskingCommand.Tasking(agency, id(officer), partner, TEXT, TEXT, Duration.ofHours(1));
    }

    private void executing(Operation operation) {
        for (var task : operation.tasks()) {
            logging(operation, task);
            by(new ExecutionCommand.AcknowledgeHalt(task.id()), actor(task.officer()), COORDINATOR);
        }
        if (operation.execution().halts().size() < HALTS) {
            by(halt(new Covers.All()), COORDINATOR, CHAIR, POLICE, HUB, MEMBER);
            operation.tasks().stream()
                    .findFirst()
                    .ifPresent(task ->
                            by(halt(new Covers.OneTask(task.id().value().toString())), SDF_DIRECTOR, POLICE_DIRECTOR));
        }
        by(new ExecutionCommand.Resume(TEXT), NCO_DIRECTOR, COORDINATOR, CHAIR);
        by(new ExecutionCommand.End(), POLICE_DIRECTOR, SDF_DIRECTOR, NCO_DIRECTOR);
    }

    private static ExecutionCommand.Halt halt(Covers covers) {
        return new ExecutionCommand.Halt(TEXT, Optional.of(covers));
    }

    private void logging(Operation operation, Task task) {
        if (operation.execution().entries() >= ENTRIES) {
            return;
        }
        var officer = actor(task.officer());
        by(log(task.id(), "t1", now, operation.scopeHash()), officer, LAWYER_AS_OFFICER);
        by(log(task.id(), "t2", now, operation.scopeHash()), officer);
        by(log(task.id(), "t1", now, OTHER), officer);
        by(log(task.id(), "t1", SmallWorld.INSTANTS.get(1), operation.scopeHash()), officer);
    }

    private static ExecutionCommand.Log log(TaskId task, String target, Instant occurred, ScopeHash hash) {
        return new ExecutionCommand.Log(
                task,
                MEASURE,
                TARGETS.get(target),
                occurred,
                IDENTIFIED.get(occurred),
                TEXT,
                TEXT,
                TEXT,
                Optional.empty(),
                hash);
    }

    private void closing(Operation operation) {
        var answers = operation.conditions().stream()
                .map(condition -> new ClosingCommand.Answer(condition.id(), "kept"))
                .toList();
        by(report(Optional.empty()), POLICE_DIRECTOR, SDF_DIRECTOR, COORDINATOR);
        if (!answers.isEmpty()) {
            by(report(Optional.of(Seals.seal(SealedList.fresh(answers)))), POLICE_DIRECTOR, SDF_DIRECTOR);
        }
        by(new ClosingCommand.NotifyCommittee(TEXT), POLICE_DIRECTOR, SDF_DIRECTOR, COORDINATOR);
        by(new ClosingCommand.AnswerRecommendation(TEXT), POLICE_DIRECTOR, SDF_DIRECTOR);
        by(new ClosingCommand.Close(), COORDINATOR, NCO_DIRECTOR, CHAIR);
        by(new ClosingCommand.Revoke(TEXT), NCO_DIRECTOR, CHAIR, COORDINATOR);
        by(new ClosingCommand.Expire(), HUB, COORDINATOR);
    }

    private static ClosingCommand.Report report(Optional<SealedList<ClosingCommand.Answer>> answers) {
        return new ClosingCommand.Report(TEXT, TEXT, NOTICE, TEXT, answers);
    }
}
