package org.sekimori.journal;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of signature line that this log writes and reads; the byte is the one assigned by the signed-note specification. */
public enum SignatureType {
    /** Over the note's text itself. Every existing verifier reads it. */
    ED25519(0x01, "Ed25519", 32, "302a300506032b6570032100"),
    /** Post-quantum, over the message of {@link Cosignature}; a timestamp stands before the signature. */
    ML_DSA_44(0x06, "ML-DSA-44", 1312, "30820532300b06096086480165030403110382052100");

    private final byte id;
    private final String algorithm;
    private final int keyBytes;
    /** What stands before the raw key in its SubjectPublicKeyInfo. */
    private final String spkiHead;

    SignatureType(int id, String algorithm, int keyBytes, String spkiHead) {
        this.id = (byte) id;
        this.algorithm = algorithm;
        this.keyBytes = keyBytes;
        this.spkiHead = spkiHead;
    }

    static Optional<SignatureType> of(byte id) {
        return Arrays.stream(values()).filter(type -> type.id == id).findFirst();
    }

    public byte id() {
        return id;
    }

    /** The name that the JDK knows it by. */
    public String algorithm() {
        return algorithm;
    }

    public int keyBytes() {
        return keyBytes;
    }

    /** The last {@link #keyBytes} of the key's SubjectPublicKeyInfo. */
    byte[] raw(PublicKey key) {
        byte[] spki = key.getEncoded();
        int head = spkiHead.length() / 2;
        if (spki.length != head + keyBytes
                || !HexFormat.of().formatHex(spki, 0, head).equals(spkiHead)) {
            throw new IllegalArgumentException("Expected a public key of " + algorithm + ", but got another");
        }
        return Arrays.copyOfRange(spki, head, spki.length);
    }

    PublicKey key(byte[] raw) throws GeneralSecurityException {
        byte[] spki = HexFormat.of().parseHex(spkiHead + HexFormat.of().formatHex(raw));
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(spki));
    }
}
