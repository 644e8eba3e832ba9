package org.sekimori.deconfliction.store;

import org.sekimori.deconfliction.Pair;
import org.sekimori.journal.Digest;
import org.sekimori.operation.ConflictId;

/** Gives a pair of parties its conflict's id: UUIDv8 of the first 16 bytes of SHA-256 over {@link Pair#seed}. */
public final class ConflictIds {
    private ConflictIds() {}

    public static ConflictId of(Pair pair) {
        return new ConflictId(Digest.uuid(pair.seed()));
    }
}
