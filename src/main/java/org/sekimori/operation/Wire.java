package org.sekimori.operation;

import java.util.Locale;

/** An enumeration whose constants have a name outside the program: in entries, in HTTP bodies, in policies. */
public interface Wire {
    String name();

    /** The name outside, by default the constant's own in lower case with hyphens. */
    default String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
