package org.sekimori.phase.tasking;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Command;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.OnBehalf;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.TaskId;

/** What may be ordered while officers are tasked. */
public sealed interface TaskingCommand extends Command {
    /** An order to one officer (下命); {@code partner} is the police officer of a joint measure. */
    record Tasking(
            Agency agency,
            PersonId officer,
            Optional<PersonId> partner,
            Sealed<String> instructions,
            Sealed<String> limits,
            Duration reportEvery)
            implements TaskingCommand {}

    /** The officer takes the task. */
    record Accept(TaskId task, Optional<OnBehalf> onBehalfOf) implements TaskingCommand {
        /** By the officer in person. */
        public Accept(TaskId task) {
            this(task, Optional.empty());
        }
    }

    /** The officer does not take the task, or gives it back before the start. */
    record Decline(TaskId task, Sealed<String> reason) implements TaskingCommand {}

    /** The officer is ready and knows every condition in force. */
    record Ready(TaskId task, Optional<Set<ObligationId>> conditions, Optional<OnBehalf> onBehalfOf)
            implements TaskingCommand {
        /** By the officer in person. */
        public Ready(TaskId task, Optional<Set<ObligationId>> conditions) {
            this(task, conditions, Optional.empty());
        }
    }

    /** The measure begins. */
    record Start() implements TaskingCommand {}
}
