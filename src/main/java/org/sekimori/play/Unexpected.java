package org.sekimori.play;

/** The hub answered, but not as the scenario expects. The message says what was expected and what came. */
public final class Unexpected extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unexpected(String sentence) {
        super(sentence);
    }
}
