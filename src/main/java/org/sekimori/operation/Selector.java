package org.sekimori.operation;

import java.util.Objects;

/** What a target or an activity is recognised by. It is text to compare, never to connect to or to look up. */
public record Selector(Kind kind, String value) {
    private static final int LONGEST = 2_048;

    public Selector {
        Objects.requireNonNull(kind);
        if (value.isBlank() || value.length() > LONGEST) {
            throw new IllegalArgumentException("expected 1 to 2048 characters");
        }
    }

    /** The kinds of selector. */
    public enum Kind implements Wire {
        IPV4,
        IPV6,
        CIDR,
        SOCKET,
        DOMAIN,
        URL,
        ASN,
        ACCOUNT,
        MALWARE,
        THREAT_ACTOR
    }
}
