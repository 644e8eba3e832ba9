package org.sekimori.phase.tasking;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Offer;
import org.sekimori.operation.OnBehalf;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Reporting;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Task;
import org.sekimori.operation.TaskId;
import org.sekimori.phase.tasking.TaskingCommand.Accept;
import org.sekimori.phase.tasking.TaskingCommand.Decline;
import org.sekimori.phase.tasking.TaskingCommand.Start;
import org.sekimori.phase.tasking.TaskingCommand.Tasking;
import org.sekimori.phase.tasking.TaskingEvent.Accepted;
import org.sekimori.phase.tasking.TaskingEvent.Declined;
import org.sekimori.phase.tasking.TaskingEvent.Ready;
import org.sekimori.phase.tasking.TaskingEvent.Started;
import org.sekimori.phase.tasking.TaskingEvent.Tasked;

/** Tasking: officers are ordered, accept or decline, become ready; the measure starts. */
public final class TaskingPhase implements Phase {
    public static final TaskingPhase PHASE = new TaskingPhase();

    private TaskingPhase() {}

    @Override
    public String name() {
        return "tasking";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Map.of(
                "task", Tasking.class,
                "accept", Accept.class,
                "decline", Decline.class,
                "ready", TaskingCommand.Ready.class,
                "start", Start.class);
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(Map.of(
                "org.sekimori.operation.Tasked", Tasked.class,
                "org.sekimori.operation.Accepted", Accepted.class,
                "org.sekimori.operation.Declined", Declined.class,
                "org.sekimori.operation.Ready", Ready.class,
                "org.sekimori.operation.Started", Started.class));
    }

    @Override
    public Decision decide(Dossier dossier, Command command, Act act) {
        return dossier.operation()
                .map(operation -> decide(operation, (TaskingCommand) command, act))
                .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a case"));
    }

    private static Decision decide(Operation operation, TaskingCommand command, Act act) {
        return switch (command) {
            case Tasking tasking ->
                TaskRules.mayTask(operation, act)
                        .and(() -> TaskRules.fits(operation, tasking, act))
                        .then(() -> List.of(operation.fact(tasked(tasking, act))));
            case Accept accept ->
                OnBehalf.holds(accept.onBehalfOf(), act)
                        .and(() -> mayAccept(operation, accept.task(), OnBehalf.as(accept.onBehalfOf(), act)))
                        .then(() -> List.of(operation.fact(new Accepted(accept.task(), accept.onBehalfOf()))));
            case Decline decline ->
                mayDecline(operation, decline.task(), act)
                        .then(() -> List.of(operation.fact(new Declined(decline.task(), decline.reason()))));
            case TaskingCommand.Ready ready -> ready(operation, ready, act);
            case Start _ -> TaskRules.mayStart(operation, act).then(() -> started(operation, act));
        };
    }

    private static List<Fact> started(Operation operation, Act act) {
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(new Started()));
        for (var task : operation.liveTasks()) {
            Reporting.next(operation, task, act.now(), act, facts.size()).ifPresent(facts::add);
        }
        return facts;
    }

    private static Tasked tasked(Tasking tasking, Act act) {
        return new Tasked(
                new TaskId(act.id(0)),
                tasking.agency(),
                tasking.officer(),
                tasking.partner(),
                tasking.instructions(),
                tasking.limits(),
                tasking.reportEvery());
    }

    private static Requirement mayAccept(Operation operation, TaskId task, Act act) {
        return TaskRules.own(operation, task, act, Task.State.TASKED).and(() -> designated(operation, task, act));
    }

    private static Requirement mayDecline(Operation operation, TaskId task, Act act) {
        return TaskRules.own(operation, task, act, Task.State.TASKED, Task.State.ACCEPTED, Task.State.READY);
    }

    /** Once more where a condition came after the officer was ready. */
    private static Requirement mayBeReady(Operation operation, TaskId id, Act act) {
        return TaskRules.own(operation, id, act, Task.State.ACCEPTED, Task.State.READY)
                .that(
                        () -> operation
                                .task(id)
                                .filter(task -> task.state() == Task.State.READY && operation.acknowledgedBy(task))
                                .isEmpty(),
                        Reason.WRONG_TASK_STATE,
                        "Expected a task that is not ready yet, or a condition that came later")
                .and(() -> designated(operation, id, act));
    }

    private static Requirement designated(Operation operation, TaskId id, Act act) {
        var task = operation.task(id).orElseThrow();
        return TaskRules.designated(task.officer(), task.agency(), act);
    }

    private static Decision ready(Operation operation, TaskingCommand.Ready ready, Act act) {
        var conditions = ready.conditions().orElse(Set.of());
        return OnBehalf.holds(ready.onBehalfOf(), act)
                .and(() -> mayBeReady(operation, ready.task(), OnBehalf.as(ready.onBehalfOf(), act)))
                .and(() -> TaskRules.acknowledges(operation, conditions))
                .then(() -> List.<Fact>of(operation.fact(new Ready(ready.task(), conditions, ready.onBehalfOf()))));
    }

    @Override
    public Dossier evolve(Dossier dossier, Event event, Stamp stamp) {
        var operation = dossier.operation().orElseThrow(() -> new CorruptState(event, "nothing"));
        return dossier.with(
                switch ((TaskingEvent) event) {
                    case Tasked tasked -> tasked(operation, tasked);
                    case Accepted accepted ->
                        operation.with(task(operation, accepted.task(), event).in(Task.State.ACCEPTED));
                    case Declined declined ->
                        operation
                                .with(task(operation, declined.task(), event).in(Task.State.DECLINED))
                                .excusing(o -> o.kind().equals(Obligation.SCOPE_ACKNOWLEDGEMENT)
                                        && o.task().equals(Optional.of(declined.task())));
                    case Ready ready ->
                        operation.with(task(operation, ready.task(), event).readyWith(ready.conditions()));
                    case Started _ ->
                        operation
                                .with(operation.execution().running(stamp.recorded()))
                                .in(Stage.EXECUTING);
                });
    }

    private static Operation tasked(Operation operation, Tasked event) {
        return operation
                .with(new Task(
                        event.task(),
                        event.agency(),
                        event.officer(),
                        event.partner(),
                        Task.State.TASKED,
                        Set.of(),
                        Optional.of(event.reportEvery())))
                .in(Stage.TASKED);
    }

    private static Task task(Operation operation, TaskId id, Event event) {
        return operation.task(id).orElseThrow(() -> new CorruptState(event, "no such task"));
    }

    @Override
    public List<Offer> offers(Dossier dossier, Act act) {
        return dossier.operation().map(operation -> offers(operation, act)).orElse(List.of());
    }

    private static List<Offer> offers(Operation operation, Act act) {
        var offers = new ArrayList<Offer>();
        if (TaskRules.mayTask(operation, act).met()) {
            offers.add(Offer.of("task"));
        }
        for (var task : operation.tasks()) {
            offer("accept", task, mayAccept(operation, task.id(), act)).ifPresent(offers::add);
            offer("decline", task, mayDecline(operation, task.id(), act)).ifPresent(offers::add);
            offer("ready", task, mayBeReady(operation, task.id(), act)).ifPresent(offers::add);
        }
        if (TaskRules.mayStart(operation, act).met()) {
            offers.add(Offer.of("start"));
        }
        return offers;
    }

    private static Optional<Offer> offer(String name, Task task, Requirement requirement) {
        return requirement.met() ? Optional.of(Offer.of(name, task.id())) : Optional.empty();
    }
}
