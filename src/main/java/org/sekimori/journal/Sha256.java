package org.sekimori.journal;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** One reusable SHA-256 with the prefixes of RFC 6962. Belongs to one thread at a time; a batch makes one and drops it. */
final class Sha256 {
    static final int SIZE_BYTES = 32;
    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private final MessageDigest digest;

    Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    byte[] plain(byte[] bytes) {
        return digest.digest(bytes);
    }

    byte[] leaf(byte[] entry) {
        digest.update(LEAF);
        return digest.digest(entry);
    }

    byte[] node(byte[] left, byte[] right) {
        digest.update(NODE);
        digest.update(left);
        digest.update(right);
        return digest.digest();
    }

    /** Hashes the 64 bytes at {@code from} (left, right) into the 32 bytes at {@code to}; the two may overlap. */
    void nodeInPlace(byte[] hashes, int from, int to) {
        digest.update(NODE);
        digest.update(hashes, from, 2 * SIZE_BYTES);
        try {
            digest.digest(hashes, to, SIZE_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("32 bytes hold a SHA-256", e);
        }
    }
}
