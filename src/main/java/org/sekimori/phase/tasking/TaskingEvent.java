package org.sekimori.phase.tasking;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Event;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.OnBehalf;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.TaskId;

/** What becomes of tasks, up to the start. */
public sealed interface TaskingEvent extends Event {
    /** An officer was tasked (下命). */
    record Tasked(
            TaskId task,
            Agency agency,
            PersonId officer,
            Optional<PersonId> partner,
            Sealed<String> instructions,
            Sealed<String> limits,
            Duration reportEvery)
            implements TaskingEvent {}

    /** The officer took the task. */
    record Accepted(TaskId task, Optional<OnBehalf> onBehalfOf) implements TaskingEvent {
        /** By the officer in person. */
        public Accepted(TaskId task) {
            this(task, Optional.empty());
        }
    }

    /** The officer does not take it. */
    record Declined(TaskId task, Sealed<String> reason) implements TaskingEvent {}

    /** The officer is ready and acknowledged these conditions. */
    record Ready(TaskId task, Set<ObligationId> conditions, Optional<OnBehalf> onBehalfOf) implements TaskingEvent {
        public Ready {
            conditions = Set.copyOf(conditions);
        }
    }

    /** The measure began. */
    record Started() implements TaskingEvent {}
}
