package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names an activity of another instrument: a takedown, an attribution… */
public record ActivityId(UUID value) implements Id {
    public ActivityId {
        Objects.requireNonNull(value);
    }
}
