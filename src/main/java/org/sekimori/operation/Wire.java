package org.sekimori.operation;

import java.util.Locale;

/** An enumeration whose constants have a name outside the program: in entries, in HTTP bodies, in policies. */
public interface Wire {
    String name();

    /** The name outside, by default the constant's own in lower case with hyphens. */
    default String wire() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The constant of this wire name; throws {@link IllegalArgumentException} if there is none. */
    static <E extends Enum<E> & Wire> E of(Class<E> type, String wire) {
        for (var constant : type.getEnumConstants()) {
            if (constant.wire().equals(wire)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("expected a " + type.getSimpleName());
    }
}
