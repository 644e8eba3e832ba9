package org.sekimori.phase.oversight;

import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Event;
import org.sekimori.operation.GateId;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.SittingId;

/** What of a sitting enters the case: that it is open, what came of it, that it is over. */
public sealed interface OversightEvent extends Event {
    /** A sitting is open on the case; these sit in it. */
    record SittingOpened(SittingId sitting, Sitting.Matter matter, Set<PersonId> present) implements OversightEvent {
        public SittingOpened {
            present = Set.copyOf(present);
        }
    }

    /**
     * It is over, with an outcome or without: a motion that failed looks like an adjournment from here.
     *
     * @param deciders who sat when a gate was decided, which may be others than at the opening; only with such an outcome
     */
    record SittingEnded(SittingId sitting, Optional<Set<PersonId>> deciders) implements OversightEvent {
        public SittingEnded {
            deciders = deciders.map(Set::copyOf);
        }
    }

    /** The committee confirmed the measure (確認); {@code gate}, where policy has one for it. */
    record Confirmed(SittingId sitting, Optional<GateId> gate, ScopeHash scopeHash, Sealed<String> reasons)
            implements OversightEvent {}

    /** The committee recommends (勧告). */
    record Recommended(SittingId sitting, ScopeHash scopeHash, Sealed<String> text, Sealed<String> reasons)
            implements OversightEvent {}
}
