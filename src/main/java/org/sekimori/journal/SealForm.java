package org.sekimori.journal;

import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/** How sealed components are written and read; a write answers {@code null} to leave the component out. */
interface SealForm {
    Object write(Sealed<?> sealed, Shape content, Form form);

    Sealed<?> read(Object tree, Shape content, Form form);

    Object writeList(SealedList<?> sealed, Shape content, Form form);

    SealedList<?> readList(Object tree, Shape content, Form form);

    /** What stands for a sealed component whose object does not name it. */
    default Sealed<?> absent() {
        throw Malformed.here("missing-field", "a value");
    }

    default SealedList<?> absentList() {
        throw Malformed.here("missing-field", "a list");
    }
}
