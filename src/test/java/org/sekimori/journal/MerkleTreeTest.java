package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The roots are the test vectors that Certificate Transparency's implementations share. */
class MerkleTreeTest {
    private static final List<byte[]> ENTRIES = Stream.of(
                    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
            .map(HexFormat.of()::parseHex)
            .toList();
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void the_known_roots_come_out() {
        var range = CompactRange.EMPTY;
        assertThat(range.root()).asHexString().isEqualToIgnoringCase(ROOTS.getFirst());
        for (int i = 0; i < ENTRIES.size(); i++) {
            range = range.append(MerkleTree.leafHash(ENTRIES.get(i)));
            assertThat(range.root()).asHexString().isEqualToIgnoringCase(ROOTS.get(i + 1));
        }
    }

    @Property(tries = 200)
    void a_batch_gives_the_root_that_the_definition_gives(
            @ForAll @IntRange(max = 700) int size, @ForAll @IntRange(max = 700) int more) {
        var tree = new NaiveTree(size + more);
        var before = CompactRange.EMPTY.appendAll(tree.leaves(0, size));
        var after = before.appendAll(tree.leaves(size, size + more));
        assertThat(before.root()).isEqualTo(tree.root(size));
        assertThat(after.root()).isEqualTo(tree.root(size + more));
        assertThat(CompactRange.fromBytes(after.toBytes())).isEqualTo(after);
        assertThat(CompactRange.of(size + more, tree)).isEqualTo(after);
    }

    @Test
    void a_compact_range_of_another_shape_is_refused() {
        byte[] bytes = CompactRange.EMPTY.append(MerkleTree.emptyRoot()).toBytes();
        bytes[7] = 3;
        assertThatThrownBy(() -> CompactRange.fromBytes(bytes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CompactRange.fromBytes(new byte[7])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_hash_of_another_length_is_not_appended() {
        assertThatThrownBy(() -> CompactRange.EMPTY.append(new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }
}
