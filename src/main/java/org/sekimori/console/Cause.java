package org.sekimori.console;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.sekimori.operation.Actor;

/** The names by which a command is recognised when it comes again. */
final class Cause {
    private Cause() {}

    /**
     * UUIDv8 of the first 16 bytes of SHA-256(person ‖ 0A ‖ seat ‖ 0A ‖ path ‖ 0A ‖ key): the same on every node. Person
     * is the random key's text, and the path has no query.
     */
    static UUID of(Actor actor, String path, UUID key) {
        var text = actor.id().value() + "\n" + actor.seat().wire() + "\n" + path + "\n" + key;
        var bytes = ByteBuffer.wrap(sha256(text.getBytes(StandardCharsets.UTF_8)));
        var high = (bytes.getLong() & ~0xF000L) | 0x8000L;
        var low = (bytes.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** SHA-256 of a canonical body, 64 lower-case hexadecimal digits. */
    static String request(byte[] canonical) {
        return HexFormat.of().formatHex(sha256(canonical));
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
