package org.sekimori.journal;

import java.util.List;

/**
 * Where stored hashes come from. Position {@code i} of level {@code L} is the hash of the perfect subtree over the leaves
 * {@code [i·256^L, (i+1)·256^L)}: level 0 are the leaf hashes; position i of level L above 0 is the subtree root kept with
 * the full tile {@code (L-1, i)}. Reading may block.
 */
@FunctionalInterface
public interface HashSource {
    /**
     * The hashes at {@code from, from+1, …, to-1}, never across a tile: {@code from/256 == (to-1)/256}. A source that lacks
     * one throws {@link CorruptTree}; it never answers fewer.
     */
    List<byte[]> hashes(int level, long from, long to);
}
