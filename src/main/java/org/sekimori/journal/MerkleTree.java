package org.sekimori.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hashes of RFC 6962, section 2.1, with SHA-256: leaf {@code H(00 ‖ entry)}, node {@code H(01 ‖ left ‖ right)}, empty
 * tree {@code H("")}. A hash is always 32 bytes; arrays that are handed out belong to the caller.
 */
public final class MerkleTree {
    public static final int HASH_BYTES = Sha256.SIZE_BYTES;

    private MerkleTree() {}

    public static byte[] leafHash(byte[] entry) {
        return new Sha256().leaf(entry);
    }

    /** The same for a batch, with one digest object for all. */
    public static List<byte[]> leafHashes(List<byte[]> entries) {
        var sha = new Sha256();
        var hashes = new ArrayList<byte[]>(entries.size());
        for (byte[] entry : entries) {
            hashes.add(sha.leaf(entry));
        }
        return hashes;
    }

    public static byte[] nodeHash(byte[] left, byte[] right) {
        return new Sha256().node(left, right);
    }

    public static byte[] emptyRoot() {
        return new Sha256().plain(new byte[0]);
    }

    /**
     * Root of a perfect subtree from hashes of one level side by side.
     *
     * @param hashes 32 bytes each, as many as a power of two, at least one; left as they are
     */
    public static byte[] perfectRoot(byte[] hashes) {
        int count = hashes.length / HASH_BYTES;
        if (hashes.length % HASH_BYTES != 0 || Integer.bitCount(count) != 1) {
            throw new IllegalArgumentException(
                    "Expected a power of two of 32-byte hashes, but got " + hashes.length + " bytes");
        }
        var sha = new Sha256();
        byte[] work = hashes.clone();
        for (int left = count; left > 1; left /= 2) {
            for (int i = 0; i < left / 2; i++) {
                sha.nodeInPlace(work, 2 * i * HASH_BYTES, i * HASH_BYTES);
            }
        }
        return Arrays.copyOf(work, HASH_BYTES);
    }
}
