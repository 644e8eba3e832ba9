package org.sekimori.deconfliction;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Event;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Wire;

/** What happened to a conflict. */
public sealed interface ConflictEvent extends Event {
    /** Two parties met for the first time; {@code left} of each overlap is the first party's. */
    record Raised(ConflictId conflict, List<Subject> parties, SealedList<OverlapItem> overlaps)
            implements ConflictEvent {
        public Raised {
            parties = List.copyOf(parties);
        }
    }

    /** An open conflict has other overlaps now, possibly none. */
    record OverlapsChanged(SealedList<OverlapItem> overlaps) implements ConflictEvent {}

    /** Whoever wrote this entry owns the conflict. */
    record Owned() implements ConflictEvent {}

    /** Its owner disposed of it; {@code no-conflict} and {@code joint} close it. */
    record Disposed(Disposition disposition, Optional<UUID> party, Sealed<String> reason) implements ConflictEvent {}

    /** Its owner left it to the NCO director. */
    record Escalated(Sealed<String> reason) implements ConflictEvent {}

    /** The NCO director, who wrote this entry, closed an escalated conflict. */
    record Overridden(Sealed<String> reason) implements ConflictEvent {}

    /** From now on the desks of both parties know that there is one; whoever wrote this entry is to be called. */
    record Released() implements ConflictEvent {}

    /** The party that was to give way did; no overlap is left. */
    record Closed(Cause cause, SealedList<OverlapItem> overlaps) implements ConflictEvent {
        static Closed by(Cause cause) {
            return new Closed(cause, SealedList.fresh(List.of()));
        }

        /** How the party gave way. */
        public enum Cause implements Wire {
            NO_OVERLAP,
            PARTY_ENDED
        }
    }

    /** A closed conflict has other overlaps than those decided on; it needs an owner and a disposition again. */
    record Reopened(SealedList<OverlapItem> overlaps) implements ConflictEvent {}
}
