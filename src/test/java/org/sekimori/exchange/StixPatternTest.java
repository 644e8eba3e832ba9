package org.sekimori.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.sekimori.exchange.StixPattern.Beyond;
import org.sekimori.exchange.StixPattern.Comparison;

class StixPatternTest {
    private static String reason(String pattern) {
        return catchThrowableOfType(Beyond.class, () -> StixPattern.alternatives(pattern))
                .reason();
    }

    private static List<List<Comparison>> read(String pattern) throws Beyond {
        return StixPattern.alternatives(pattern);
    }

    @Test
    void alternatives_are_listed_whether_within_an_observation_or_between() throws Beyond {
        assertThat(read("[ipv4-addr:value = '198.51.100.1' OR domain-name:value = 'a.example'] OR ([url:value='b'])"))
                .extracting(one -> one.getFirst().constants().getFirst())
                .containsExactly("198.51.100.1", "a.example", "b");
        assertThat(read("[ipv4-addr:value IN ('192.0.2.1','192.0.2.2')]")
                        .getFirst()
                        .getFirst()
                        .constants())
                .containsExactly("192.0.2.1", "192.0.2.2");
        assertThat(read("[ipv4-addr:value ISSUBSET '198.51.100.0/24']")
                        .getFirst()
                        .getFirst()
                        .operator())
                .isEqualTo("ISSUBSET");
    }

    @Test
    void what_holds_together_stays_together() throws Beyond {
        assertThat(read("[network-traffic:dst_ref.value = '192.0.2.1' AND network-traffic:dst_port = 443]"))
                .singleElement()
                .satisfies(together -> assertThat(together).hasSize(2));
    }

    @Test
    void escaped_quotes_and_backslashes_are_part_of_the_text() throws Beyond {
        assertThat(read("[url:value = 'http://a.example/\\'x\\\\']")
                        .getFirst()
                        .getFirst()
                        .constants())
                .containsExactly("http://a.example/'x\\");
    }

    @Test
    void what_says_more_than_a_list_is_refused_by_its_own_reason() {
        assertThat(reason("[ipv4-addr:value = '1' ] FOLLOWEDBY [url:value = 'b']"))
                .isEqualTo("pattern-sequence");
        assertThat(reason("[ipv4-addr:value = '1'] REPEATS 5 TIMES")).isEqualTo("pattern-qualifier");
        assertThat(reason("[ipv4-addr:value = '1'] AND [url:value = 'b']")).isEqualTo("pattern-and");
        assertThat(reason("[ipv4-addr:value NOT = '1']")).isEqualTo("pattern-not");
        assertThat(reason("[ipv4-addr:value != '1']")).isEqualTo("pattern-operator");
        assertThat(reason("[domain-name:value LIKE '%.example']")).isEqualTo("pattern-operator");
        assertThat(reason("[url:value = 'a' AND (url:value = 'b' OR url:value = 'c')]"))
                .isEqualTo("pattern-and");
        assertThat(reason("[url:value = 'a")).isEqualTo("pattern-unreadable");
        assertThat(reason("[")).isEqualTo("pattern-unreadable");
        assertThat(reason("")).isEqualTo("pattern-unreadable");
        assertThat(reason("(".repeat(10_000))).isEqualTo("pattern-too-deep");
        assertThat(reason("x".repeat(70_000))).isEqualTo("pattern-too-long");
    }

    /** Whatever stands there, it is read or refused by a reason, and never anything else happens. */
    @Property
    void any_text_is_read_or_refused(@ForAll("scraps") String pattern) {
        assertThatCode(() -> {
                    try {
                        StixPattern.alternatives(pattern);
                    } catch (Beyond beyond) {
                        assertThat(beyond.reason()).matches("pattern-[a-z-]+");
                    }
                })
                .doesNotThrowAnyException();
    }

    @Provide
    Arbitrary<String> scraps() {
        return Arbitraries.of(
                        "[",
                        "]",
                        "(",
                        ")",
                        "ipv4-addr:value",
                        " = ",
                        "'192.0.2.1'",
                        " OR ",
                        " AND ",
                        " NOT ",
                        "IN",
                        ",",
                        "'",
                        "\\",
                        "443",
                        " FOLLOWEDBY ",
                        "[*]",
                        "file:hashes.'SHA-256'",
                        "!",
                        "<")
                .list()
                .ofMaxSize(20)
                .map(parts -> String.join("", parts));
    }
}
