package org.sekimori.identity;

/** Why nobody was signed in by the issuer. Whatever lies behind it is for the log, never for the caller. */
public final class SignInFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** In the order in which it is found out. */
    public enum Why {
        /** This browser has no sign-in under way, or another one, or one that is over. */
        EXPIRED,
        /** The issuer said no, or what it said does not hold. */
        REFUSED,
        /** The issuer could not be asked; trying again may help. */
        UNAVAILABLE,
        /** The issuer knows who it is, the directory does not. */
        UNKNOWN
    }

    SignInFailed(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
