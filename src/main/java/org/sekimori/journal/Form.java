package org.sekimori.journal;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a mapping needs to know besides the type.
 *
 * @param seal how sealed components stand
 * @param names the identifiers that have another name outside
 */
record Form(SealForm seal, Map<Class<?>, Names> names) {
    /** Contents in plain, identifiers as they are: what is canonicalised and hashed. */
    static final Form PLAIN = new Form(new PlainSeals(), Map.of());

    Form {
        names = Map.copyOf(names);
    }

    /** Both ways throw {@link IllegalArgumentException} on what they do not know. */
    record Names(Function<String, UUID> read, Function<UUID, String> write) {}
}
