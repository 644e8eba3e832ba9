package org.sekimori.operation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a target or an activity is recognised by. It is text to compare, never to connect to or to look up.
 *
 * @param exact true: of a domain, without its subdomains
 * @param prefixes of an autonomous system: the networks that are registered for it
 * @param aliases of an account, malware or an actor: its other names
 */
public record Selector(
        Kind kind,
        String value,
        Optional<Boolean> exact,
        Optional<List<String>> prefixes,
        Optional<List<String>> aliases) {
    private static final int LONGEST = 2_048;
    private static final int MOST = 1_000;

    public Selector {
        Objects.requireNonNull(kind);
        check(value);
        prefixes = prefixes.map(Selector::checked);
        aliases = aliases.map(Selector::checked);
    }

    public Selector(Kind kind, String value) {
        this(kind, value, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Of the same kind, with other texts. */
    public Selector with(String other, Optional<List<String>> otherPrefixes) {
        return new Selector(kind, other, exact, otherPrefixes, aliases);
    }

    private static List<String> checked(List<String> texts) {
        if (texts.isEmpty() || texts.size() > MOST) {
            throw new IllegalArgumentException("expected 1 to 1000 texts");
        }
        texts.forEach(Selector::check);
        return List.copyOf(texts);
    }

    private static void check(String text) {
        if (text.isBlank() || text.length() > LONGEST) {
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
