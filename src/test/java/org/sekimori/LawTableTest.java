package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The reviewer's table stays true: what it names is there, and what is not law is in the policies or owned up to. */
class LawTableTest {
    private static final Path TABLE = Path.of("ops/docs/law.md");
    private static final Path POLICIES = Path.of("policies");
    private static final Map<String, Path> MAIN = sources(Path.of("src/main/java"));
    private static final Map<String, Path> TESTS = sources(Path.of("src/test/java"));
    private static final Set<String> MARKS = Set.of("law", "report", "choice", "–");
    private static final Pattern NAMED = Pattern.compile("`([^`]+)`");
    private static final Pattern OPEN = Pattern.compile("open (\\d+)");
    private static final String NO_TEST = "– none yet";

    private record Row(String rule, String mark, String where, String test) {}

    @Test
    void every_place_that_a_rule_names_is_there() throws IOException {
        var missing = new ArrayList<String>();
        for (var row : rows()) {
            named(row.where()).stream().filter(name -> !place(name)).forEach(name -> missing.add(row + ": " + name));
            if (named(row.where()).isEmpty() && open(row).isEmpty()) {
                missing.add(row + " is nowhere");
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void every_test_that_a_rule_names_is_there() throws IOException {
        var missing = new ArrayList<String>();
        for (var row : rows()) {
            var tests = named(row.test());
            tests.stream().filter(name -> !test(name)).forEach(name -> missing.add(row + ": " + name));
            if (tests.isEmpty() && !row.test().equals(NO_TEST)) {
                missing.add(row + " says neither a test nor that there is none");
            }
        }
        assertThat(missing).isEmpty();
    }

    @Test
    void what_is_no_law_is_in_the_policies_or_an_open_finding() throws IOException {
        var findings = Files.readAllLines(TABLE).stream()
                .filter(line -> line.matches("\\d+\\. \\*\\*.*"))
                .map(line -> line.substring(0, line.indexOf('.')))
                .collect(Collectors.toSet());
        for (var row : rows()) {
            assertThat(row.mark()).as(row.rule()).isIn(MARKS);
            open(row).ifPresent(number -> assertThat(number).as(row.rule()).isIn(findings));
            if (row.mark().equals("choice") || row.mark().equals("report")) {
                assertThat(open(row).isPresent()
                                || named(row.where()).stream()
                                        .anyMatch(name -> name.contains("@") || name.contains(".yaml#")))
                        .as(row.rule())
                        .isTrue();
            }
        }
    }

    private static List<Row> rows() throws IOException {
        var rows = Files.readAllLines(TABLE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| rule |"))
                .map(line -> line.split("\\s*\\|\\s*", -1))
                .peek(cells -> assertThat(cells).hasSize(6))
                .map(cells -> new Row(cells[1], cells[2], cells[3], cells[4]))
                .toList();
        assertThat(rows).hasSizeGreaterThan(100);
        return rows;
    }

    private static List<String> named(String cell) {
        return NAMED.matcher(cell).results().map(found -> found.group(1)).toList();
    }

    private static Optional<String> open(Row row) {
        return OPEN.matcher(row.where()).results().map(found -> found.group(1)).findAny();
    }

    private static boolean place(String name) {
        var at = name.indexOf('@');
        if (at >= 0) {
            return says(
                    POLICIES.resolve(name.substring(0, at)),
                    "@id\\(\"" + Pattern.quote(name.substring(at + 1)) + "\"\\)");
        }
        var hash = name.indexOf('#');
        var part = hash < 0 ? "" : Pattern.quote(name.substring(hash + 1));
        if (name.contains(".yaml#")) {
            return says(POLICIES.resolve(name.substring(0, hash)), "((id|kind): " + part + "\\b)|(\\b" + part + ":)");
        }
        var source = MAIN.get(hash < 0 ? name : name.substring(0, hash));
        return source != null && (hash < 0 || says(source, "[\\w>] " + part + "\\("));
    }

    private static boolean test(String name) {
        var parts = name.split("#", -1);
        var source = TESTS.get(parts[0]);
        return source != null && parts.length == 2 && says(source, "void " + Pattern.quote(parts[1]) + "\\(");
    }

    private static boolean says(Path file, String pattern) {
        try {
            return Files.exists(file)
                    && Pattern.compile(pattern).matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By simple name. */
    private static Map<String, Path> sources(Path root) {
        try (var files = Files.walk(root)) {
            var byName = files.filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", "")));
            return byName.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey, named -> named.getValue().getFirst()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
