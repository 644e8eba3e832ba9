package org.sekimori.deconfliction;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekimori.deconfliction.Overlap.Wider;
import org.sekimori.deconfliction.store.JdkUnicode;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Selector.Kind;

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

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            nullValues = "-",
            value = {
                "example.com | domain | example.com | SAME",
                "example.com | domain | www.example.com | -",
                "www.example.com | domain | example.com | SUBDOMAIN",
                "example.com | url | example.com/x | HOST",
                "example.com | url | www.example.com/x | -",
                "example.com | url | example.com | HOST",
            })
    void an_exact_domain_means_no_subdomain(String exact, String kind, String other, How how) {
        var domain = new Selector(Kind.DOMAIN, exact, Optional.of(true), Optional.empty(), Optional.empty());
        meets(domain, selector(kind, other), how);
        var inexact = new Selector(Kind.DOMAIN, exact, Optional.of(false), Optional.empty(), Optional.empty());
        assertThat(normal(inexact)).isEqualTo(normal("domain", exact));
        assertThat(Overlap.of(normal(inexact), normal(domain))).contains(new Overlap(How.SAME, Wider.LEFT));
        assertThat(Overlap.of(normal(domain), normal(inexact))).contains(new Overlap(How.SAME, Wider.RIGHT));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            nullValues = "-",
            value = {
                "asn | 64496 | SAME",
                "asn | AS64497 | -",
                "ipv4 | 192.0.2.9 | CONTAINS",
                "socket | 192.0.2.9:80 | CONTAINS",
                "cidr | 192.0.2.0/25 | CONTAINS",
                "cidr | 192.0.0.0/22 | CONTAINS",
                "cidr | 192.0.2.0/24 | CONTAINS",
                "url | http://192.0.2.9/x | CONTAINS",
                "ipv6 | 2001:db8::9 | CONTAINS",
                "ipv4 | 192.0.3.9 | -",
                "domain | example.com | -",
            })
    void an_autonomous_system_holds_its_prefixes(String kind, String other, How how) {
        var system = new Selector(
                Kind.ASN,
                "AS64496",
                Optional.empty(),
                Optional.of(List.of("192.0.2.0/24", "2001:db8::/48")),
                Optional.empty());
        meets(system, selector(kind, other), how);
    }

    @Test
    void names_meet_by_their_aliases_of_the_same_kind_only() {
        var turla = called(Kind.THREAT_ACTOR, "Turla", "Venomous  Bear", "Uroburos");
        meets(turla, called(Kind.THREAT_ACTOR, "uroburos", "snake"), How.ALIAS);
        meets(turla, called(Kind.THREAT_ACTOR, "Krypton", "VENOMOUS BEAR"), How.ALIAS);
        meets(turla, new Selector(Kind.THREAT_ACTOR, "turla"), How.SAME);
        meets(turla, called(Kind.MALWARE, "uroburos", "turla"), null);
        meets(turla, called(Kind.THREAT_ACTOR, "Bear", "Venomous"), null);
    }

    @Test
    void what_does_not_belong_to_a_kind_is_refused() {
        var yes = Optional.of(true);
        var texts = Optional.of(List.of("192.0.2.0/24"));
        refused(new Selector(Kind.IPV4, "192.0.2.1", yes, Optional.empty(), Optional.empty()), "exact");
        refused(new Selector(Kind.CIDR, "192.0.2.0/24", Optional.empty(), texts, Optional.empty()), "prefixes");
        refused(new Selector(Kind.ASN, "AS1", Optional.empty(), Optional.empty(), texts), "aliases");
        refused(
                new Selector(Kind.ASN, "AS1", Optional.empty(), Optional.of(List.of("192.0.2.0")), Optional.empty()),
                "prefixes");
    }

    private static void refused(Selector selector, String said) {
        assertThat(Normalisation.read(selector, new JdkUnicode()))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable -> assertThat(unreadable.expected()).contains("'" + said + "'"));
    }

    private static void meets(Selector one, Selector other, How how) {
        assertThat(Overlap.of(normal(one), normal(other)).map(Overlap::how)).isEqualTo(Optional.ofNullable(how));
        assertThat(Overlap.of(normal(other), normal(one)).map(Overlap::how)).isEqualTo(Optional.ofNullable(how));
    }

    private static Selector called(Kind kind, String name, String... aliases) {
        return new Selector(kind, name, Optional.empty(), Optional.empty(), Optional.of(List.of(aliases)));
    }

    private static Selector selector(String kind, String value) {
        return new Selector(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), value);
    }

    @Property(tries = 20_000)
    void what_holds_a_holder_holds_what_it_holds(
            @ForAll("selectors") Selector one, @ForAll("selectors") Selector two, @ForAll("selectors") Selector three) {
        if (holds(one, two) && holds(two, three)) {
            assertThat(holds(one, three)).as("%s, %s, %s", one, two, three).isTrue();
        }
    }

    private static boolean holds(Selector one, Selector other) {
        return normal(one) instanceof Normal.Single left
                && normal(other) instanceof Normal.Single right
                && Overlap.of(left, right).filter(o -> o.wider() != Wider.RIGHT).isPresent();
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
        var met = normal(one).parts().stream()
                .map(Normal.Single::key)
                .anyMatch(mine -> normal(other).parts().stream()
                        .map(Normal.Single::key)
                        .anyMatch(theirs -> mine.startsWith(theirs) || theirs.startsWith(mine)));
        assertThat(Overlap.of(normal(one), normal(other)).isPresent())
                .as("%s and %s", one, other)
                .isEqualTo(met);
    }

    @Property(tries = 5_000)
    void a_wider_key_is_at_a_cut_or_a_network(@ForAll("selectors") Selector one, @ForAll("selectors") Selector other) {
        for (var mine : normal(one).parts()) {
            for (var theirs : normal(other).parts()) {
                boolean wider =
                        mine.key().startsWith(theirs.key()) && !mine.key().equals(theirs.key());
                if (wider && !(theirs instanceof Normal.Network)) {
                    assertThat(mine.cuts()).contains(theirs.key().length());
                }
            }
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
        if (Normalisation.read(selector, new JdkUnicode()) instanceof Reading.Read(Normal normal)) {
            return normal;
        }
        throw new AssertionError("refused: " + selector);
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
