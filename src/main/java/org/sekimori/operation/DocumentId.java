package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** Names a registered document (文書). */
public record DocumentId(UUID value) implements Id {
    public DocumentId {
        Objects.requireNonNull(value);
    }

    public Subject subject() {
        return new Subject(Subject.Kind.DOCUMENT, value);
    }
}
