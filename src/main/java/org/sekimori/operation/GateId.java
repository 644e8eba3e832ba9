package org.sekimori.operation;

import java.util.Objects;

/** Names a gate (関門) of {@code policies/gates.yaml}. */
public record GateId(String value) implements Name, Comparable<GateId> {
    public GateId {
        Objects.requireNonNull(value);
        if (!value.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            throw new IllegalArgumentException("expected lower-case letters, digits and hyphens");
        }
    }

    /** Not a gate: what the watch officer names when returning a case before any gate opens. */
    public static final GateId SCREENING = new GateId("screening");

    @Override
    public int compareTo(GateId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
