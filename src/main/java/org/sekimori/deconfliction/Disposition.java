package org.sekimori.deconfliction;

import org.sekimori.operation.Wire;

/** What the watch officer makes of a conflict. */
public enum Disposition implements Wire {
    /** The two do not disturb each other: closes. */
    NO_CONFLICT,
    /** The two act together: closes. */
    JOINT,
    /** One party waits: closes once that party no longer overlaps or has ended. */
    DEFER,
    /** One party gives way: closes once that party no longer overlaps or has ended. */
    WITHDRAW,
    /** The NCO director has to decide; nothing else closes it. */
    ESCALATE;

    /** Whether it is said of one of the two parties. */
    public boolean namesParty() {
        return this == DEFER || this == WITHDRAW;
    }

    public boolean closes() {
        return this == NO_CONFLICT || this == JOINT;
    }
}
