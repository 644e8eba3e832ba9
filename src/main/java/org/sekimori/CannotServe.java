package org.sekimori;

/** A node cannot start. The message is a sentence for the person who starts it. */
final class CannotServe extends RuntimeException {
    private static final long serialVersionUID = 1;

    CannotServe(String sentence) {
        super(sentence);
    }
}
