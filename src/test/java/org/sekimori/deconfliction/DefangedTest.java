package org.sekimori.deconfliction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sekimori.deconfliction.store.JdkUnicode;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Selector.Kind;

class DefangedTest {
    private static final String[] DOTS = {".", "[.]", "(.)", "{.}", "[dot]", "(DOT)", "[ . ]", "{dot}"};
    private static final String[] COLONS = {":", "[:]"};

    @ParameterizedTest
    @CsvSource(
            delimiterString = " | ",
            value = {
                "URL | hxxps[:]//bad[.]example/a[.]php?x=[dot] | https://bad.example/a.php?x=[dot]",
                "URL | hXXp://bad(dot)example:80/(dot)/ | http://bad.example:80/(dot)/",
                "URL | h**ps[://]bad[.]example | https://bad.example",
                "URL | fxp://bad[.]example | ftp://bad.example",
                "URL | http[:]//[2001:db8::1]/x | http://[2001:db8::1]/x",
                "DOMAIN | hxxp.example | hxxp.example",
                "DOMAIN | hxxps.hxxp[.]example | hxxps.hxxp.example",
                "SOCKET | 192[.]0[.]2[.]1[:]443 | 192.0.2.1:443",
                "SOCKET | [2001[:]db8::1]:443 | [2001:db8::1]:443",
                "IPV6 | 2001[:]db8[:]:1 | 2001:db8::1",
                "CIDR | 192.0.2[.]0[/]24 | 192.0.2.0/24",
                "ACCOUNT | some[.]body | some[.]body",
            })
    void what_was_made_harmless_is_shown_as_it_is(Kind kind, String defanged, String plain) {
        assertThat(Defanged.refanged(new Selector(kind, defanged))).isEqualTo(new Selector(kind, plain));
    }

    @Property
    void refanging_undoes_defanging(@ForAll("selectors") Selector selector, @ForAll long seed) {
        var defanged = defanged(selector, new Random(seed));
        assertThat(Defanged.refanged(defanged)).isEqualTo(selector);
        assertThat(read(defanged)).isEqualTo(read(selector));
    }

    @Property
    void what_can_be_read_is_shown_as_what_it_was_read_as(@ForAll("selectors") Selector selector, @ForAll String text) {
        for (var any : List.of(selector, new Selector(Kind.URL, "h" + text), new Selector(Kind.DOMAIN, text + "e"))) {
            var shown = Defanged.refanged(any);
            assertThat(Defanged.refanged(shown)).isEqualTo(shown);
            if (read(any) instanceof Reading.Read) {
                assertThat(read(shown)).isEqualTo(read(any));
            }
        }
    }

    @Provide
    Arbitrary<Selector> selectors() {
        return Arbitraries.lazy(Selectors::arbitrary);
    }

    private static Selector defanged(Selector selector, Random random) {
        if (Normalisation.isName(selector.kind()) || selector.kind() == Kind.ASN) {
            return selector;
        }
        var value = selector.value();
        int end = value.indexOf('/', value.startsWith("http://") ? 7 : 0);
        var host = end < 0 || selector.kind() == Kind.CIDR ? value : value.substring(0, end);
        var broken = new StringBuilder();
        host.chars()
                .mapToObj(c -> switch (c) {
                    case '.' -> DOTS[random.nextInt(DOTS.length)];
                    case ':' -> COLONS[random.nextInt(COLONS.length)];
                    default -> Character.toString(c);
                })
                .forEach(broken::append);
        var text = broken + value.substring(host.length());
        return selector.with(text.replaceFirst("^http", "hxxp"), Optional.empty());
    }

    private static Reading read(Selector selector) {
        return Normalisation.read(selector, new JdkUnicode());
    }
}
