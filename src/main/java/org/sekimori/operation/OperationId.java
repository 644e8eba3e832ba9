package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names an operation (措置案件). */
public record OperationId(UUID value) implements Id {
    public OperationId {
        Objects.requireNonNull(value);
    }

    public Subject subject() {
        return new Subject(Subject.Kind.OPERATION, value);
    }
}
