package org.sekimori.phase.tasking;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.operation.Act;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Halt;
import org.sekimori.operation.LegalBasis;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Task;
import org.sekimori.operation.TaskId;
import org.sekimori.phase.tasking.TaskingCommand.Tasking;

/** Whether the case may be tasked and started, and whether an officer fits. */
final class TaskRules {
    private TaskRules() {}

    /** Every consent before the measure is in force, the current scope was screened, no conflict is open. */
    static Requirement cleared(Operation operation, Act act) {
        var gates = Gates.of(operation, act);
        return gates.consents()
                .and(gates::consentsOfAmendments)
                .that(
                        () -> operation.screening().screened().equals(Optional.of(operation.scopeHash())),
                        Reason.NOT_SCREENED,
                        "Expected a screening of the current scope")
                .that(
                        () -> operation.screening().open() == 0,
                        Reason.CONFLICT_OPEN,
                        () -> "Expected no open conflict but there are "
                                + operation.screening().open());
    }

    static Requirement mayTask(Operation operation, Act act) {
        return Requirement.stage(operation, Stage.AUTHORISED, Stage.TASKED)
                .and(() -> cleared(operation, act))
                .that(
                        () -> !operation.proposal().executors().stream()
                                .allMatch(a -> live(operation, a).isPresent()),
                        Reason.TASK_LIVE,
                        "Expected an executor without a live task");
    }

    static Requirement fits(Operation operation, Tasking tasking, Act act) {
        var agency = tasking.agency();
        var basis = act.rules().bases().get(operation.proposal().legalBasis());
        return Requirement.NONE
                .that(
                        () -> operation.proposal().executors().contains(agency),
                        Reason.WRONG_AGENCY,
                        "Expected an executor of the case but it is " + agency.wire())
                .that(
                        () -> live(operation, agency).isEmpty(),
                        Reason.TASK_LIVE,
                        "Expected no live task of " + agency.wire())
                .that(
                        () -> operation.execution().halts().stream()
                                .filter(h -> h.authority() == Halt.Authority.COMMITTEE)
                                .noneMatch(h -> ofTaskOf(operation, h, agency)),
                        Reason.ONLY_BY_SITTING,
                        "Expected no halt of the committee on an earlier task of " + agency.wire())
                .that(
                        () -> basis != null,
                        Reason.UNKNOWN_BASIS,
                        "Expected a known legal basis but it is "
                                + operation.proposal().legalBasis())
                .and(() -> officer(operation, tasking.officer(), agency, basis, act))
                .and(() -> partner(operation, tasking, basis));
    }

    private static boolean ofTaskOf(Operation operation, Halt halt, Agency agency) {
        return halt.task()
                .flatMap(operation::task)
                .map(task -> task.agency() == agency)
                .orElse(false);
    }

    private static Requirement officer(Operation operation, PersonId id, Agency agency, LegalBasis basis, Act act) {
        var officer = act.rules().directory().person(id);
        return Requirement.NONE
                .that(officer::isPresent, Reason.UNKNOWN_PERSON, "Expected an officer of the directory")
                .that(
                        () -> officer.flatMap(p -> p.organisation().agency()).equals(Optional.of(agency)),
                        Reason.WRONG_AGENCY,
                        "Expected an officer of " + agency.wire())
                .and(() -> designated(id, agency, act))
                .that(
                        () -> !(operation.review().abroad()
                                        || operation.underReview().review().abroad())
                                || goesAbroad(officer.orElseThrow(), basis),
                        Reason.PREFECTURE_ABROAD,
                        "Expected an officer who may be tasked for a target abroad or of unknown place");
    }

    /** Source: Police Duties Execution Act, art 6-2: abroad only officers of the National Police Agency. */
    private static boolean goesAbroad(Person officer, LegalBasis basis) {
        return officer.organisation() != Organisation.PREFECTURE
                && basis.abroad().contains(officer.organisation());
    }

