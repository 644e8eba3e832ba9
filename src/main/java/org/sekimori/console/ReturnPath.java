package org.sekimori.console;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Where to go after signing in: a path of ours, whatever a browser makes of it. */
record ReturnPath(String value) {
    static final ReturnPath HOME = new ReturnPath("/");

    /** In UTF-8, so that it fits the cookie of a sign-in. */
    private static final int MAX_BYTES = 1_000;

    /**
     * The path, if no browser can take it for another site's address: {@code //host} is one, a backslash counts as a slash,
     * and tabs and line ends are dropped before the address is read.
     */
    static Optional<ReturnPath> of(String text) {
        var ours = text.startsWith("/")
                && !text.startsWith("//")
                && text.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES
                && text.chars().noneMatch(c -> c == '\\' || Character.isISOControl(c) || Character.isWhitespace(c));
        return ours ? Optional.of(new ReturnPath(text)) : Optional.empty();
    }
}
