package org.sekimori.phase.execution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.EntryId;
import org.sekimori.operation.Event;
import org.sekimori.operation.HaltId;
import org.sekimori.operation.Occurring;
import org.sekimori.operation.OnBehalf;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.TaskId;
import org.sekimori.operation.Wire;
import org.sekimori.phase.execution.ExecutionCommand.Data;
import org.sekimori.phase.execution.ExecutionCommand.Identified;
import org.sekimori.phase.execution.ExecutionCommand.Loss;

/** What happened while the measure was carried out; halts are shared with oversight. */
public sealed interface ExecutionEvent extends Event {
    /** Why an entry does not count as in scope. */
    enum Flag implements Wire {
        WRONG_SCOPE,
        /** In what an amendment added, by an officer who had not acknowledged it. */
        SCOPE_UNKNOWN,
        WRONG_MEASURE,
        WRONG_TARGET,
        WRONG_TASK,
        WRONG_STAGE,
        HALTED,
        OUTSIDE_WINDOW,
        CONSENT_EXPIRED,
        DESIGNATION_LAPSED,
        NOT_IDENTIFIED,
        /** Identified again, it was found at another place or with another holder. */
        TARGET_CHANGED,
        FUTURE,
        /** A correction of an entry that the case has not. */
        UNKNOWN_ENTRY
    }

    /**
     * What an officer did. A fact is never refused: what is wrong with it stands in {@code flags}.
     *
     * @param inScope whether it counts as execution of what is authorised; a safe stop after a halt is in order and does not
     * @param late true if it was told longer after it occurred than policy allows; it may be in scope all the same
     */
    record Logged(
            TaskId task,
            Sealed<String> measure,
            Sealed<String> target,
            Instant occurred,
            Sealed<Identified> identified,
            Sealed<String> action,
            Sealed<String> effect,
            Sealed<String> dataHandled,
            Optional<Sealed<String>> deviation,
            ScopeHash scopeHash,
            List<Flag> flags,
            boolean inScope,
            Optional<OnBehalf> onBehalfOf,
            Optional<Sealed<Data>> data,
            Optional<Sealed<Loss>> loss,
            Optional<Boolean> safeStop,
            Optional<Boolean> late)
            implements ExecutionEvent, Occurring {
        public Logged {
            flags = List.copyOf(flags);
        }
    }

    /** A correction of an earlier entry, which stays as it is. */
    record Corrected(
            EntryId entry,
            Sealed<String> reason,
            TaskId task,
            Sealed<String> measure,
            Sealed<String> target,
            Instant occurred,
            Sealed<Identified> identified,
            Sealed<String> action,
            Sealed<String> effect,
            Sealed<String> dataHandled,
            Optional<Sealed<String>> deviation,
            ScopeHash scopeHash,
            List<Flag> flags,
            boolean inScope,
            Optional<OnBehalf> onBehalfOf,
            Optional<Sealed<Data>> data,
            Optional<Sealed<Loss>> loss,
            Optional<Boolean> safeStop,
            Optional<Boolean> late)
            implements ExecutionEvent, Occurring {
        public Corrected {
            flags = List.copyOf(flags);
        }
    }

    /** A remark. */
    record Noted(Sealed<String> text, Optional<Instant> occurred) implements ExecutionEvent {}

    /** A tasked officer heard these halts. */
    record HaltAcknowledged(TaskId task, List<HaltId> halts, Optional<OnBehalf> onBehalfOf) implements ExecutionEvent {
        public HaltAcknowledged {
            halts = List.copyOf(halts);
        }
    }
}
