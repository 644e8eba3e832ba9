package org.sekimori.operation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Halts and their lifting: ordered by people in execution, by the hub on a fact out of scope, by a sitting. */
public sealed interface HaltEvent extends Event {
    /**
     * Halted (緊急停止). {@code covers} holds the ids of the targets when {@code reach} is targets.
     *
     * @param cause why, where the hub halts because a time has come
     * @param lapses when it lapses unless a sitting upholds it before; a halt that never does says nothing
     */
    record Halted(
            HaltId halt,
            Halt.Authority authority,
            Halt.Reach reach,
            Optional<TaskId> task,
            SealedList<String> covers,
            Sealed<String> reason,
            Optional<SittingId> sitting,
            Optional<Halt.Cause> cause,
            Optional<Instant> lapses)
            implements HaltEvent {}

    /** A sitting upheld these halts: from now on only a sitting lifts them. */
    record HaltUpheld(List<HaltId> halts, SittingId sitting) implements HaltEvent {
        public HaltUpheld {
            halts = List.copyOf(halts);
        }
    }

    /** These halts were not upheld in time and stand no more; with the last one the operation goes on as after a resumption. */
    record HaltLapsed(List<HaltId> halts) implements HaltEvent {
        public HaltLapsed {
            halts = List.copyOf(halts);
        }
    }

    /** These halts are lifted; with the last one the operation goes on in the stage it was halted in. */
    record Resumed(List<HaltId> halts, Sealed<String> reason, Optional<SittingId> sitting) implements HaltEvent {
        public Resumed {
            halts = List.copyOf(halts);
        }
    }
}
