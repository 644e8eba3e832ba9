package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names an entry of a log. */
public record EntryId(UUID value) implements Id {
    public EntryId {
        Objects.requireNonNull(value);
    }
}
