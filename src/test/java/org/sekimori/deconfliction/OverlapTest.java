package org.sekimori.deconfliction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekimori.deconfliction.Overlap.Wider;
import org.sekimori.operation.Selector;

class OverlapTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            nullValues = "-",
            value = {
                "ipv4 | 192.0.2.1 | ipv4 | 192.0.2.1 | SAME | NEITHER",
                "ipv4 | 192.0.2.1 | ipv4 | 192.0.2.2 | - | -",
                "ipv4 | 192.0.2.1 | socket | 192.0.2.1:99 | SAME | NEITHER",
                "socket | 192.0.2.1:1 | socket | 192.0.2.1:2 | SAME | NEITHER",
                "cidr | 192.0.2.0/24 | socket | 192.0.2.1:2 | CONTAINS | LEFT",
                "ipv4 | 192.0.3.0 | cidr | 192.0.2.0/24 | - | -",
                "cidr | 192.0.2.128/25 | cidr | 192.0.2.0/24 | CONTAINS | RIGHT",
                "cidr | 192.0.2.128/25 | cidr | 192.0.2.0/25 | - | -",
                "cidr | ::/0 | ipv4 | 192.0.2.1 | - | -",
                "domain | example.com | domain | www.example.com | SUBDOMAIN | LEFT",
                "domain | badexample.com | domain | example.com | - | -",
                "domain | a.example.com | domain | b.example.com | - | -",
                "url | example.com/x | domain | example.com | HOST | RIGHT",
                "url | www.example.com/x | domain | example.com | SUBDOMAIN | RIGHT",
                "url | example.com/x | domain | www.example.com | - | -",
                "url | 192.0.2.1/x | socket | 192.0.2.1:2 | HOST | RIGHT",
                "url | 192.0.2.1/x | cidr | 192.0.2.0/24 | CONTAINS | RIGHT",
                "url | example.com/x | url | example.com:8080/x/y | CONTAINS | LEFT",
                "url | example.com/x | url | example.com/xy | - | -",
                "url | example.com/x/y | url | example.com/x/z | - | -",
                "url | example.com | url | example.com/x | CONTAINS | LEFT",
                "url | example.com/x | url | www.example.com/x | - | -",
                "url | example.com/x/ | url | example.com/x?q=1 | SAME | NEITHER",
                "asn | AS1 | asn | 1 | SAME | NEITHER",
                "asn | AS1 | asn | AS11 | - | -",
                "malware | njrat | malware | NjRAT | SAME | NEITHER",
                "malware | turla | threat-actor | turla | - | -",
                "account | bot | account | bot2 | - | -",
            })
    void selectors_overlap_when_they_can_mean_one_thing(
            String kind, String value, String otherKind, String other, String how, String wider) {
        var expected = Optional.ofNullable(how).map(h -> new Overlap(How.valueOf(h), Wider.valueOf(wider)));
        assertThat(Overlap.of(normal(kind, value), normal(otherKind, other))).isEqualTo(expected);
    }

    @Property
    void overlap_has_no_direction_but_for_the_wider_side(
            @ForAll("selectors") Selector one, @ForAll("selectors") Selector other) {
        var there = Overlap.of(normal(one), normal(other));
        assertThat(Overlap.of(normal(other), normal(one)))
                .isEqualTo(there.map(overlap -> new Overlap(
                        overlap.how(),
                        switch (overlap.wider()) {
                            case LEFT -> Wider.RIGHT;
                            case RIGHT -> Wider.LEFT;
                            case NEITHER -> Wider.NEITHER;
                        })));
    }

    @Property
    void every_selector_is_the_same_as_itself(@ForAll("selectors") Selector one) {
        assertThat(Overlap.of(normal(one), normal(one))).contains(new Overlap(How.SAME, Wider.NEITHER));
    }

    @Property(tries = 5_000)
    void two_overlap_exactly_when_the_key_of_one_begins_the_other(
            @ForAll("selectors") Selector one, @ForAll("selectors") Selector other) {
        var mine = normal(one).key();
        var theirs = normal(other).key();
        assertThat(Overlap.of(normal(one), normal(other)).isPresent())
                .as("%s and %s", one, other)
                .isEqualTo(mine.startsWith(theirs) || theirs.startsWith(mine));
    }

    @Property(tries = 5_000)
    void a_wider_key_is_at_a_cut_or_a_network(@ForAll("selectors") Selector one, @ForAll("selectors") Selector other) {
        var mine = normal(one);
        var theirs = normal(other).key();
        if (mine.key().startsWith(theirs) && !mine.key().equals(theirs) && other.kind() != Selector.Kind.CIDR) {
            assertThat(mine.cuts()).contains(theirs.length());
        }
    }

    @Property
    void networks_hold_what_arithmetic_says(
            @ForAll int address, @ForAll int network, @ForAll @IntRange(max = 32) int length, @ForAll boolean near) {
        var base = near ? address ^ (network & 7) : network;
        var shift = 32 - length;
        var held = unsigned(address).shiftRight(shift).equals(unsigned(base).shiftRight(shift));
        assertThat(Overlap.of(normal("cidr", dotted(base) + "/" + length), normal("ipv4", dotted(address)))
                        .isPresent())
                .isEqualTo(held);
    }

    @Provide
    Arbitrary<Selector> selectors() {
        return Arbitraries.lazy(Selectors::arbitrary);
    }

    private static Normal normal(Selector selector) {
        return normal(selector.kind().wire(), selector.value());
    }

    private static Normal normal(String kind, String value) {
        return NormalisationTest.normal(kind, value);
    }

    private static BigInteger unsigned(int bits) {
        return BigInteger.valueOf(Integer.toUnsignedLong(bits));
    }

    private static String dotted(int bits) {
        return String.join(
                ".",
                Arrays.stream(new int[] {bits >>> 24, (bits >>> 16) & 255, (bits >>> 8) & 255, bits & 255})
                        .mapToObj(Integer::toString)
                        .toList());
    }
}
