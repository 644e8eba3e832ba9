package org.sekimori.bus;

/** The minutes, or nothing where the sitting is unknown or not for the actor to know. */
public sealed interface MinutesAnswer {
    /** Plain text, lines ended by a line feed. */
    record Found(String text) implements MinutesAnswer {}

    /** Unknown, or hidden. */
    record NotFound() implements MinutesAnswer {}
}
