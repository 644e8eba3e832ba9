package org.sekimori.operation;

import java.util.Optional;

/** When an obligation of a kind is warned of and when it is breached, counted from its opening, and what a breach does. */
public record Deadline(Optional<Term> warn, Optional<Term> breach, OnBreach onBreach) {
    /** Of a kind of which policy says nothing: it never falls due. */
    public static final Deadline NONE = new Deadline(Optional.empty(), Optional.empty(), OnBreach.NONE);

    /** What the hub does when nobody did what was owed in time, besides saying so. */
    public enum OnBreach implements Wire {
        NONE,
        /** It halts the operation, as soon as that is authorised. */
        HALT
    }
}
