package org.sekimori.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Inclusion and consistency proofs of RFC 6962, section 2.1: made from stored tiles, at most two reads for each level of
 * tiles, and verified by rebuilding the root along the definition's own recursion. Hashes run from the leaf's side up.
 */
public final class Proofs {
    private Proofs() {}

    /** Root of the first {@code size} leaves. */
    public static byte[] root(long size, HashSource source) {
        return CompactRange.of(size, source).root();
    }

    /** That leaf {@code index} is in the tree of {@code size} leaves. */
    public static List<byte[]> inclusion(long index, long size, HashSource source) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("Expected an index below " + size + ", but got " + index);
        }
        var path = new ArrayList<byte[]>();
        path(index, 0, size, new Subtrees(source, size), path);
        return path;
    }

    private static void path(long index, long from, long to, Subtrees hashes, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long split = split(from, to);
        if (index < split) {
            path(index, from, split, hashes, path);
            path.add(hashes.root(split, to));
        } else {
            path(index, split, to, hashes, path);
            path.add(hashes.root(from, split));
        }
    }

    /** That the tree of {@code older} leaves is the beginning of the tree of {@code size} leaves; empty for 0 and for equal. */
    public static List<byte[]> consistency(long older, long size, HashSource source) {
        if (older < 0 || older > size) {
            throw new IllegalArgumentException("Expected an older size up to " + size + ", but got " + older);
        }
        var proof = new ArrayList<byte[]>();
        if (older > 0) {
            subproof(older, 0, size, true, new Subtrees(source, size), proof);
        }
        return proof;
    }

    private static void subproof(long older, long from, long to, boolean whole, Subtrees hashes, List<byte[]> proof) {
        if (older == to) {
            if (!whole) {
                proof.add(hashes.root(from, to));
            }
            return;
        }
        long split = split(from, to);
        if (older <= split) {
            subproof(older, from, split, whole, hashes, proof);
            proof.add(hashes.root(split, to));
        } else {
            subproof(older, split, to, false, hashes, proof);
            proof.add(hashes.root(from, split));
        }
    }

    public static boolean verifyInclusion(long index, long size, byte[] leafHash, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size || leafHash.length != MerkleTree.HASH_BYTES || oddLengths(path)) {
            return false;
        }
        var proof = new Reader(path);
        byte[] rebuilt = rebuild(index, 0, size, leafHash, proof);
        return proof.usedUp() && Arrays.equals(rebuilt, root);
    }

    private static byte[] rebuild(long index, long from, long to, byte[] leafHash, Reader path) {
        if (to - from == 1) {
            return leafHash;
        }
        long split = split(from, to);
        if (index < split) {
            byte[] left = rebuild(index, from, split, leafHash, path);
            return MerkleTree.nodeHash(left, path.next());
        }
        byte[] right = rebuild(index, split, to, leafHash, path);
        return MerkleTree.nodeHash(path.next(), right);
    }

    public static boolean verifyConsistency(
            long older, byte[] olderRoot, long size, byte[] root, List<byte[]> consistency) {
        if (older < 0 || older > size || oddLengths(consistency)) {
            return false;
        }
        if (older == 0) {
            return consistency.isEmpty() && Arrays.equals(olderRoot, MerkleTree.emptyRoot());
        }
        var proof = new Reader(consistency);
        var rebuilt = rebuild(older, 0, size, true, olderRoot, proof);
        return proof.usedUp() && Arrays.equals(rebuilt.older, olderRoot) && Arrays.equals(rebuilt.newer, root);
    }

    /** Root of the older leaves within a range, and of the whole range. */
    private record Roots(byte[] older, byte[] newer) {}

    private static Roots rebuild(long older, long from, long to, boolean whole, byte[] olderRoot, Reader proof) {
        if (older == to) {
            byte[] both = whole ? olderRoot : proof.next();
            return new Roots(both, both);
        }
        long split = split(from, to);
        if (older <= split) {
            var left = rebuild(older, from, split, whole, olderRoot, proof);
            return new Roots(left.older, MerkleTree.nodeHash(left.newer, proof.next()));
        }
        var right = rebuild(older, split, to, false, olderRoot, proof);
        byte[] left = proof.next();
        return new Roots(MerkleTree.nodeHash(left, right.older), MerkleTree.nodeHash(left, right.newer));
    }

    /** Where RFC 6962 divides the leaves: after the largest power of two below their number. */
    private static long split(long from, long to) {
        return from + Long.highestOneBit(to - from - 1);
    }

    private static boolean oddLengths(List<byte[]> hashes) {
        return hashes.stream().anyMatch(hash -> hash.length != MerkleTree.HASH_BYTES);
    }

    /** Hands out a proof's hashes in order; one that is too short goes on with zeros and is not {@link #usedUp}. */
    private static final class Reader {
        private final List<byte[]> hashes;
        private int next;

        Reader(List<byte[]> hashes) {
            this.hashes = hashes;
        }

        byte[] next() {
            int at = next++;
            return at < hashes.size() ? hashes.get(at) : new byte[MerkleTree.HASH_BYTES];
        }

        boolean usedUp() {
            return next == hashes.size();
        }
    }
}
