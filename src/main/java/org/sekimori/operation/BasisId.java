package org.sekimori.operation;

import java.util.Objects;
import java.util.regex.Pattern;

/** Names a legal basis of {@code policies/legal-bases.yaml}. */
public record BasisId(String value) implements Name, Comparable<BasisId> {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public BasisId {
        Objects.requireNonNull(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected lower-case letters, digits and hyphens");
        }
    }

    @Override
    public int compareTo(BasisId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
