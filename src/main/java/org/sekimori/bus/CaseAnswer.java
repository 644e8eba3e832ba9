package org.sekimori.bus;

import java.util.Map;

/** The case, or nothing where it is unknown or not for the actor to know. */
public sealed interface CaseAnswer {
    /** As the contract describes a case; persons stand as {@code PersonId}, translated by whoever writes it out. */
    record Found(Map<String, Object> view, long version) implements CaseAnswer {}

    /** Unknown, or hidden. */
    record NotFound() implements CaseAnswer {}
}
