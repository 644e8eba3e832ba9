package org.sekimori.operation;

import java.util.EnumSet;
import java.util.Set;

/** Where an operation stands between proposal and closing. {@code returned} is no stage: the case is a draft again. */
public enum Stage implements Wire {
    DRAFT,
    SCREENING,
    REVIEW,
    AUTHORISED,
    TASKED,
    EXECUTING,
    HALTED,
    ENDED,
    REPORTED,
    CLOSED,
    REFUSED,
    WITHDRAWN,
    REVOKED,
    EXPIRED;

    private static final Set<Stage> FINAL = EnumSet.of(CLOSED, REFUSED, WITHDRAWN, REVOKED, EXPIRED);

    private final String wire = Wire.super.wire();

    @Override
    public String wire() {
        return wire;
    }

    /** Nothing moves a final stage; facts may still be logged. */
    public boolean isFinal() {
        return FINAL.contains(this);
    }
}
