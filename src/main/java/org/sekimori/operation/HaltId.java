package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names an emergency halt (緊急停止); each stands by itself. */
public record HaltId(UUID value) implements Id {
    public HaltId {
        Objects.requireNonNull(value);
    }
}
