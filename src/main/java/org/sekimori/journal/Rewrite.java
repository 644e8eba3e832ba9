package org.sekimori.journal;

import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/** Something done to every sealed component of a record: committing to it, opening it, collecting it. */
interface Rewrite {
    Sealed<?> field(String name, Sealed<?> sealed, Shape content);

    SealedList<?> list(String name, SealedList<?> sealed, Shape content);

    /** By identity, on purpose: what was not rewritten is handed back itself, and comparing contents would cost. */
    @SuppressWarnings("ReferenceEquality")
    static boolean changed(Object before, Object after) {
        return before != after;
    }
}
