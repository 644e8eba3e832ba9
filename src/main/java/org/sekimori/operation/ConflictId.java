package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names a conflict. The other desk sees it, so it tells nothing. */
public record ConflictId(UUID value) implements Id {
    public ConflictId {
        Objects.requireNonNull(value);
    }

    public Subject subject() {
        return new Subject(Subject.Kind.CONFLICT, value);
    }
}
