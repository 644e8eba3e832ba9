package org.sekimori.deconfliction;

/** What became of reading a selector. */
public sealed interface Reading {
    /** Its normal form. */
    record Read(Normal normal) implements Reading {}

    /**
     * It cannot be read.
     *
     * @param expected what was, for whoever typed it, to stand after "Expected"; repeats nothing of what was typed
     */
    record Unreadable(String expected) implements Reading {}
}
