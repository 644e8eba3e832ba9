package org.sekimori.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.ObligationEvent.ObligationFulfilled;
import org.sekimori.operation.ObligationEvent.ObligationOpened;

/** Who owes word of the measure: its officers while it goes on, the agency's director once it is over. */
public final class Reporting {
    private Reporting() {}

    /** A measure that began is reported when it is over; nothing is owed for one that never did. */
    public static List<Fact> owed(Operation operation, Act act, int firstId) {
        return operation.execution().started()
                ? List.of(operation.fact(ObligationOpened.of(
                        new ObligationId(act.id(firstId)),
                        Obligation.REPORT,
                        operation.agency().director(),
                        act)))
                : List.of();
    }

    /** The next report of this task's officer, one period after {@code from}; empty where none was ordered. */
    public static Optional<Fact> next(Operation operation, Task task, Instant from, Act act, int id) {
        return period(task)
                .map(every -> operation.fact(ObligationOpened.from(
                                from.plus(every),
                                new ObligationId(act.id(id)),
                                Obligation.PERIODIC_REPORT,
                                task.agency().officer(),
                                act)
                        .of(task.id())));
    }

    /** How often; an order to report all the time is none. */
    static Optional<Duration> period(Task task) {
        return task.reportEvery().filter(Duration::isPositive);
    }

    /** Whatever somebody of an agency tells is its officers' report of the period. */
    public static List<Fact> told(Operation operation, Act act) {
        var agency = act.actor().seat().agency();
        return operation.owed(Obligation.PERIODIC_REPORT).stream()
                .filter(o -> o.task().flatMap(operation::task).map(Task::agency).equals(agency))
                .map(o -> operation.fact(new ObligationFulfilled(o.id(), Optional.empty())))
                .toList();
    }
}
