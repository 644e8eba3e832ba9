package org.sekimori.operation;

import java.util.Objects;
import java.util.Optional;

/**
 * A value whose entry carries only a salted digest; the content lies apart, where it can be withheld or deleted while
 * every proof still verifies. Rules must hold on an absent content as on a present one.
 *
 * @param <T> the content
 */
public sealed interface Sealed<T> {
    /** The content, if it has neither been withheld from this reader nor deleted. */
    Optional<T> content();

    /** The digest, once it was drawn: unpadded base64url of 32 bytes. */
    Optional<String> digest();

    /** Not yet committed to: the pipeline draws the salt, never a rule. */
    static <T> Sealed<T> fresh(T content) {
        return new Fresh<>(content);
    }

    /** A content without a digest so far. */
    record Fresh<T>(T value) implements Sealed<T> {
        public Fresh {
            Objects.requireNonNull(value);
        }

        @Override
        public Optional<T> content() {
            return Optional.of(value);
        }

        @Override
        public Optional<String> digest() {
            return Optional.empty();
        }
    }

    /** A content and the digest that stands for it. */
    record Known<T>(String sd, T value) implements Sealed<T> {
        public Known {
            Objects.requireNonNull(sd);
            Objects.requireNonNull(value);
        }

        @Override
        public Optional<T> content() {
            return Optional.of(value);
        }

        @Override
        public Optional<String> digest() {
            return Optional.of(sd);
        }
    }

    /**
     * Only the digest: the content is withheld, deleted, or simply not loaded. The digest is empty where an entry was read
     * without the disclosure: it is one of the entry's digests, and nothing says which.
     */
    record Withheld<T>(String sd) implements Sealed<T> {
        public Withheld {
            Objects.requireNonNull(sd);
        }

        @Override
        public Optional<T> content() {
            return Optional.empty();
        }

        @Override
        public Optional<String> digest() {
            return sd.isEmpty() ? Optional.empty() : Optional.of(sd);
        }
    }
}
