package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names a sitting of the committee (会議). */
public record SittingId(UUID value) implements Id {
    public SittingId {
        Objects.requireNonNull(value);
    }

    public Subject subject() {
        return new Subject(Subject.Kind.SITTING, value);
    }
}
