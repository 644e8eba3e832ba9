package org.sekimori.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.deconfliction.Defanged;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Document;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Floors;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Target;
import org.sekimori.operation.TaskId;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/** The room of one phase: its commands concern a case, and some of them a sitting on it besides. */
public final class CaseRoom implements Room {
    /** Whether a denied caller may be told that the case exists. */
    static final String READ = "read-case";

    static final String ON_BEHALF = "act-on-behalf";

    private final Phase phase;

    public CaseRoom(Phase phase) {
        this.phase = phase;
    }

    @Override
    public String name() {
        return phase.name();
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return phase.commands();
    }

    @Override
    public Subject subject(Envelope envelope, Act act) {
        var kind = ofSitting(envelope.action()) ? Subject.Kind.SITTING : Subject.Kind.OPERATION;
        return new Subject(kind, envelope.subject().orElse(act.id(0)));
    }

    static boolean ofSitting(String action) {
        return action.startsWith("sitting-");
    }

    @Override
    public World load(Envelope envelope, Subject subject, States.View view) {
        var read = view.load(subject);
        var world = Named.document(envelope.command())
                .map(document -> read.with(view.load(document.subject())))
                .orElse(read);
        var whole = operationOf(envelope, subject, world)
                .filter(operation -> !operation.equals(subject))
                .map(operation -> world.with(view.load(operation)))
                .orElse(world);
        var referring = referred(envelope.command())
                .filter(earlier -> !earlier.equals(subject))
                .map(earlier -> whole.with(view.load(earlier)))
                .orElse(whole);
        return envelope.command() instanceof ExecutionCommand.Correct correct && view.holds(subject, correct.entry())
                ? referring.naming(correct.entry())
                : referring;
    }

    @Override
    public Optional<Subject> referred(Command command) {
        var proposal = switch (command) {
            case ProposalCommand.Create create -> Optional.of(create.proposal());
            case ProposalCommand.Revise revise -> Optional.of(revise.proposal());
            default -> Optional.<Proposal>empty();
        };
        return proposal.flatMap(Proposal::refersTo).map(OperationId::subject);
    }

    private static Optional<Subject> operationOf(Envelope envelope, Subject subject, World world) {
        if (subject.kind() == Subject.Kind.OPERATION) {
            return Optional.of(subject);
        }
        return world.sitting(subject)
                .map(Sitting::operation)
                .or(() -> Named.operation(envelope.command()))
                .map(OperationId::subject);
    }

    /** Whoever enters the act of another needs a permission of its own, whatever the act is. */
    @Override
    public String action(Envelope envelope) {
        return Named.onBehalfOf(envelope.command()) ? ON_BEHALF : envelope.action();
    }

