package org.sekimori.operation;

import java.util.Objects;
import java.util.UUID;

/** What a stream of entries is about: one operation, one sitting, one conflict… Versions count per log and subject, from 1. */
public record Subject(Kind kind, UUID id) {
    public Subject {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(id);
    }

    /** The kinds of subject an entry may have; the wire name is the lower-case name. */
    public enum Kind implements Wire {
        OPERATION,
        CAMPAIGN,
        ACTIVITY,
        CONFLICT,
        ALARM,
        SITTING,
        DOCUMENT,
        PERSON,
        HUB
    }
}
