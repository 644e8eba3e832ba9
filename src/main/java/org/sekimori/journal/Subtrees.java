package org.sekimori.journal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Hashes of whole subtrees of one tree size, read tile by tile; each tile is read once. For one computation, one thread. */
final class Subtrees {
    private static final int MOST = Long.SIZE - 1;

    private record Tile(int level, long index) {}

    private final HashSource source;
    private final long size;
    private final Map<Tile, List<byte[]>> read = new HashMap<>();
    private final Sha256 sha = new Sha256();

    Subtrees(HashSource source, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("Expected a tree size, but got " + size);
        }
        this.source = source;
        this.size = size;
    }

    /** Root of the leaves {@code [from, to)}; {@code from} is a multiple of the largest power of two below the width. */
    byte[] root(long from, long to) {
        long width = to - from;
        int height = MOST - Long.numberOfLeadingZeros(width);
        if (Long.bitCount(width) == 1) {
            return perfect(height, from >>> height);
        }
        long split = from + (1L << height);
        return sha.node(root(from, split), root(split, to));
    }

    /** Root of the perfect subtree over the leaves {@code [index·2^height, (index+1)·2^height)}. */
    byte[] perfect(int height, long index) {
        int level = height / TilePath.HEIGHT;
        int within = height % TilePath.HEIGHT;
        long first = index << within;
        int offset = (int) (first % TilePath.WIDTH);
        var hashes = tile(level, first / TilePath.WIDTH).subList(offset, offset + (1 << within));
        if (hashes.size() == 1) {
            return hashes.getFirst();
        }
        return MerkleTree.perfectRoot(TileBuilder.join(hashes));
    }

    private List<byte[]> tile(int level, long index) {
        return read.computeIfAbsent(new Tile(level, index), _ -> {
            long from = index * TilePath.WIDTH;
            long to = Math.min(from + TilePath.WIDTH, size >>> (level * TilePath.HEIGHT));
            var hashes = source.hashes(level, from, to);
            if (hashes.size() != to - from) {
                throw new CorruptTree("Expected " + (to - from) + " hashes of level " + level + " from " + from
                        + ", but found " + hashes.size());
            }
            return hashes;
        });
    }
}
