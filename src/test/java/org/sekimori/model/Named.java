package org.sekimori.model;

import java.util.Optional;
import org.sekimori.operation.Command;
import org.sekimori.operation.GateId;
import org.sekimori.operation.TaskId;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/** The ids in a command that policy needs. */
final class Named {
    private Named() {}

    static Optional<GateId> gate(Command command) {
        return switch (command) {
            case ReviewCommand.Grant grant -> Optional.of(grant.gate());
            case ReviewCommand.Refuse refuse -> Optional.of(refuse.gate());
            case ReviewCommand.Return given -> Optional.of(given.gate());
            case ReviewCommand.ConfirmOral confirm -> Optional.of(confirm.gate());
            case ReviewCommand.AttachPaper attach -> Optional.of(attach.gate());
            case ReviewCommand.TakeNote note -> Optional.of(note.gate());
            default -> Optional.empty();
        };
    }

    static Optional<TaskId> task(Command command) {
        return switch (command) {
            case TaskingCommand.Accept accept -> Optional.of(accept.task());
            case TaskingCommand.Ready ready -> Optional.of(ready.task());
            case TaskingCommand.Decline decline -> Optional.of(decline.task());
            case ExecutionCommand.AcknowledgeHalt heard -> Optional.of(heard.task());
            case ExecutionCommand.AcknowledgeScope known -> Optional.of(known.task());
            default -> Optional.empty();
        };
    }

    static boolean onBehalfOf(Command command) {
        return switch (command) {
            case TaskingCommand.Accept accept -> accept.onBehalfOf().isPresent();
            case TaskingCommand.Ready ready -> ready.onBehalfOf().isPresent();
            case ExecutionCommand.AcknowledgeHalt heard -> heard.onBehalfOf().isPresent();
            case ExecutionCommand.Account account -> account.onBehalfOf().isPresent();
            default -> false;
        };
    }
}
