package org.sekimori.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** SHA-256 of bytes that are shown to people and put into JSON, in the two ways in which the hub writes it. */
public final class Digest {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    private Digest() {}

    public static byte[] of(byte[] bytes) {
        return digest().digest(bytes);
    }

    /** 64 lower-case hexadecimal digits. */
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
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
