package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.sekimori.journal.TileBuilder.FullTile;
import org.sekimori.journal.TileBuilder.HashRange;

class TileBuilderTest {
    /** What a store keeps: leaf hashes, and each full tile's root. Remembers what it was asked for. */
    private static final class Store implements HashSource {
        final List<byte[]> leaves = new ArrayList<>();
        final Map<String, byte[]> roots = new HashMap<>();
        final List<FullTile> tiles = new ArrayList<>();
        final List<HashRange> asked = new ArrayList<>();

        void append(List<byte[]> fresh) {
            asked.clear();
            var completed = TileBuilder.completed(leaves.size(), fresh, this);
            assertThat(asked).isEqualTo(TileBuilder.needed(leaves.size(), fresh.size()));
            leaves.addAll(fresh);
            completed.forEach(tile -> roots.put((tile.level() + 1) + "/" + tile.index(), tile.root()));
            tiles.addAll(completed);
        }

        @Override
        public List<byte[]> hashes(int level, long from, long to) {
            asked.add(new HashRange(level, from, to));
            var hashes = new ArrayList<byte[]>();
            for (long i = from; i < to; i++) {
                byte[] hash = level == 0 ? leaves.get((int) i) : roots.get(level + "/" + i);
                assertThat(hash).isNotNull();
                hashes.add(hash);
            }
            return hashes;
        }
    }

    @Property(tries = 50)
    void every_boundary_crossed_gives_its_tile(@ForAll @Size(max = 8) List<@IntRange(max = 1024) Integer> batches) {
        var tree = new NaiveTree(batches.stream().mapToInt(Integer::intValue).sum());
        var store = new Store();
        for (int count : batches) {
            store.append(tree.leaves(store.leaves.size(), store.leaves.size() + count));
        }
        int size = store.leaves.size();
        assertThat(store.tiles).hasSize(size / 256);
        for (int i = 0; i < store.tiles.size(); i++) {
            var tile = store.tiles.get(i);
            assertThat(tile.index()).isEqualTo(i);
            assertThat(tile.hashes()).hasSize(8192);
            assertThat(tile.root()).isEqualTo(tree.hashes(1, i, i + 1).getFirst());
        }
        assertThat(CompactRange.of(size, store).root()).isEqualTo(tree.root(size));
    }

    @Test
    void the_second_level_fills_from_the_roots_of_the_first() {
        var tree = new NaiveTree(66_000);
        var store = new Store();
        for (int from = 0; from < 66_000; from += 1000) {
            store.append(tree.leaves(from, from + 1000));
        }
        assertThat(store.tiles).hasSize(66_000 / 256 + 1);
        var upper = store.tiles.stream().filter(tile -> tile.level() == 1).toList();
        assertThat(upper).hasSize(1);
        assertThat(upper.getFirst().root()).isEqualTo(tree.hashes(2, 0, 1).getFirst());
        assertThat(CompactRange.of(66_000, store).root()).isEqualTo(tree.root(66_000));
    }
}
