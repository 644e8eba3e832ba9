package org.sekimori.phase.screening;

import java.util.List;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Event;
import org.sekimori.operation.ScopeHash;

/** What screening does to a case. */
public sealed interface ScreeningEvent extends Event {
    /**
     * This scope was screened.
     *
     * @param open how many conflicts of the case are open now
     * @param changed conflicts that opened or closed: one that the case did not know is open, a known one has turned
     */
    record Screened(ScopeHash scopeHash, int open, List<ConflictId> changed) implements ScreeningEvent {
        public Screened {
            changed = List.copyOf(changed);
        }
    }
}
