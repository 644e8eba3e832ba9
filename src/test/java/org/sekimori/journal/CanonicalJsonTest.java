package org.sekimori.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CanonicalJsonTest {
    private static String canonical(String json) {
        return new String(CanonicalJson.bytes(CanonicalJson.parse(json.getBytes(UTF_8))), UTF_8);
    }

    private static Malformed refusal(byte[] json) {
        return catchThrowableOfType(Malformed.class, () -> CanonicalJson.parse(json));
    }

    // Vectors of RFC 8785 and its test data, as far as they hold no fractions.

    @Test
    void names_are_sorted_by_utf_16_code_units() {
        assertThat(canonical("""
                                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
                                 "1":"One","\\ud83d\\ude00":"Emoji: Grinning Face","\\u0080":"Control",
                                 "\\u00f6":"Latin Small Letter O With Diaeresis"}"""))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"ö\":\"Latin Small Letter O With Diaeresis\",\"€\":\"Euro Sign\","
                        + "\"\uD83D\uDE00\":\"Emoji: Grinning Face\",\"\uFB33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @Test
    void strings_are_escaped_only_where_they_must() {
        assertThat(canonical("[\"\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\\"\\/\"]"))
                .isEqualTo("[\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"]");
        assertThat(canonical("[\"\\b\\t\\n\\f\\r\\u007f\\u001F\"]")).isEqualTo("[\"\\b\\t\\n\\f\\r\u007f\\u001f\"]");
    }

    @Test
    void the_locale_is_ignored() {
        assertThat(canonical("""
                                {"peach":"This sorting order","péché":"is wrong according to French",
                                 "pêche":"but canonicalization MUST","sin":"ignore locale"}"""))
                .isEqualTo("{\"peach\":\"This sorting order\",\"péché\":\"is wrong according to French\","
                        + "\"pêche\":\"but canonicalization MUST\",\"sin\":\"ignore locale\"}");
    }

    @Test
    void structures_are_sorted_at_every_level() {
        assertThat(canonical("{\"1\": {\"f\": {\"f\": \"hi\",\"F\": 5} ,\"\\n\": 56},\"10\": { },\"\": \"empty\","
                        + "\"a\": { },\"111\": [ {\"e\": \"yes\",\"E\": \"no\" } ],\"A\": { }}"))
                .isEqualTo("{\"\":\"empty\",\"1\":{\"\\n\":56,\"f\":{\"F\":5,\"f\":\"hi\"}},\"10\":{},"
                        + "\"111\":[{\"E\":\"no\",\"e\":\"yes\"}],\"A\":{},\"a\":{}}");
    }

    @Test
    void unicode_is_not_normalised() {
        assertThat(canonical("{\"Unnormalized Unicode\":\"A\\u030a\"}"))
                .isEqualTo("{\"Unnormalized Unicode\":\"A\u030a\"}");
    }

    @Test
    void weird_names_are_kept() {
        assertThat(canonical(
                        "{\"\\u000a\":\"Newline\",\"</script>\":\"Browser Challenge\",\"\\u0080\":\"Control\\u007f\"}"))
                .isEqualTo("{\"\\n\":\"Newline\",\"</script>\":\"Browser Challenge\",\"\u0080\":\"Control\u007f\"}");
    }

    @Test
    void literals_and_integers_stand_as_they_are() {
        assertThat(canonical("[ null , true,false, 0,-0, -1, 9007199254740991, -9007199254740991]"))
                .isEqualTo("[null,true,false,0,0,-1,9007199254740991,-9007199254740991]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`a`:1,`a`:2}|duplicate-name|/a",
                "{`a`:[0,{`~/`:1.5}]}|not-an-integer|/a/1/~0~1",
                "[1e2]|not-an-integer|/0",
                "[9007199254740992]|out-of-range|/0",
                "[-9007199254740992]|out-of-range|/0",
                "[99999999999999999999999]|out-of-range|/0",
                "{`a`:`\\ud800`}|lone-surrogate|/a",
                "{`a`:`\\udc00\\ud800`}|lone-surrogate|/a",
                "{`a`:{`_sd`:[]}}|reserved-name|/a/_sd",
                "{`_sd_alg`:`x`}|reserved-name|/_sd_alg",
                "[{`...`:`x`}]|reserved-name|/0/...",
                "{`a`:1}}|not-json|``",
                "{`a`:1} 2|not-json|``",
                "{`a`:01}|not-json|``",
                "{`a`:+1}|not-json|``",
                "{`a`:NaN}|not-json|``",
                "{a:1}|not-json|``",
                "[1,]|not-json|``",
                "{`a`:1 /* b */}|not-json|``",
                "[`a\tb`]|not-json|``",
                "[|not-json|``",
                "''|not-json|``",
            })
    void what_is_not_within_the_restrictions_is_refused_with_its_place(String json, String code, String pointer) {
        var refusal = refusal(json.replace('`', '"').getBytes(UTF_8));
        assertThat(refusal.code()).isEqualTo(code);
        assertThat(refusal.pointer()).isEqualTo(pointer);
    }

    @Test
    void nothing_is_not_json() {
        assertThat(refusal(new byte[0]).code()).isEqualTo("not-json");
    }

    @ParameterizedTest
    @CsvSource({"22c08022", "22eda08022", "22ff22", "22eda081edb08022", "efbbbf31", "22f490808022"})
    void bytes_that_are_no_strict_utf_8_are_refused(String hex) {
        assertThat(refusal(java.util.HexFormat.of().parseHex(hex)).code()).isEqualTo("not-json");
    }

    @Test
    void depth_is_limited_at_64() {
        var deepest = CanonicalJson.parse(nested(64));
        assertThat(CanonicalJson.bytes(deepest)).isEqualTo(nested(64));
        assertThat(refusal(nested(65)).code()).isEqualTo("too-deep");
        assertThat(refusal(nested(500_000)).code()).isEqualTo("too-deep");
        assertThat(catchThrowableOfType(Malformed.class, () -> CanonicalJson.bytes(List.of(deepest)))
                        .code())
                .isEqualTo("too-deep");
    }

    private static byte[] nested(int levels) {
        return "[".repeat(levels).concat("]".repeat(levels)).getBytes(UTF_8);
    }

    @Test
    void what_cannot_be_read_back_is_not_written() {
        assertThat(catchThrowableOfType(Malformed.class, () -> CanonicalJson.bytes(Map.of("a", 1L << 53)))
                        .pointer())
                .isEqualTo("/a");
        assertThat(catchThrowableOfType(Malformed.class, () -> CanonicalJson.bytes(List.of("\uD800x")))
                        .code())
                .isEqualTo("lone-surrogate");
    }

    @Property(tries = 300)
    void what_was_written_is_read_back_and_written_the_same(@ForAll("trees") Object tree) {
        var bytes = CanonicalJson.bytes(tree);
        var read = CanonicalJson.parse(bytes);
        assertThat(read).isEqualTo(tree);
        assertThat(CanonicalJson.bytes(read)).isEqualTo(bytes);
    }

    @Provide
    Arbitrary<Object> trees() {
        Arbitrary<String> texts = Arbitraries.strings()
                .ofMaxLength(12)
                .filter(t -> UTF_8.newEncoder().canEncode(t) && t.indexOf('\0') < 0);
        Arbitrary<Object> leaves = Arbitraries.oneOf(
                texts.map(t -> (Object) t),
                Arbitraries.longs()
                        .between(-CanonicalJson.MAX_INTEGER, CanonicalJson.MAX_INTEGER)
                        .map(n -> (Object) n),
                Arbitraries.of(true, false).map(b -> (Object) b));
        var names = texts.filter(t -> !CanonicalJson.isReserved(t));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(l -> (Object) l),
                        Arbitraries.maps(names, inner).ofMaxSize(4).map(m -> (Object) new HashMap<>(m))),
                0,
                3);
    }

    @Test
    void text_from_outside_holds_no_nul_since_no_read_model_could_store_it() {
        assertThat(refusal("{\"a\":\"b\\u0000\"}".getBytes(UTF_8)).code()).isEqualTo("nul-character");
        assertThat(refusal("{\"a\\u0000\":1}".getBytes(UTF_8)).code()).isEqualTo("nul-character");
        assertThat(CanonicalJson.parseOwn("\"b\\u0000\"".getBytes(UTF_8))).isEqualTo("b\0");
    }
}
