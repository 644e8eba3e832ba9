package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.figures.Counting;
import org.sekimori.figures.Item;
import org.sekimori.figures.LogCount;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.LogName;
import org.sekimori.projection.ClearEntries;

/** The golden log, which holds every type of entry, counted as an outsider counts it. */
class FiguresOfGoldenLogTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    private record Said(int exit, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    private static Said hub(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        var exit = Sekimori.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Said(exit, out.toString(), err.toString());
    }

    private static Said figures(String log, String... more) {
        var arguments = new java.util.ArrayList<>(java.util.List.of(
                "figures", "--year", "2027", "--dir", GOLDEN.resolve(log).toString()));
        arguments.addAll(java.util.List.of(more));
        return hub(arguments.toArray(String[]::new));
    }

    @Test
    void every_type_that_is_counted_is_one_that_the_hub_writes() {
        var written = Spine.descriptors().stream()
                .flatMap(descriptor -> descriptor.types().keySet().stream())
                .collect(Collectors.toSet());
        assertThat(written)
                .containsAll(Counting.TYPES.stream()
                        .map(type -> "org.sekimori.operation." + type)
                        .toList());
    }

    @Test
    void a_copy_of_the_log_is_counted_without_any_disclosure() throws IOException {
        var tally = new LogCount();
        for (var bytes : GoldenFiles.of(LogName.OPERATIONS).entries()) {
            tally.take(ClearEntries.of(EntryFormat.stored(tally.extent().size(), bytes)));
        }
        var year = tally.counted().getFirst().recorded().toString().substring(0, 4);
        var said = hub(
                "figures", "--year", year, "--dir", GOLDEN.resolve("operations").toString());
        assertThat(said.exit()).as(said.toString()).isZero();
        var total = said.json().at("/all/total");
        for (var item : Item.FIGURES) {
            var expected = tally.counted().stream()
                    .filter(one ->
                            one.item() == item && one.recorded().toString().startsWith(year))
                    .count();
            assertThat(total.path(item.field()).asLong(-1)).as(item.field()).isEqualTo(expected);
        }
        for (var field : new String[] {
            "requests",
            "approvals",
            "exceptions",
            "exPostNotices",
            "recommendationsAfterNotice",
            "amendments",
            "otherRefusals"
        }) {
            assertThat(total.path(field).asLong()).as(field).isPositive();
        }
        assertThat(said.json().at("/counted/origin").asText()).isEqualTo("golden.invalid/logs/operations");
        assertThat(said.json().at("/counted/size").asLong())
                .isEqualTo(tally.extent().size());
        assertThat(said.out()).doesNotContain("outline");
    }

    @Test
    void only_the_log_of_operations_is_counted() {
        var said = figures("access");
        assertThat(said.exit()).isEqualTo(Sekimori.FALSE);
        assertThat(said.out()).contains("NOT COUNTED", "access");
    }

    @Test
    void a_part_of_the_log_is_counted_as_far_as_was_asked_for_and_no_further() throws IOException {
        assertThat(figures("operations", "--size", "5")
                        .json()
                        .at("/counted/size")
                        .asLong())
                .isEqualTo(5);
        var beyond = figures("operations", "--size", "1000000");
        assertThat(beyond.exit()).isEqualTo(Sekimori.UNUSABLE);
        assertThat(beyond.err()).contains("--size expects at most");
    }

    @Test
    void a_wrong_year_and_a_missing_log_are_told_in_a_sentence(@TempDir Path nowhere) throws IOException {
        var wrong = hub("figures", "--year", "26", "--dir", nowhere.toString());
        assertThat(wrong.exit()).isEqualTo(Sekimori.UNUSABLE);
        assertThat(wrong.err()).contains("2000 to 2999");
        var missing = hub("figures", "--year", "2026", "--dir", nowhere.toString());
        assertThat(missing.exit()).isEqualTo(Sekimori.UNUSABLE);
        assertThat(missing.err()).contains("Cannot read the log");
        Files.write(nowhere.resolve("checkpoint"), "nonsense".getBytes(StandardCharsets.UTF_8));
        var nonsense = hub("figures", "--year", "2026", "--dir", nowhere.toString());
        assertThat(nonsense.exit()).isEqualTo(Sekimori.FALSE);
    }
}
