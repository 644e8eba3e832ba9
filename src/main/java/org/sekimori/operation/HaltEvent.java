package org.sekimori.operation;

import java.util.List;
import java.util.Optional;

/** Halts and their lifting: ordered by people in execution, by the hub on a fact out of scope, by a sitting. */
public sealed interface HaltEvent extends Event {
    /** Halted (緊急停止). {@code covers} holds the ids of the targets when {@code reach} is targets. */
    record Halted(
            HaltId halt,
            Halt.Authority authority,
            Halt.Reach reach,
            Optional<TaskId> task,
            SealedList<String> covers,
            Sealed<String> reason,
            Optional<SittingId> sitting)
            implements HaltEvent {}

    /** These halts are lifted; with the last one the operation goes on in the stage it was halted in. */
    record Resumed(List<HaltId> halts, Sealed<String> reason, Optional<SittingId> sitting) implements HaltEvent {
        public Resumed {
            halts = List.copyOf(halts);
        }
    }
}
