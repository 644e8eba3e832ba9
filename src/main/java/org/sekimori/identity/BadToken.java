package org.sekimori.identity;

/** The token is not valid. The reason is for the log and the tests, never for the caller. */
public final class BadToken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadToken(String reason) {
        super(reason, null, false, false);
    }
}
