package org.sekimori.operation;

/** One computer, account or service at which a measure is aimed; {@code id} is unique within its operation. */
public record Target(String id, Selector selector, Location location, boolean shared, boolean thirdParty) {
    public Target {
        if (!id.matches("[A-Za-z0-9._-]{1,64}")) {
            throw new IllegalArgumentException("expected 1 to 64 of letters, digits, '.', '_', '-'");
        }
    }
}
