package org.sekimori.operation;

/**
 * A choice that has a short form of its own outside the program, such as {@code "all"} or a list of ids. The type also
 * has {@code public static fromShape(Object)}, which throws {@link IllegalArgumentException} on any other shape.
 */
public interface Shaped {
    /** Strings, lists and maps of strings only. */
    Object shape();
}
