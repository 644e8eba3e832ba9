package org.sekimori.journal;

import java.util.Set;

/**
 * How one Java type stands in a JSON tree. Shapes hold no settings and are shared by all mappers and threads; what
 * differs between a body, a snapshot, a bus message and an entry comes with the {@link Form}.
 */
interface Shape {
    /** A tree, or {@code null} for a component that is left out of its object. */
    Object write(Object value, Form form);

    Object read(Object tree, Form form);

    /** The value of a component that its object does not name. */
    default Object absent(Form form) {
        throw Malformed.here("missing-field", "a value");
    }

    /** The same value with its sealed components passed through {@code rewrite}; itself if that changed nothing. */
    default Object rewrite(String name, Object value, Rewrite rewrite) {
        return value;
    }

    /** Whether a value of this type can hold sealed components; {@code seen} ends the question for types within themselves. */
    default boolean seals(Set<Shape> seen) {
        return false;
    }

    /** Whether the digest of this component stands in its object's {@code _sd} and not under its name. */
    default boolean isSealed() {
        return false;
    }
}
