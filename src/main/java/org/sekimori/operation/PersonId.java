package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** A person's random key, the only name of a person in entries; HTTP says the user name instead. */
public record PersonId(UUID value) implements Id {
    public PersonId {
        Objects.requireNonNull(value);
    }
}
