package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names a tasking (下命). */
public record TaskId(UUID value) implements Id {
    public TaskId {
        Objects.requireNonNull(value);
    }
}
