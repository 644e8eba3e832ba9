package org.sekimori.journal;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** RFC 6962, section 2.1, written down as it is defined, by recursion over all leaves. The judge of the fast code. */
final class NaiveTree implements HashSource {
    private final List<byte[]> leaves = new ArrayList<>();

    NaiveTree(int size) {
        for (int i = 0; i < size; i++) {
            leaves.add(MerkleTree.leafHash(entry(i)));
        }
    }

    static byte[] entry(int i) {
        return ByteBuffer.allocate(4).putInt(i).array();
    }

    List<byte[]> leaves(int from, int to) {
        return leaves.subList(from, to);
    }

    byte[] root(int size) {
        return size == 0 ? MerkleTree.emptyRoot() : root(0, size);
    }

    private byte[] root(int from, int to) {
        if (to - from == 1) {
            return leaves.get(from);
        }
        int split = from + Integer.highestOneBit(to - from - 1);
        return MerkleTree.nodeHash(root(from, split), root(split, to));
    }

    /** PATH(m, D[n]). */
    List<byte[]> path(int index, int from, int to) {
        if (to - from == 1) {
            return List.of();
        }
        int split = from + Integer.highestOneBit(to - from - 1);
        boolean left = index < split;
        var path = new ArrayList<>(left ? path(index, from, split) : path(index, split, to));
        path.add(left ? root(split, to) : root(from, split));
        return path;
    }

    /** PROOF(m, D[n]) by SUBPROOF. */
    List<byte[]> consistency(int older, int size) {
        return subproof(older, 0, size, true);
    }

    private List<byte[]> subproof(int older, int from, int to, boolean whole) {
        if (older == to) {
            return whole ? List.of() : List.of(root(from, to));
        }
        int split = from + Integer.highestOneBit(to - from - 1);
        boolean left = older <= split;
        var proof = new ArrayList<>(left ? subproof(older, from, split, whole) : subproof(older, split, to, false));
        proof.add(left ? root(split, to) : root(from, split));
        return proof;
    }

    @Override
    public List<byte[]> hashes(int level, long from, long to) {
        if (from >= to || from / TilePath.WIDTH != (to - 1) / TilePath.WIDTH) {
            throw new AssertionError("[" + from + ", " + to + ") is not within one tile");
        }
        int step = 1 << (level * TilePath.HEIGHT);
        var hashes = new ArrayList<byte[]>();
        for (int i = (int) from; i < to; i++) {
            if ((long) (i + 1) * step > leaves.size()) {
                throw new CorruptTree("level " + level + " has no hash " + i);
            }
            hashes.add(root(i * step, (i + 1) * step));
        }
        return hashes;
    }
}
