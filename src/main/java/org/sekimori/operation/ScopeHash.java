package org.sekimori.operation;

/** SHA-256 of a scope, 64 lower-case hexadecimal digits. Every grant and vote names the one that it saw. */
public record ScopeHash(String value) implements Name {
    public ScopeHash {
        if (!value.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected 64 lower-case hexadecimal digits");
        }
    }
}
