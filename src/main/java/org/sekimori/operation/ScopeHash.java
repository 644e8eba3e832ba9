package org.sekimori.operation;

import java.util.regex.Pattern;

/** SHA-256 of a scope, 64 lower-case hexadecimal digits. Every grant and vote names the one that it saw. */
public record ScopeHash(String value) implements Name {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

    public ScopeHash {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits");
        }
    }
}
