package org.sekimori.operation;

import java.util.Objects;
import java.util.regex.Pattern;

/** Names a handling class of {@code policies/handling.yaml}. */
public record HandlingId(String value) implements Name {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    public HandlingId {
        Objects.requireNonNull(value);
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected lower-case letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
