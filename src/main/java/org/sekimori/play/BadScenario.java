package org.sekimori.play;

/** A scenario cannot be played as it is written. The message is a sentence that names file and line. */
public final class BadScenario extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadScenario(String file, int line, String sentence) {
        super("%s, line %d: %s".formatted(file, line, sentence));
    }
}
