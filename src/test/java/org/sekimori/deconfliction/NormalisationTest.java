package org.sekimori.deconfliction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekimori.deconfliction.store.JdkUnicode;
import org.sekimori.operation.Selector;

class NormalisationTest {
    static Reading read(String kind, String value) {
        return Normalisation.read(
                new Selector(Selector.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')), value),
                new JdkUnicode());
    }

    static Normal normal(String kind, String value) {
        return switch (read(kind, value)) {
            case Reading.Read(Normal normal) -> normal;
            case Reading.Unreadable(String expected) -> throw new AssertionError(expected + ": " + value);
        };
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "domain | Example.COM. | domain | example.com",
                "domain | bücher.example | domain | xn--bcher-kva.example",
                "domain | BÜCHER。example | domain | xn--bcher-kva.example",
                "domain | bad[.]example(dot)com | domain | bad.example.com",
                "ipv6 | ::ffff:192.0.2.1 | ipv4 | 192.0.2.1",
                "ipv6 | 2001:DB8:0:0:0:0:0:1 | ipv6 | 2001:db8::1",
                "ipv6 | 64:ff9b::192.0.2.1 | ipv4 | 192.0.2.1",
                "cidr | 64:ff9b::c000:200/120 | cidr | 192.0.2.0/24",
                "ipv6 | ::192.0.2.1 | ipv6 | ::c000:201",
                "cidr | 192.0.2.77/24 | cidr | 192.0.2.0/24",
                "cidr | ::ffff:192.0.2.0/120 | cidr | 192.0.2.0/24",
                "cidr | 192.0.2.1/32 | ipv4 | 192.0.2.1",
                "socket | 192.0.2.1:443 | ipv4 | 192.0.2.1",
                "socket | [2001:db8::1]:443 | ipv6 | 2001:db8::1",
                "url | hxxps://user:pw@Example[.]com:8443/a/ | url | example.com/a",
                "url | example.com/a/./b/../c//d?x=1#y | url | example.com/a/c/d",
                "url | example.com/%7Ea/%c3%a9 | url | example.com/~a/é",
                "url | //192.0.2.1 | url | http://192.0.2.1/",
                "url | [2001:db8::1]:80/x | url | http://[2001:db8:0::1]/x",
                "asn | AS64496 | asn | 64496",
                "malware | Nj  RAT | malware | nj rat",
                "account | ＠Someone | account | @someone",
            })
    void one_thing_has_one_normal_form(String kind, String value, String otherKind, String other) {
        assertThat(normal(kind, value)).isEqualTo(normal(otherKind, other));
        assertThat(normal(kind, value).parts())
                .isEqualTo(normal(otherKind, other).parts());
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "ipv4 | 192.0.2.01",
                "ipv4 | 192.0.2",
                "ipv4 | 192.0.2.256",
                "ipv4 | 192.0.2.1.",
                "ipv4 | 0x7f.0.0.1",
                "ipv6 | 1:2:3:4:5:6:7",
                "ipv6 | 1::2::3",
                "ipv6 | 1:2:3:4:5:6:7:8::",
                "ipv6 | :1:2:3:4:5:6:7",
                "ipv6 | 12345::",
                "ipv6 | fe80::1%eth0",
                "ipv6 | ::192.0.2.1:1",
                "cidr | 192.0.2.0",
                "cidr | 192.0.2.0/33",
                "cidr | 192.0.2.0/024",
                "cidr | ::/129",
                "socket | 192.0.2.1",
                "socket | 192.0.2.1:65536",
                "socket | 2001:db8::1:443x",
                "socket | 2001:db8::1:443",
                "domain | com",
                "domain | a..example",
                "domain | .example.com",
                "domain | a b.example",
                "domain | 192.0.2.1",
                "domain | *.example.com",
                "url | http:///x",
                "url | example.com:port/x",
                "url | 999.0.2.1/x",
                "asn | AS4294967296",
                "asn | AS",
            })
    void what_is_no_selector_of_its_kind_is_refused_with_a_reason(String kind, String value) {
        assertThat(read(kind, value))
                .isInstanceOfSatisfying(
                        Reading.Unreadable.class,
                        unreadable ->
                                assertThat(unreadable.expected()).isNotBlank().doesNotStartWith("Expected"));
    }

    @Test
    void control_characters_and_half_surrogates_are_refused() {
        assertThat(read("account", "a\u0000b")).isInstanceOf(Reading.Unreadable.class);
        assertThat(read("account", "a\nb")).isInstanceOf(Reading.Unreadable.class);
        assertThat(read("url", "example.com/\ud800")).isInstanceOf(Reading.Unreadable.class);
    }

    @Test
    void labels_and_domains_have_the_lengths_of_the_domain_name_system() {
        assertThat(read("domain", "a".repeat(63) + ".example")).isInstanceOf(Reading.Read.class);
        assertThat(read("domain", "a".repeat(64) + ".example")).isInstanceOf(Reading.Unreadable.class);
        assertThat(read("domain", "a.".repeat(126) + "b")).isInstanceOf(Reading.Read.class);
        assertThat(read("domain", "a.".repeat(127) + "b")).isInstanceOf(Reading.Unreadable.class);
    }
}
