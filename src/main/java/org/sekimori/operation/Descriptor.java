package org.sekimori.operation;

import java.util.Map;

/**
 * The wire names of a room's events: full entry type (for example {@code org.sekimori.operation.Submitted}) to record.
 * A name never changes once an entry of it was written.
 */
public record Descriptor(Map<String, Class<? extends Event>> types) {
    public Descriptor {
        types = Map.copyOf(types);
    }
}