    @Override
    public Optional<Question> question(Envelope envelope, Subject subject, World world, Act act) {
        var operation = operationOf(envelope, subject, world).flatMap(world::operation);
        if (operation.isEmpty()) {
            return envelope.subject().isEmpty() && !ofSitting(envelope.action())
                    ? Optional.of(new Question(
                            Optional.empty(),
                            Standing.outside(act.actor(), act.rules(), act.now()),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty()))
                    : Optional.empty();
        }
        if (ofSitting(envelope.action())
                && envelope.subject().isPresent()
                && world.sitting(subject).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(question(
                operation.get(),
                Named.gate(envelope.command()),
                Named.task(envelope.command()),
                act,
                envelope.action()));
    }

    static Question question(
            Operation operation, Optional<GateId> gate, Optional<TaskId> task, Act act, String action) {
        return new Question(
                Optional.of(operation.stage()),
                Standing.of(operation, act.actor(), gate, task, act.rules(), act.now()),
                gate,
                Optional.empty(),
                Optional.of(new Reading(
                        reading(action),
                        Standing.of(
                                operation, act.actor(), Optional.empty(), Optional.empty(), act.rules(), act.now()))));
    }

    /** A sitting that is to be opened is about a case; the others are there already. */
    private static String reading(String action) {
        return ofSitting(action) && !action.equals("sitting-create") ? "read-sitting" : READ;
    }

    @Override
    public Decision decide(Envelope envelope, Subject subject, World world, Act act) {
        return phase.decide(dossier(envelope, subject, world), envelope.command(), act);
    }

    private Dossier dossier(Envelope envelope, Subject subject, World world) {
        return new Dossier(
                operationOf(envelope, subject, world).flatMap(world::operation),
                subject.kind() == Subject.Kind.SITTING ? world.sitting(subject) : Optional.empty(),
                Named.document(envelope.command()).flatMap(id -> world.state(id.subject(), Document.class)),
                referred(envelope.command()).flatMap(world::operation),
                world.entry());
    }

    @Override
    public Optional<Outcome.Unfit> unfit(Command command, Floors floors) {
        return proposed(command).flatMap(proposal -> unfit(proposal, floors));
    }

    @Override
    public List<Selector> selectors(Command command) {
        return proposed(command).map(CaseRoom::selectors).orElse(List.of());
    }

    private static List<Selector> selectors(Proposal proposal) {
        return proposal.targets().items().stream().map(Target::selector).toList();
    }

    private static Optional<Proposal> proposed(Command command) {
        return switch (command) {
            case ProposalCommand.Create create -> Optional.of(create.proposal());
            case ProposalCommand.Revise revise -> Optional.of(revise.proposal());
            case ProposalCommand.Amend amend -> Optional.of(amend.proposal());
            default -> Optional.empty();
        };
    }

    @Override
    public Command plain(Command command) {
        return switch (command) {
            case ProposalCommand.Create create -> new ProposalCommand.Create(plain(create.proposal()));
            case ProposalCommand.Revise revise -> new ProposalCommand.Revise(plain(revise.proposal()));
            case ProposalCommand.Amend amend -> new ProposalCommand.Amend(plain(amend.proposal()));
            default -> command;
        };
    }

    private static Proposal plain(Proposal proposal) {
        return proposal.with(SealedList.fresh(proposal.targets().items().stream()
                .map(target -> target.with(Defanged.refanged(target.selector())))
                .toList()));
    }

    private static Optional<Outcome.Unfit> unfit(Proposal proposal, Floors floors) {
        return Selectors.check(selectors(proposal), floors, n -> "/targets/" + n + "/selector/value");
    }

    @Override
    public Optional<Record> kept(Envelope envelope, Subject subject, World world) {
        return envelope.action().equals("revise") || envelope.action().equals("amend")
                ? world.operation(subject).map(Operation::proposal)
                : Optional.empty();
    }

    /** The command with the ids that policy needs, whichever record it is. */
    static final class Named {
        private Named() {}

        static Optional<OperationId> operation(Command command) {
            return component(command, "operation", OperationId.class);
        }

        static boolean onBehalfOf(Command command) {
            return switch (command) {
                case ExecutionCommand.Account account -> account.onBehalfOf().isPresent();
                case ExecutionCommand.AcknowledgeHalt heard ->
                    heard.onBehalfOf().isPresent();
                case TaskingCommand.Accept accept -> accept.onBehalfOf().isPresent();
                case TaskingCommand.Ready ready -> ready.onBehalfOf().isPresent();
                default -> false;
            };
        }

        static Optional<DocumentId> document(Command command) {
            return component(command, "document", DocumentId.class);
        }

        static Optional<GateId> gate(Command command) {
            return component(command, "gate", GateId.class);
        }

        /** Whose task an entry names is for the rule to flag: a fact is refused to nobody who was ever tasked. */
        static Optional<TaskId> task(Command command) {
            return command instanceof ExecutionCommand.Account
                    ? Optional.empty()
                    : component(command, "task", TaskId.class);
        }

        private static <T> Optional<T> component(Command command, String name, Class<T> type) {
            for (var component : command.getClass().getRecordComponents()) {
                if (component.getName().equals(name) && component.getType() == type) {
                    try {
                        return Optional.of(type.cast(component.getAccessor().invoke(command)));
                    } catch (ReflectiveOperationException e) {
                        throw new IllegalStateException("a record's accessor answers", e);
                    }
                }
            }
            return Optional.empty();
        }
    }
}
