package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names an obligation; a condition of a grant is one. */
public record ObligationId(UUID value) implements Id {
    public ObligationId {
        Objects.requireNonNull(value);
    }
}
