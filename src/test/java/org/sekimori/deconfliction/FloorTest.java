package org.sekimori.deconfliction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekimori.deconfliction.store.JdkUnicode;
import org.sekimori.deconfliction.store.RegistrySuffixes;
import org.sekimori.operation.Floors;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Selector.Kind;

class FloorTest {
    private static final Floor FLOOR = new Floor(new Floors(22, 48, false), new RegistrySuffixes());

    @ParameterizedTest
    @CsvSource({
        "cidr, 192.0.0.0/21, no wider than /22",
        "cidr, 0.0.0.0/0, no wider than /22",
        "cidr, ::ffff:192.0.0.0/117, no wider than /22",
        "cidr, 2001:db8::/47, no wider than /48",
        "domain, co.jp, public suffix",
        "domain, CO.JP., public suffix",
        "domain, co[.]uk, public suffix",
        "domain, tokyo.jp, public suffix",
        "domain, 個人.香港, public suffix",
        "domain, xn--gmqw5a.xn--j6w193g, public suffix",
        "domain, any.ck, public suffix",
        "asn, AS64496, prefixes",
    })
    void what_claims_an_area_is_refused_with_its_reason(String kind, String value, String said) {
        assertThat(refused(selector(kind, value)).orElseThrow()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "cidr, 192.0.0.0/22",
        "cidr, 192.0.2.1/32",
        "cidr, 2001:db8::/48",
        "ipv4, 192.0.2.1",
        "domain, example.co.jp",
        "domain, www.ck",
        "domain, ewr1.vultrobjects.com",
        "domain, github.io",
        "domain, 66properties_.leorius.ru",
        "domain, a.bit",
        "url, co.jp/x",
        "malware, njrat",
    })
    void what_names_a_thing_passes(String kind, String value) {
        assertThat(refused(selector(kind, value))).isEmpty();
    }

    @Test
    void an_autonomous_system_passes_with_narrow_prefixes_or_if_policy_says_so() {
        assertThat(refused(system("192.0.2.0/24", "2001:db8::/48"))).isEmpty();
        assertThat(refused(system("192.0.2.0/24", "198.51.0.0/16"))).isPresent();
        var lenient = new Floor(new Floors(0, 0, true), new RegistrySuffixes());
        assertThat(lenient.refuses(read(new Selector(Kind.ASN, "AS64496")))).isEmpty();
        assertThat(lenient.refuses(read(system("0.0.0.0/0")))).isEmpty();
    }

    @Test
    void an_exact_suffix_is_refused_too() {
        var exact = new Selector(Kind.DOMAIN, "co.jp", Optional.of(true), Optional.empty(), Optional.empty());
        assertThat(refused(exact)).isPresent();
    }

    private static Selector system(String... prefixes) {
        return new Selector(Kind.ASN, "AS64496", Optional.empty(), Optional.of(List.of(prefixes)), Optional.empty());
    }

    private static Selector selector(String kind, String value) {
        return new Selector(Kind.valueOf(kind.toUpperCase(Locale.ROOT)), value);
    }

    private static Optional<String> refused(Selector selector) {
        return FLOOR.refuses(read(selector));
    }

    private static Normal read(Selector selector) {
        if (Normalisation.read(selector, new JdkUnicode()) instanceof Reading.Read(Normal normal)) {
            return normal;
        }
        throw new AssertionError("refused: " + selector);
    }
}
