package org.sekimori.operation;

import java.time.Instant;
import java.util.Optional;

/** The life of an obligation; every phase may open or fulfil one. */
public sealed interface ObligationEvent extends Event {
    /** Owed from now on; {@code text} for a condition of a grant. */
    record ObligationOpened(
            ObligationId obligation,
            String kind,
            Seat owner,
            Optional<Instant> warn,
            Optional<Instant> due,
            Optional<GateId> gate,
            Optional<TaskId> task,
            Optional<Sealed<String>> text)
            implements ObligationEvent {
        /** Of this kind, owed by this seat, with the times that policy gives the kind. */
        public static ObligationOpened of(ObligationId id, String kind, Seat owner, Act act) {
            return from(act.now(), id, kind, owner, act);
        }

        /** The same with its times counted from another instant than now. */
        public static ObligationOpened from(Instant start, ObligationId id, String kind, Seat owner, Act act) {
            var deadline = act.rules().deadline(kind);
            return new ObligationOpened(
                    id,
                    kind,
                    owner,
                    deadline.warn().map(term -> term.after(start)),
                    deadline.breach().map(term -> term.after(start)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        public ObligationOpened of(GateId source) {
            return new ObligationOpened(obligation, kind, owner, warn, due, Optional.of(source), task, text);
        }

        public ObligationOpened of(TaskId concerned) {
            return new ObligationOpened(obligation, kind, owner, warn, due, gate, Optional.of(concerned), text);
        }

        public ObligationOpened saying(Optional<Sealed<String>> words) {
            return new ObligationOpened(obligation, kind, owner, warn, due, gate, task, words);
        }
    }

    /** Its owner was warned that it falls due. */
    record ObligationWarned(ObligationId obligation) implements ObligationEvent {}

    /** Its due time passed. */
    record ObligationBreached(ObligationId obligation) implements ObligationEvent {}

    /** Done; the answer, where one is asked for, is sealed. */
    record ObligationFulfilled(ObligationId obligation, Optional<Sealed<String>> answer) implements ObligationEvent {}
}
