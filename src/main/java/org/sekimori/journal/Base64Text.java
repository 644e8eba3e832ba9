package org.sekimori.journal;

import java.util.Base64;

/** Standard, padded base64 (RFC 4648, section 4), in its one canonical spelling; stray bits are refused. */
final class Base64Text {
    private Base64Text() {}

    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new NotVerified("Expected base64, but got another text", e);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new NotVerified("Expected base64 in its canonical spelling");
        }
        return bytes;
    }
}
