package org.sekimori.phase.screening;

import java.util.List;
import org.sekimori.operation.Command;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.ScopeHash;

/** What deconfliction tells the case. */
public sealed interface ScreeningCommand extends Command {
    /**
     * The case was screened, or one of its conflicts was raised, closed or reopened. Given by the hub alone.
     *
     * @param changed conflicts of the case and how they stand; naming one that the case knows so already does no harm
     */
    record Screen(ScopeHash scopeHash, List<Standing> changed) implements ScreeningCommand {
        public Screen {
            changed = List.copyOf(changed);
        }
    }

    /** How a conflict stands. */
    record Standing(ConflictId id, boolean open) {}
}
