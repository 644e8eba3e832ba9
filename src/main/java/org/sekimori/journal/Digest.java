package org.sekimori.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/** SHA-256 of bytes that are shown to people and put into JSON, in the ways in which the hub writes it. */
public final class Digest {
    private static final long VERSION_MASK = 0xF000L;
    private static final long VERSION_8 = 0x8000L;
    private static final long VARIANT_MASK = 0xC000_0000_0000_0000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Digest() {}

    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** 64 lower-case hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /** A UUIDv8 of the first 16 bytes of SHA-256 over the text's UTF-8: the same name for the same thing, on every node. */
    public static UUID uuid(String text) {
        var bytes = ByteBuffer.wrap(of(text.getBytes(StandardCharsets.UTF_8)));
        long high = (bytes.getLong() & ~VERSION_MASK) | VERSION_8;
        long low = (bytes.getLong() & ~VARIANT_MASK) | VARIANT;
        return new UUID(high, low);
    }

    /** 43 characters, unpadded; the form of every SD-JWT digest. */
    public static String base64Url(byte[] bytes) {
        return BASE64URL.encodeToString(of(bytes));
    }

    static String base64UrlOfAscii(String ascii) {
        return base64Url(ascii.getBytes(StandardCharsets.US_ASCII));
    }

    static String utf8(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
