package org.sekimori.journal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The right edge of a tree: the roots of the perfect subtrees that its size is made of, largest (leftmost) first, one for
 * each bit of the size. It is all that is needed to append and to know the root. Immutable, so it may be shared.
 */
public final class CompactRange {
    public static final CompactRange EMPTY = new CompactRange(0, new byte[0]);

    private static final int MOST = Long.SIZE - 1;

    private final long size;
    /** 32 bytes for each bit of {@code size}, side by side, largest subtree first. */
    private final byte[] edge;

    private CompactRange(long size, byte[] edge) {
        this.size = size;
        this.edge = edge;
    }

    /** The range of the first {@code size} leaves, read from stored hashes: at most one read for each level of tiles. */
    public static CompactRange of(long size, HashSource source) {
        var hashes = new Subtrees(source, size);
        byte[] edge = new byte[Long.bitCount(size) * MerkleTree.HASH_BYTES];
        long from = 0;
        for (int at = 0; at < edge.length; at += MerkleTree.HASH_BYTES) {
            int height = MOST - Long.numberOfLeadingZeros(size - from);
            System.arraycopy(hashes.perfect(height, from >>> height), 0, edge, at, MerkleTree.HASH_BYTES);
            from += 1L << height;
        }
        return new CompactRange(size, edge);
    }

    /** The shape of {@link #toBytes}: size as u64 big-endian, then 32 bytes for each bit of it. Another shape is refused. */
    public static CompactRange fromBytes(byte[] bytes) {
        if (bytes.length < Long.BYTES) {
            throw new IllegalArgumentException("Expected a compact range, but got " + bytes.length + " bytes");
        }
        long size = ByteBuffer.wrap(bytes).getLong();
        int expected = Long.BYTES + Long.bitCount(size) * MerkleTree.HASH_BYTES;
        if (size < 0 || bytes.length != expected) {
            throw new IllegalArgumentException("Expected a compact range of size " + size + " in " + expected
                    + " bytes, but got " + bytes.length + " bytes");
        }
        return new CompactRange(size, Arrays.copyOfRange(bytes, Long.BYTES, bytes.length));
    }

    public byte[] toBytes() {
        return ByteBuffer.allocate(Long.BYTES + edge.length)
                .putLong(size)
                .put(edge)
                .array();
    }

    public long size() {
        return size;
    }

    public CompactRange append(byte[] leafHash) {
        return appendAll(List.of(leafHash));
    }

    /** One copy of the edge, one digest and n node hashes for n leaves, whatever the size of the tree. */
    public CompactRange appendAll(List<byte[]> leafHashes) {
        byte[] stack = Arrays.copyOf(edge, (MOST + 2) * MerkleTree.HASH_BYTES);
        var sha = new Sha256();
        long grown = size;
        int top = edge.length;
        for (byte[] leafHash : leafHashes) {
            if (leafHash.length != MerkleTree.HASH_BYTES) {
                throw new IllegalArgumentException("Expected a hash, but got " + leafHash.length + " bytes");
            }
            System.arraycopy(leafHash, 0, stack, top, MerkleTree.HASH_BYTES);
            top += MerkleTree.HASH_BYTES;
            for (long merge = grown; (merge & 1) == 1; merge >>>= 1) {
                top -= MerkleTree.HASH_BYTES;
                sha.nodeInPlace(stack, top - MerkleTree.HASH_BYTES, top - MerkleTree.HASH_BYTES);
            }
            grown = Math.incrementExact(grown);
        }
        return new CompactRange(grown, Arrays.copyOf(stack, top));
    }

    public byte[] root() {
        if (size == 0) {
            return MerkleTree.emptyRoot();
        }
        byte[] work = edge.clone();
        var sha = new Sha256();
        for (int top = work.length - MerkleTree.HASH_BYTES; top > 0; top -= MerkleTree.HASH_BYTES) {
            sha.nodeInPlace(work, top - MerkleTree.HASH_BYTES, top - MerkleTree.HASH_BYTES);
        }
        return Arrays.copyOf(work, MerkleTree.HASH_BYTES);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompactRange that && size == that.size && Arrays.equals(edge, that.edge);
    }

    @Override
    public int hashCode() {
        return 31 * Long.hashCode(size) + Arrays.hashCode(edge);
    }

    @Override
    public String toString() {
        return "CompactRange[size=" + size + "]";
    }
}
