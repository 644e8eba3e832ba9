package org.sekimori.operation;

/** Why the measure is asked for, point by point as the committee asks. */
public record Justification(
        String harm, String urgency, String necessity, String proportionality, String alternatives) {}
