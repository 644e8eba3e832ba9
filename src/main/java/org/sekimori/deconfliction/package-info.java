/**
 * When two parties collide: the normal form of a selector, when two selectors overlap, and the life of a conflict between
 * two parties. Pure: may import {@code operation} and {@code activity} only.
 *
 * <p>Its one surprise: overlap is the prefix relation of keys. {@link org.sekimori.deconfliction.Normal#key} writes every
 * selector so that two of them overlap exactly when the key of one begins the key of the other, and so an ordinary
 * ordered index finds every overlap. {@link org.sekimori.deconfliction.Overlap} says the same without keys, and tests
 * hold the two together.
 */
package org.sekimori.deconfliction;
