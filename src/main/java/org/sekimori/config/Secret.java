package org.sekimori.config;

/** A value that must not be printed or logged; {@link #reveal} is the only way to it. */
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "•••";
    }
}
