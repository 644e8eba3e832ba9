package org.sekimori.phase.execution;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.operation.Act;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Halt.Authority;
import org.sekimori.operation.Halt.Covers;
import org.sekimori.operation.HaltEvent.Resumed;
import org.sekimori.operation.HaltId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationFulfilled;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Stopping;
import org.sekimori.operation.Target;
import org.sekimori.operation.Task;
import org.sekimori.operation.TaskId;
import org.sekimori.operation.Timetable;

/** Halting, hearing of it, going on. Each halt stands by itself, and who ordered it says who lifts it. */
final class Halting {
    private Halting() {}

    static Requirement mayHalt(Operation operation) {
        return Requirement.stage(operation, Stage.AUTHORISED, Stage.TASKED, Stage.EXECUTING, Stage.HALTED);
    }

    /** A part that the halt names exists. */
    static Requirement part(Operation operation, Covers covers) {
        return switch (covers) {
            case Covers.All _ -> Requirement.NONE;
            case Covers.OneTask one ->
                Requirement.NONE.that(
                        () -> task(one).flatMap(operation::task).isPresent(),
                        Reason.UNKNOWN_TASK,
                        "Expected a task of the case");
            case Covers.Targets(var ids) ->
                Requirement.NONE.that(
                        () -> !ids.isEmpty() && known(operation, ids),
                        Reason.UNKNOWN_TARGET,
                        "Expected targets of the case");
        };
    }

    private static boolean known(Operation operation, List<String> ids) {
        return !(operation.proposal().targets() instanceof SealedList.Known<Target> known)
                || known.items().size() < known.elements().size()
                || new HashSet<>(known.items().stream().map(Target::id).toList()).containsAll(ids);
    }

    private static Optional<TaskId> task(Covers covers) {
        try {
            return covers instanceof Covers.OneTask(var text)
                    ? Optional.of(new TaskId(UUID.fromString(text)))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The halt, and what it obliges others to. */
    static List<Fact> halted(
            Operation operation, Authority authority, Covers covers, Sealed<String> reason, Act act, int firstId) {
        var targets = covers instanceof Covers.Targets(var ids) ? ids : List.<String>of();
        var what = new Stopping.What(covers.reach(), task(covers), targets);
        return Stopping.facts(operation, authority, what, reason, Optional.empty(), act, firstId);
    }

    static Authority authority(Seat seat) {
        if (seat == Seat.HUB) {
            return Authority.HUB;
        }
        return seat.ofCommittee() ? Authority.COMMITTEE : Authority.EXECUTIVE;
    }

    static Requirement mayAcknowledge(Operation operation, TaskId id, Act act) {
        var task = operation.task(id);
        return Requirement.NONE
                .that(task::isPresent, Reason.UNKNOWN_TASK, "Expected a task of the case")
                .that(
                        () -> task.orElseThrow().officer().equals(act.actor().id()),
                        Reason.NOT_TASKED,
                        "Expected the task's officer")
                .that(
                        () -> !operation.execution().halts().isEmpty()
                                || !owed(operation, id).isEmpty(),
                        Reason.NOT_HALTED,
                        "Expected a halt")
                .that(
                        () -> !unheard(operation, task.orElseThrow()).isEmpty()
                                || !owed(operation, id).isEmpty(),
                        Reason.ALREADY_ACKNOWLEDGED,
                        "Expected a halt that this officer has not acknowledged");
    }

    static List<HaltId> unheard(Operation operation, Task task) {
        return operation.execution().halts().stream()
                .filter(h -> h.concerns(task.id()) && !h.acknowledgedBy().contains(task.officer()))
                .map(Halt::id)
                .toList();
    }

    static List<ObligationFulfilled> owed(Operation operation, TaskId task) {
        return operation.owed(Obligation.HALT_ACKNOWLEDGEMENT).stream()
                .filter(o -> o.task().equals(Optional.of(task)))
                .map(o -> new ObligationFulfilled(o.id(), Optional.empty()))
                .toList();
    }

    /** A halt of the committee or its chair is lifted only by a sitting. */
    static Requirement mayResume(Operation operation, Act act) {
        return Requirement.stage(operation, Stage.AUTHORISED, Stage.TASKED, Stage.EXECUTING, Stage.HALTED)
                .that(() -> !operation.execution().halts().isEmpty(), Reason.NOT_HALTED, "Expected a halt")
                .that(
                        () -> operation.execution().halts().stream().anyMatch(Halting::ofExecutiveOrHub),
                        Reason.ONLY_BY_SITTING,
                        "Expected a halt of the executive or the hub but only the committee's stand")
                .and(() -> ground(operation, act))
                .that(
                        () -> !liftable(operation, act).isEmpty(),
                        Reason.CONSENT_EXPIRED,
                        "Expected the consents to what was added to be in force");
    }

    /**
     * Nothing is resumed that would be stopped again. Before the start a case goes on without a consent that ended, since only
     * so it is revised and asked for anew; nobody is tasked and nothing starts meanwhile.
     */
    private static Requirement ground(Operation operation, Act act) {
        var causes = inForce(operation, act)
                .filter(cause -> Stopping.What.stopped(operation, cause).reach() == Halt.Reach.ALL)
                .map(Halt.Cause::kind)
                .toList();
        var executing = operation.execution().haltedIn().equals(Optional.of(Stage.EXECUTING));
        var again = operation.execution().haltedIn().filter(act.rules().haltedByConflict()::contains);
        return Requirement.NONE
                .that(
                        () -> again.isEmpty() || operation.screening().open() == 0,
                        Reason.CONFLICT_OPEN,
                        "Expected no open conflict of the case")
                .that(
                        () -> !causes.contains(Halt.Cause.Kind.OBLIGATION_BREACHED),
                        Reason.OBLIGATION_BREACHED,
                        "Expected no breached obligation that halts the case")
                .that(
                        () -> !executing || !causes.contains(Halt.Cause.Kind.CONSENT_ENDED),
                        Reason.CONSENT_EXPIRED,
                        "Expected consents in force")
                .that(
                        () -> !executing || !causes.contains(Halt.Cause.Kind.DESIGNATION_ENDED),
                        Reason.DESIGNATION_ENDED,
                        "Expected officers with a current designation");
    }

    static List<Fact> resumed(Operation operation, Sealed<String> reason, Act act) {
        return List.of(operation.fact(new Resumed(liftable(operation, act), reason, Optional.empty())));
    }

    /** All but those of a part for which the consent has ended: what else is halted goes on without it. */
    private static List<HaltId> liftable(Operation operation, Act act) {
        var causes = inForce(operation, act).collect(Collectors.toUnmodifiableSet());
        return operation.execution().halts().stream()
                .filter(Halting::ofExecutiveOrHub)
                .filter(h -> h.reach() == Halt.Reach.ALL
                        || h.cause().filter(causes::contains).isEmpty())
                .map(Halt::id)
                .toList();
    }

    private static Stream<Halt.Cause> inForce(Operation operation, Act act) {
        return new Timetable(operation, act.rules(), act.now()).inForce().stream();
    }

    private static boolean ofExecutiveOrHub(Halt halt) {
        return halt.authority() != Authority.COMMITTEE;
    }

    /** Never begun, a halted case is resumed, withdrawn upon resuming, or revoked. */
    static Requirement mayEnd(Operation operation) {
        return Requirement.stage(operation, Stage.EXECUTING, Stage.HALTED)
                .that(
                        () -> operation.execution().started(),
                        Reason.WRONG_STAGE,
                        "Expected a measure that began but it was halted before");
    }
}
