package org.sekimori.journal;

import java.util.Objects;

/**
 * An input that does not have the promised form. Carries no stack trace: it is an answer, not an accident.
 *
 * <p>Codes: {@code not-json wrong-type unknown-field missing-field not-an-integer out-of-range duplicate-name
 * duplicate-item lone-surrogate reserved-name too-deep too-large unknown-value list-too-long entry-too-large}.
 */
public final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String pointer;
    private final String code;
    private final String expected;

    /**
     * @param pointer RFC 6901, the empty string for the whole
     * @param code stable, kebab-case
     * @param expected what would have been right, in words that repeat nothing of the input
     */
    public Malformed(String pointer, String code, String expected) {
        super(code + " at '" + pointer + "': expected " + expected, null, false, false);
        this.pointer = Objects.requireNonNull(pointer);
        this.code = Objects.requireNonNull(code);
        this.expected = Objects.requireNonNull(expected);
    }

    /** The same at the place where it was found; the pointer grows as the failure rises. */
    static Malformed here(String code, String expected) {
        return new Malformed("", code, expected);
    }

    /** The same failure, seen from the object or list that holds it under this name or position. */
    Malformed under(String token) {
        return new Malformed("/" + token.replace("~", "~0").replace("/", "~1") + pointer, code, expected);
    }

    public String pointer() {
        return pointer;
    }

    public String code() {
        return code;
    }

    public String expected() {
        return expected;
    }
}
