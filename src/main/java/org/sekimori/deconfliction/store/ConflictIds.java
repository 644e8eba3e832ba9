package org.sekimori.deconfliction.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.sekimori.deconfliction.Pair;
import org.sekimori.operation.ConflictId;

/** Gives a pair of parties its conflict's id: UUIDv8 of the first 16 bytes of SHA-256 over {@link Pair#seed}. */
public final class ConflictIds {
    private ConflictIds() {}

    public static ConflictId of(Pair pair) {
        try {
            var hash = ByteBuffer.wrap(
                    MessageDigest.getInstance("SHA-256").digest(pair.seed().getBytes(StandardCharsets.UTF_8)));
            var high = (hash.getLong() & ~0xf000L) | 0x8000L;
            var low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
            return new ConflictId(new UUID(high, low));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Expected every Java to know SHA-256", e);
        }
    }
}