    /** Source: Self-Defense Forces Act, art 91-3: jointly with the police. */
    private static Requirement partner(Operation operation, Tasking tasking, LegalBasis basis) {
        if (!basis.partner() || tasking.agency() != Agency.SDF) {
            return Requirement.NONE.that(
                    () -> tasking.partner().isEmpty(), Reason.WRONG_PARTNER, "Expected no partner for this task");
        }
        var police = live(operation, Agency.POLICE);
        return Requirement.NONE
                .that(police::isPresent, Reason.POLICE_TASK_FIRST, "Expected a live police task first")
                .that(
                        () -> tasking.partner().equals(police.map(Task::officer)),
                        Reason.WRONG_PARTNER,
                        "Expected the police task's officer as partner");
    }

    static Requirement designated(PersonId officer, Agency agency, Act act) {
        return Requirement.NONE.that(
                () -> act.rules()
                        .directory()
                        .person(officer)
                        .map(p -> p.designatedFor(agency, act.now()))
                        .orElse(false),
                Reason.NOT_DESIGNATED,
                "Expected an officer of " + agency.wire() + " with a current designation");
    }

    /** The actor is the officer of this task, which is in one of these states. */
    static Requirement own(Operation operation, TaskId id, Act act, Task.State... states) {
        var task = operation.task(id);
        return Requirement.NONE
                .that(task::isPresent, Reason.UNKNOWN_TASK, "Expected a task of the case")
                .that(
                        () -> task.orElseThrow().officer().equals(act.actor().id()),
                        Reason.NOT_TASKED,
                        "Expected the task's officer")
                .and(() -> Requirement.stage(operation, Stage.TASKED))
                .that(
                        () -> Set.of(states).contains(task.orElseThrow().state()),
                        Reason.WRONG_TASK_STATE,
                        () -> "Expected another state of the task but it is "
                                + task.orElseThrow().state().wire());
    }

    static Requirement acknowledges(Operation operation, Set<ObligationId> named) {
        var inForce = operation.conditions().stream().map(Obligation::id).collect(Collectors.toUnmodifiableSet());
        return Requirement.NONE
                .that(() -> inForce.containsAll(named), Reason.UNKNOWN_CONDITION, "Expected conditions in force only")
                .that(
                        () -> named.containsAll(inForce),
                        Reason.CONDITIONS_UNACKNOWLEDGED,
                        "Expected all " + inForce.size() + " conditions in force");
    }

    static Requirement mayStart(Operation operation, Act act) {
        return Requirement.stage(operation, Stage.TASKED)
                .that(
                        () -> manned(operation, act),
                        Reason.TASKS_NOT_READY,
                        "Expected every executor's task to be ready")
                .that(
                        () -> operation.liveTasks().stream().allMatch(operation::acknowledgedBy),
                        Reason.CONDITIONS_UNACKNOWLEDGED,
                        "Expected every officer to have acknowledged every condition in force")
                .and(() -> cleared(operation, act))
                .and(() -> allDesignated(operation, act))
                .that(
                        () -> operation.proposal().window().contains(act.now()),
                        Reason.OUTSIDE_WINDOW,
                        "Expected a time within the window");
    }

    /** Under a joint basis the SDF task still names the officer who now holds the police task. */
    private static boolean manned(Operation operation, Act act) {
        var live = operation.liveTasks();
        var basis = act.rules().bases().get(operation.proposal().legalBasis());
        var police = live(operation, Agency.POLICE).map(Task::officer);
        return operation.proposal().executors().stream()
                        .allMatch(a -> live(operation, a).isPresent())
                && live.stream().allMatch(t -> t.state() == Task.State.READY)
                && (basis == null
                        || !basis.partner()
                        || live.stream()
                                .filter(t -> t.agency() == Agency.SDF)
                                .allMatch(t ->
                                        t.partner().isPresent() && t.partner().equals(police)));
    }

    private static Requirement allDesignated(Operation operation, Act act) {
        var all = Requirement.NONE;
        for (var task : operation.liveTasks()) {
            all = all.and(() -> designated(task.officer(), task.agency(), act));
        }
        return all;
    }

    private static Optional<Task> live(Operation operation, Agency agency) {
        return operation.liveTasks().stream().filter(t -> t.agency() == agency).findAny();
    }
}
