package org.sekimori.deconfliction.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sekimori.deconfliction.Normal;
import org.sekimori.deconfliction.Normalisation;
import org.sekimori.deconfliction.Overlap;
import org.sekimori.deconfliction.Reading;
import org.sekimori.deconfliction.Selectors;
import org.sekimori.deconfliction.store.JdkUnicode;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Selector.Kind;
import org.sekimori.testing.SelectorFile;

class PlainTest {
    private static final Random RANDOM = new Random(20261123);

    @Property(tries = 20_000)
    void two_programs_agree_on_a_small_world(@ForAll("selectors") Selector one, @ForAll("selectors") Selector other) {
        agree(one, other);
    }

    @Test
    void two_programs_agree_on_everything_odd() {
        var all = new ArrayList<>(Hostile.odd());
        all.addAll(sample(40));
        for (var one : all) {
            for (var other : all) {
                agree(one, other);
            }
        }
    }

    @Test
    void two_programs_agree_on_neighbours_in_the_file() {
        var sample = sample(20_000);
        for (int n = 1; n < sample.size(); n++) {
            agree(sample.get(n - 1), sample.get(n));
            agree(sample.get(n), sample.get(RANDOM.nextInt(n)));
        }
    }

    @Test
    void groups_find_what_each_with_each_finds() {
        var lines = new ArrayList<Pairs.Line>();
        for (var selector : sample(1_500)) {
            lines.add(new Pairs.Line(RANDOM.nextInt(20), selector));
        }
        for (var selector : Selectors.many(RANDOM, 1_000)) {
            lines.add(new Pairs.Line(RANDOM.nextInt(20), selector));
        }
        assertThat(new Pairs(lines).grouped())
                .isEqualTo(new Pairs(lines).naive())
                .isNotEmpty();
    }

    @Test
    void however_it_is_written_it_means_the_same() {
        for (var selector : sample(400)) {
            for (var other : Hostile.same(selector)) {
                assertThat(read(other)).as("%s as %s", selector, other).isEqualTo(read(selector));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_nobody_can_read_is_refused_with_a_reason(Selector selector) {
        assertThat(Normalisation.read(selector, new JdkUnicode()))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        no -> assertThat(no.expected()).isNotBlank().doesNotStartWith("Expected"));
    }

    static List<Selector> unreadable() {
        return Hostile.unreadable();
    }

    @ParameterizedTest
    @MethodSource("odd")
    void what_real_lists_hold_is_read(Selector selector) {
        agree(selector, selector);
    }

    static List<Selector> odd() {
        return Hostile.odd();
    }

    @Provide
    Arbitrary<Selector> selectors() {
        return Arbitraries.lazy(Selectors::arbitrary);
    }

    private static void agree(Selector one, Selector other) {
        assertThat(Overlap.of(read(one), read(other)).map(Overlap::how))
                .as("%s and %s", one, other)
                .isEqualTo(Plain.overlap(one, other));
    }

    private static Normal read(Selector selector) {
        if (Normalisation.read(selector, new JdkUnicode()) instanceof Reading.Read(Normal normal)) {
            return normal;
        }
        throw new AssertionError("refused: " + selector);
    }

    /** Of the large file if it is there, otherwise made up; every kind of it. */
    private static List<Selector> sample(int count) {
        var all = new ArrayList<Selector>();
        try {
            if (SelectorFile.large().isPresent()) {
                SelectorFile.families(SelectorFile.large().get()).values().forEach(all::addAll);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        for (int n = 0; all.size() < 4 * count; n++) {
            all.add(new Selector(Kind.DOMAIN, "host" + n % 40 + ".bad" + n % 7 + ".example"));
            all.add(new Selector(Kind.URL, "bad" + n % 9 + ".example/gate/" + n % 5 + ".php"));
            all.add(new Selector(Kind.IPV4, "198.51.100." + n % 250));
            all.add(new Selector(Kind.SOCKET, "198.51.100." + n % 240 + ":" + (n % 60_000 + 1)));
        }
        Collections.shuffle(all, RANDOM);
        return all.subList(0, count);
    }
}
