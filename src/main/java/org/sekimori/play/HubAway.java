package org.sekimori.play;

/** The hub cannot be reached or does not let an actor in. The message is a sentence. */
public final class HubAway extends RuntimeException {
    private static final long serialVersionUID = 1;

    HubAway(String sentence) {
        super(sentence);
    }

    HubAway(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
