package org.sekimori.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.sekimori.operation.Subject;

/** Names of commands and reactions that are the same whenever and wherever they are tried again: UUIDv8. */
public final class Causes {
    private static final long VERSION_MASK = 0xFFFF_FFFF_FFFF_0FFFL;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0x3FFF_FFFF_FFFF_FFFFL;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Causes() {}

    /** Of a reaction: its name, the id of the entry that it answers, the subject that it writes. */
    public static UUID reaction(String name, UUID entry, Subject subject) {
        return of(name, entry.toString(), subject.kind().wire() + ":" + subject.id());
    }

    /** The first 16 bytes of SHA-256 over the parts joined by line feeds, as a UUIDv8. */
    public static UUID of(String... parts) {
        var hash = sha256(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
        long high = 0;
        long low = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            high = (high << 8) | (hash[i] & 0xFF);
            low = (low << 8) | (hash[i + Long.BYTES] & 0xFF);
        }
        return new UUID((high & VERSION_MASK) | VERSION_8, (low & VARIANT_MASK) | VARIANT);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
