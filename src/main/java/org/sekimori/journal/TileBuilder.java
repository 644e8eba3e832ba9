package org.sekimori.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the tiles that an append fills. Only full tiles are stored; a partial one is assembled on reading from the leaf
 * hashes (level 0) or from the subtree roots of the tiles below.
 */
public final class TileBuilder {
    private TileBuilder() {}

    /** A tile to store: its 256 hashes side by side (8,192 bytes) and the root over them, a hash of level + 1. */
    public record FullTile(int level, long index, byte[] hashes, byte[] root) {}

    /** Stored hashes {@code [from, to)} of a level. */
    public record HashRange(int level, long from, long to) {}

    /**
     * The stored hashes that {@link #completed} will ask for: none unless the append crosses a multiple of 256, one range
     * for each level of tiles that is filled. So they can be read in one go before anything is computed.
     */
    public static List<HashRange> needed(long size, int count) {
        var ranges = new ArrayList<HashRange>();
        long before = size;
        long after = Math.addExact(size, count);
        for (int level = 0; before / TilePath.WIDTH < after / TilePath.WIDTH; level++) {
            long from = before - before % TilePath.WIDTH;
            if (from < before) {
                ranges.add(new HashRange(level, from, before));
            }
            before /= TilePath.WIDTH;
            after /= TilePath.WIDTH;
        }
        return ranges;
    }

    /**
     * The tiles that become full when {@code leafHashes} follow the first {@code size} leaves, lower levels first.
     *
     * @param earlier asked only for the ranges of {@link #needed}
     */
    public static List<FullTile> completed(long size, List<byte[]> leafHashes, HashSource earlier) {
        var tiles = new ArrayList<FullTile>();
        long before = size;
        List<byte[]> fresh = leafHashes;
        for (int level = 0; before % TilePath.WIDTH + fresh.size() >= TilePath.WIDTH; level++) {
            int known = (int) (before % TilePath.WIDTH);
            var row = new ArrayList<byte[]>(known + fresh.size());
            if (known > 0) {
                row.addAll(stored(earlier, level, before - known, before));
            }
            row.addAll(fresh);
            var filled = fill(level, before / TilePath.WIDTH, row);
            tiles.addAll(filled);
            fresh = filled.stream().map(FullTile::root).toList();
            before /= TilePath.WIDTH;
        }
        return tiles;
    }

    /** The bytes of a hash tile, full or partial, from stored hashes: 32 for each of its width. */
    public static byte[] assemble(TilePath tile, HashSource source) {
        if (tile.level() == TilePath.ENTRIES) {
            throw new IllegalArgumentException("Expected a hash tile, but got " + tile);
        }
        return join(stored(source, tile.level(), tile.first(), tile.first() + tile.width()));
    }

    /** Hashes side by side. */
    static byte[] join(List<byte[]> hashes) {
        byte[] joined = new byte[hashes.size() * MerkleTree.HASH_BYTES];
        for (int i = 0; i < hashes.size(); i++) {
            System.arraycopy(hashes.get(i), 0, joined, i * MerkleTree.HASH_BYTES, MerkleTree.HASH_BYTES);
        }
        return joined;
    }

    private static List<byte[]> stored(HashSource earlier, int level, long from, long to) {
        var hashes = earlier.hashes(level, from, to);
        if (hashes.size() != to - from) {
            throw new CorruptTree(
                    "Expected hashes [" + from + ", " + to + ") of level " + level + ", but found " + hashes.size());
        }
        return hashes;
    }

    private static List<FullTile> fill(int level, long firstTile, List<byte[]> row) {
        var tiles = new ArrayList<FullTile>();
        for (int i = 0; i + TilePath.WIDTH <= row.size(); i += TilePath.WIDTH) {
            byte[] hashes = join(row.subList(i, i + TilePath.WIDTH));
            tiles.add(new FullTile(level, firstTile + i / TilePath.WIDTH, hashes, MerkleTree.perfectRoot(hashes)));
        }
        return tiles;
    }
}
