package org.sekimori.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A public key as the signed-note specification writes it: {@code name+hex8(keyId)+base64(type ‖ publicKey)}.
 *
 * @param publicKey raw, 32 bytes for Ed25519, 1,312 for ML-DSA-44
 */
public record VerifierKey(String name, SignatureType type, byte[] publicKey) {
    private static final Pattern NAME = Pattern.compile("[^\\s\\h\\v\\p{Cntrl}+]+");
    private static final Pattern FORM = Pattern.compile("(?<name>[^+]+)\\+(?<id>[0-9a-f]{8})\\+(?<key>.+)");

    public VerifierKey {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Expected a key name without spaces and plus signs");
        }
        if (publicKey.length != type.keyBytes()) {
            throw new IllegalArgumentException("Expected a key of " + type.algorithm() + " in " + type.keyBytes()
                    + " bytes, but got " + publicKey.length);
        }
    }

    static VerifierKey of(String name, SignatureType type, PublicKey key) {
        return new VerifierKey(name, type, type.raw(key));
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws NotVerified for another form, an unknown type or a key id that is not the key's
     */
    public static VerifierKey parse(String vkey) {
        var match = FORM.matcher(vkey);
        if (!match.matches()) {
            throw new NotVerified("Expected a verifier key: name+id+key");
        }
        byte[] bytes = Base64Text.decode(match.group("key"));
        var type = SignatureType.of(bytes[0])
                .orElseThrow(() -> new NotVerified("Expected a verifier key of type 01 or 06, but got type "
                        + HexFormat.of().toHexDigits(bytes[0])));
        VerifierKey key;
        try {
            key = new VerifierKey(match.group("name"), type, Arrays.copyOfRange(bytes, 1, bytes.length));
        } catch (IllegalArgumentException e) {
            throw new NotVerified("Expected a verifier key", e);
        }
        if (!HexFormat.of().toHexDigits(key.keyId()).equals(match.group("id"))) {
            throw new NotVerified("The key id of a verifier key is not that of its key");
        }
        return key;
    }

    /** {@code SHA-256(name ‖ 0A ‖ type ‖ publicKey)[:4]}, big-endian. */
    public int keyId() {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        byte[] hashed = ByteBuffer.allocate(bytes.length + 2 + publicKey.length)
                .put(bytes)
                .put((byte) '\n')
                .put(type.id())
                .put(publicKey)
                .array();
        return ByteBuffer.wrap(new Sha256().plain(hashed)).getInt();
    }

    /** Name and algorithm, for messages. */
    public String label() {
        return name + " (" + type.algorithm() + ")";
    }

    boolean claims(NoteSignature signature) {
        return name.equals(signature.name()) && keyId() == signature.keyId();
    }

    /** Whether the signature over the note's text holds. Type 06 never holds over a text that is no checkpoint. */
    boolean verifies(String text, NoteSignature signature) {
        return switch (type) {
            case ED25519 -> holds(text.getBytes(StandardCharsets.UTF_8), signature.signature());
            case ML_DSA_44 ->
                Cosignature.fromBytes(signature.signature())
                        .filter(signed -> holds(
                                Cosignature.message(name, signed.timestamp(), Checkpoint.parse(text)),
                                signed.signature()))
                        .isPresent();
        };
    }

    private boolean holds(byte[] message, byte[] signature) {
        try {
            var verifier = Signature.getInstance(type.algorithm());
            verifier.initVerify(type.key(publicKey));
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifierKey that
                && name.equals(that.name)
                && type == that.type
                && Arrays.equals(publicKey, that.publicKey);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(publicKey);
    }

    /** The line that {@code /log-keys} shows. */
    @Override
    public String toString() {
        byte[] typed = ByteBuffer.allocate(1 + publicKey.length)
                .put(type.id())
                .put(publicKey)
                .array();
        return name + "+" + HexFormat.of().toHexDigits(keyId()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }
}
