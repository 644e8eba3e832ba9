package org.sekimori.operation;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A list that a caller can lengthen, sealed recursively: one digest in the entry, whose disclosure is the list of the
 * elements' digests, so that one element can be withheld, proved or deleted alone.
 *
 * @param <T> an element
 */
public sealed interface SealedList<T> {
    /** The elements whose content is present, in order. */
    List<T> items();

    /** The list's own digest, once it was drawn. */
    Optional<String> digest();

    static <T> SealedList<T> fresh(List<T> items) {
        return new Fresh<>(items);
    }

    /** Elements without digests so far. */
    record Fresh<T>(List<T> values) implements SealedList<T> {
        public Fresh {
            values = List.copyOf(values);
        }

        @Override
        public List<T> items() {
            return values;
        }

        @Override
        public Optional<String> digest() {
            return Optional.empty();
        }
    }

    /** The list's digest and its elements, each known or withheld by itself. */
    record Known<T>(String sd, List<Sealed<T>> elements) implements SealedList<T> {
        public Known {
            Objects.requireNonNull(sd);
            elements = List.copyOf(elements);
        }

        @Override
        public List<T> items() {
            return elements.stream().flatMap(e -> e.content().stream()).toList();
        }

        @Override
        public Optional<String> digest() {
            return Optional.of(sd);
        }
    }

    /** Only the digest: nothing of the list can be read here. The digest may be empty, as in {@link Sealed.Withheld}. */
    record Withheld<T>(String sd) implements SealedList<T> {
        public Withheld {
            Objects.requireNonNull(sd);
        }

        @Override
        public List<T> items() {
            return List.of();
        }

        @Override
        public Optional<String> digest() {
            return sd.isEmpty() ? Optional.empty() : Optional.of(sd);
        }
    }
}
