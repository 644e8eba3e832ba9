package org.sekimori.operation;

import java.util.Objects;

/** An event and the subject in whose stream it is to be appended. */
public record Fact(Subject subject, Event event) {
    public Fact {
        Objects.requireNonNull(subject);
        Objects.requireNonNull(event);
    }
}
