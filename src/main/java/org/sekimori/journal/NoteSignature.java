package org.sekimori.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * One signature line of a note: {@code — <name> <base64(keyId ‖ signature)>}.
 *
 * @param keyId the four bytes, big-endian, that tell the keys of one name apart
 */
public record NoteSignature(String name, int keyId, byte[] signature) {
    private static final Pattern LINE =
            Pattern.compile("\u2014 (?<name>[^\\s\\h\\v+]+) (?<bytes>[A-Za-z0-9+/]+={0,2})");

    static NoteSignature parse(String line) {
        var match = LINE.matcher(line);
        if (!match.matches()) {
            throw new NotVerified("Expected a signature line: em dash, name, base64");
        }
        byte[] bytes = Base64Text.decode(match.group("bytes"));
        if (bytes.length <= Integer.BYTES) {
            throw new NotVerified("Expected a key id and a signature, but got " + bytes.length + " bytes");
        }
        return new NoteSignature(
                match.group("name"),
                ByteBuffer.wrap(bytes).getInt(),
                Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length));
    }

    /** Without the newline at its end. */
    public String line() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return "\u2014 " + name + " " + Base64.getEncoder().encodeToString(bytes);
    }
}
