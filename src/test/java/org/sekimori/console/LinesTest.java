package org.sekimori.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.sekimori.console.Lines.Line;

class LinesTest {
    private static final int MOST = 12;

    /** Wherever the pieces part, also within a character, the lines are those that the whole text has. */
    @Property
    void pieces_make_no_difference(@ForAll("texts") String text, @ForAll @IntRange(min = 1, max = 9) int piece) {
        assertThat(said(text, piece)).isEqualTo(plainly(text));
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.of("a", "{}", "関", "\n", "\n", "\r", " ", "0123456789", "\t", "\ud83d\ude00")
                .list()
                .ofMaxSize(40)
                .map(parts -> String.join("", parts));
    }

    /** The same by the library's own means, from the whole. */
    private static List<String> plainly(String text) {
        var lines = new ArrayList<String>();
        var parts = text.split("\n", -1);
        for (int n = 0; n < parts.length; n++) {
            if (parts[n].getBytes(UTF_8).length > MOST) {
                lines.add((n + 1) + " too long");
            } else if (!parts[n].strip().isEmpty()) {
                lines.add((n + 1) + " " + parts[n]);
            }
        }
        return lines;
    }

    private static List<String> said(String text, int piece) {
        var bytes = text.getBytes(UTF_8);
        var lines = new Lines(MOST);
        var found = new ArrayList<Line>();
        for (int from = 0; from < bytes.length; from += piece) {
            found.addAll(lines.take(Buffer.buffer(bytes).slice(from, Math.min(bytes.length, from + piece))));
        }
        lines.end().ifPresent(found::add);
        return found.stream()
                .map(line -> line.number()
                        + line.bytes().map(b -> " " + new String(b, UTF_8)).orElse(" too long"))
                .toList();
    }

    @Test
    void a_line_of_the_stated_maximum_passes_and_one_byte_more_does_not() {
        assertThat(said("x".repeat(MOST) + "\n" + "y".repeat(MOST + 1) + "\nz", 5))
                .containsExactly("1 " + "x".repeat(MOST), "2 too long", "3 z");
    }

    @Test
    void a_line_that_is_too_long_is_not_kept_while_it_comes() {
        var lines = new Lines(MOST);
        for (int n = 0; n < 1_000; n++) {
            assertThat(lines.take(Buffer.buffer("0123456789"))).isEmpty();
        }
        assertThat(lines.take(Buffer.buffer("\n")).getFirst().bytes()).isEmpty();
        assertThat(lines.end()).isEmpty();
    }
}
