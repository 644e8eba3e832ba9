package org.sekimori.projection;

/** The read models have not caught up with the log in time: the caller is told 503 with {@code Retry-After}. */
public final class ProjectionBehind extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProjectionBehind(String message) {
        super(message, null, false, false);
    }
}
