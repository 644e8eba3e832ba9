package org.sekimori.operation;

import java.util.Objects;
import java.util.regex.Pattern;

/** Names a gate (関門) of {@code policies/gates.yaml}. */
public record GateId(String value) implements Name, Comparable<GateId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public GateId {
        Objects.requireNonNull(value);
        if (!FORM.matcher(value).matches()) {
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
