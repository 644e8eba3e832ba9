package org.sekimori.projection;

/** {@code after} is no cursor that a list of this kind ever gave: the caller is told 400, as for any parameter. */
public final class BadCursor extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadCursor() {
        super("Expected the cursor of an earlier page", null, false, false);
    }
}
