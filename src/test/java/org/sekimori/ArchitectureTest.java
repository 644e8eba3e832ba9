package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The design's import table holds, and each of its rules can fail: the plants below {@code planted} break one each. */
class ArchitectureTest {
    private static final String ROOT = "org.sekimori";
    private static final String PLANTED = ROOT + ".planted";
    private static final Path SOURCES = Path.of("src/main/java/org/sekimori");
    private static final Path PLANTED_SOURCES = Path.of("src/test/java/org/sekimori/planted");

    private static final JavaClasses PROGRAM =
            new ClassFileImporter().importPath(Path.of("target/classes/org/sekimori"));
    private static final JavaClasses PLANTS =
            new ClassFileImporter().importPath(Path.of("target/test-classes/org/sekimori/planted"));

    static List<Architecture.Rule> program() {
        return new Architecture(ROOT).rules();
    }

    static List<Architecture.Rule> planted() {
        return new Architecture(PLANTED).rules();
    }

    @ParameterizedTest
    @MethodSource("program")
    void the_program_keeps(Architecture.Rule rule) {
        rule.rule().check(PROGRAM);
    }

    @ParameterizedTest
    @MethodSource("planted")
    void a_plant_breaks(Architecture.Rule rule) {
        var plant = PLANTED + "." + rule.plant();
        var details = rule.rule().evaluate(PLANTS).getFailureReport().getDetails();
        assertThat(details).as(rule.name()).anyMatch(detail -> detail.contains(plant));
    }

    @Test
    void the_program_is_looked_at() {
        assertThat(PROGRAM).hasSizeGreaterThan(400);
        assertThat(PROGRAM.contain(ROOT + ".Journey")).isTrue();
        assertThat(PROGRAM.stream().filter(type -> type.getName().startsWith(PLANTED)))
                .isEmpty();
    }

    @Test
    void every_package_says_what_it_is() throws IOException {
        assertThat(silent(SOURCES)).isEmpty();
        assertThat(silent(PLANTED_SOURCES))
                .contains(PLANTED_SOURCES.resolve("attic"))
                .doesNotContain(PLANTED_SOURCES);
    }

    /** Folders with classes whose package-info is missing or does not tell what may be imported and what surprises. */
    private static List<Path> silent(Path sources) throws IOException {
        try (var files = Files.walk(sources)) {
            return files
                    .filter(file -> file.toString().endsWith(".java"))
                    .collect(Collectors.groupingBy(Path::getParent))
                    .keySet()
                    .stream()
                    .filter(folder -> !tells(folder.resolve("package-info.java")))
                    .toList();
        }
    }

    private static boolean tells(Path file) {
        try {
            return Files.exists(file)
                    && Files.readString(file).toLowerCase(java.util.Locale.ROOT).contains("surprise")
                    && Files.readString(file).toLowerCase(java.util.Locale.ROOT).contains("import");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
