package org.sekimori.operation;

import java.util.regex.Pattern;

/** One computer, account or service at which a measure is aimed; {@code id} is unique within its operation. */
public record Target(String id, Selector selector, Location location, boolean shared, boolean thirdParty) {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    public Target {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("expected 1 to 64 of letters, digits, '.', '_', '-'");
        }
    }

    /** The same, recognised by something else. */
    public Target with(Selector other) {
        return new Target(id, other, location, shared, thirdParty);
    }
}
