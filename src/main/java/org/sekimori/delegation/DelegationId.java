package org.sekimori.delegation;

import java.util.Objects;
import java.util.UUID;
import org.sekimori.operation.Id;

/** Names one delegation of a person. */
public record DelegationId(UUID value) implements Id {
    public DelegationId {
        Objects.requireNonNull(value);
    }
}
