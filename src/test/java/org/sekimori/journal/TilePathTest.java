package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @Property
    void what_is_printed_is_read(
            @ForAll @IntRange(min = -1, max = 63) int level,
            @ForAll @LongRange(max = Long.MAX_VALUE) long index,
            @ForAll @IntRange(min = 1, max = 256) int width) {
        var path = new TilePath(level, index, width);
        assertThat(TilePath.parse(path.toString())).contains(path);
    }

    @Test
    void the_index_is_in_groups_of_three() {
        assertThat(TilePath.full(0, 1_234_067)).hasToString("tile/0/x001/x234/067");
        assertThat(new TilePath(TilePath.ENTRIES, 7, 12)).hasToString("tile/entries/007.p/12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/tile/0/000",
                "xtile/0/000",
                "tile/0/000 ",
                "tile/0/000\n",
                "tile/0/0",
                "tile/0/0000",
                "tile/0/x000/001",
                "tile/0/001/x234/067",
                "tile/0/x1/234",
                "tile/0/001/234",
                "tile/00/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/data/000",
                "tile/8/0/000",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/",
                "tile/0/000/p/4",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/0/../000",
            })
    void anything_else_is_no_path(String text) {
        assertThat(TilePath.parse(text)).isEmpty();
    }

    @Test
    void a_tile_lies_within_a_tree_that_has_all_of_it() {
        assertThat(new TilePath(0, 273, 112).isWithin(70_000)).isTrue();
        assertThat(new TilePath(0, 273, 113).isWithin(70_000)).isFalse();
        assertThat(TilePath.full(1, 0).isWithin(70_000)).isTrue();
        assertThat(new TilePath(1, 1, 17).isWithin(70_000)).isTrue();
        assertThat(new TilePath(1, 1, 18).isWithin(70_000)).isFalse();
        assertThat(new TilePath(2, 0, 1).isWithin(70_000)).isTrue();
        assertThat(new TilePath(3, 0, 1).isWithin(70_000)).isFalse();
        assertThat(new TilePath(8, 0, 1).isWithin(Long.MAX_VALUE)).isFalse();
        assertThat(TilePath.full(0, Long.MAX_VALUE).isWithin(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void a_bundle_gives_back_its_entries() {
        var entries = List.of(new byte[0], new byte[] {1}, new byte[65_535]);
        byte[] bundle = EntryBundle.encode(entries);
        assertThat(bundle).hasSize(6 + 65_536).startsWith(0, 0, 0, 1, 1, 0xff, 0xff);
        assertThat(EntryBundle.decode(bundle)).containsExactlyElementsOf(entries);
    }

    @Test
    void a_bundle_cut_short_and_an_entry_too_long_are_refused() {
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0, 2, 1})).isInstanceOf(NotVerified.class);
        assertThatThrownBy(() -> EntryBundle.decode(new byte[] {0})).isInstanceOf(NotVerified.class);
        assertThatThrownBy(() -> EntryBundle.encode(List.of(new byte[65_536])))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
