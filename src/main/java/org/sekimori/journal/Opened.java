package org.sekimori.journal;

import java.util.List;

/**
 * A sealed field whose disclosure was there, standing under its name in an entry's opened {@code data}.
 *
 * @param value a tree; for a sealed list, the list of its elements' digests as RFC 9901 writes it
 */
public record Opened(String digest, Object value) {
    /** The digests of a sealed list's elements, in order; empty if it is no list. */
    public List<String> elements() {
        try {
            return DisclosureText.elements(value);
        } catch (Malformed _) {
            return List.of();
        }
    }
}
