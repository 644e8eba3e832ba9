package org.sekimori.journal;

import java.util.List;
import java.util.Set;
import org.sekimori.operation.Subject;

/** What became of an {@link Append}. A failure of the database is no result but a failed future. */
public sealed interface AppendResult {
    /** Committed, durable, in this order. */
    record Appended(List<StoredEntry> entries) implements AppendResult {}

    /**
     * Somebody else was faster: these subjects have moved on. Load and decide again. Without subjects: {@code recorded} was
     * too far from the database's clock; decide again with the present time.
     */
    record Raced(Set<Subject> subjects) implements AppendResult {}

    /** The cause is already in the log, with these entries. */
    record AlreadyThere(List<StoredEntry> entries) implements AppendResult {}
}
