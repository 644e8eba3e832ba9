package org.sekimori.journal;

/**
 * A sealed field whose disclosure was there, standing under its name in an entry's opened {@code data}.
 *
 * @param value a tree; for a sealed list, the list of its elements' digests as RFC 9901 writes it
 */
public record Opened(String digest, Object value) {}
