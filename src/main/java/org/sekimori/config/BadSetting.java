package org.sekimori.config;

/** A setting that stops the start. The message is a sentence for the person who starts the hub; it holds no secret. */
public final class BadSetting extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadSetting(String sentence) {
        super(sentence);
    }
}
