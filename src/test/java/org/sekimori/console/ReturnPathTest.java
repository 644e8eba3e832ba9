package org.sekimori.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
    /** As browsers read an address: tabs and line ends dropped, a backslash a slash. */
    private static String host(String address) {
        var read = address.strip().replaceAll("[\\t\\r\\n]", "").replace('\\', '/');
        var plain = read.replaceAll("[^/:A-Za-z0-9]", "x");
        return String.valueOf(
                URI.create("https://hub.example/auth/callback").resolve(plain).getHost());
    }

    @Property
    void whatever_is_let_through_stays_on_our_site(
            @ForAll
                    @Chars({'/', '\\', '\t', '\n', '\r', ' ', ':', 'h', 't', 'p', 's', '.', 'x', '?'})
                    @StringLength(max = 12)
                    String text) {
        ReturnPath.of(text).ifPresent(path -> assertThat(host(path.value())).isEqualTo("hub.example"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/operations?stage=review&q=a%20b#x", "/operations?q=関守", "/a//b", "/a:b"})
    void paths_of_ours_are_let_through(String text) {
        assertThat(ReturnPath.of(text)).map(ReturnPath::value).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "//a", "/\\a", "\\a", "/\ta", "/ a", "https://a/", "/\u0000"})
    void everything_else_is_not(String text) {
        assertThat(ReturnPath.of(text)).isEmpty();
        assertThat(ReturnPath.of("/" + "a".repeat(1_000))).isEmpty();
    }

    @Test
    void a_path_is_as_long_as_its_bytes_since_a_cookie_holds_it() {
        assertThat(ReturnPath.of("/?" + "関".repeat(332))).isPresent();
        assertThat(ReturnPath.of("/?" + "関".repeat(333))).isEmpty();
    }
}
