package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell around the hub. */
class LauncherIT {
    private static final Path REPOSITORY = Path.of("").toAbsolutePath();

    @TempDir
    Path places;

    private record Said(int exit, String text) {}

    @Test
    void the_jdk_nearest_to_the_wanted_version_is_taken_and_older_ones_are_not() throws Exception {
        jdk("a-17", "17.0.15");
        jdk("b-27", "27-ea");
        jdk("c-25", "25.0.1");
        assertThat(findJdk(Map.of()))
                .isEqualTo(new Said(0, places.resolve("c-25").toString()));
    }

    @Test
    void java_home_wins_when_it_fits_and_is_passed_over_when_it_is_too_old() throws Exception {
        jdk("c-25", "25");
        var newer = jdk("b-26", "26.0.1");
        var older = jdk("a-17", "17.0.15");
        assertThat(findJdk(Map.of("JAVA_HOME", newer.toString())).text()).isEqualTo(newer.toString());
        assertThat(findJdk(Map.of("JAVA_HOME", older.toString())).text())
                .isEqualTo(places.resolve("c-25").toString());
    }

    @Test
    void a_java_without_a_compiler_is_no_jdk() throws Exception {
        Files.delete(jdk("c-25", "25").resolve("bin/javac"));
        assertThat(findJdk(Map.of()).exit()).isEqualTo(2);
    }

    @Test
    void without_a_jdk_it_says_where_it_looked_and_what_to_install() throws Exception {
        jdk("a-17", "17.0.15");
        var said = findJdk(Map.of());
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.text()).contains("JDK 25 or later", places.toString(), "Install one", "JAVA_HOME");
    }

    @Test
    void a_wrong_option_is_refused_with_a_sentence_from_any_directory_and_through_a_link() throws Exception {
        var link = Files.createSymbolicLink(places.resolve("start"), REPOSITORY.resolve("ops/run"));
        assertThat(run(Map.of(), link.toString(), "--bogus"))
                .isEqualTo(new Said(2, "ops/run: Unknown option '--bogus'. Try 'ops/run --help'."));
        for (var wrong : List.of("0", "x", "-1", "")) {
            assertThat(run(Map.of(), link.toString(), "--node", wrong).exit())
                    .as(wrong)
                    .isEqualTo(2);
        }
        assertThat(run(Map.of(), link.toString(), "--help").exit()).isZero();
    }

    @Test
    void the_count_sums_all_reports_and_fails_on_a_failure_or_on_nothing() throws Exception {
        report(
                "TEST-a.xml",
                "<testsuite name=\"a\" time=\"1\" tests=\"5\" errors=\"0\" skipped=\"1\" failures=\"0\"></testsuite>");
        assertThat(count()).isEqualTo(new Said(0, "4 passed, 0 failed, 1 skipped"));
        report("TEST-b.xml", """
                <testsuite name="b" tests="3" errors="1" skipped="0" failures="1">
                  <testcase name="one" classname="B"/>
                  <testcase name="two" classname="B"><failure message="x">y</failure></testcase>
                  <testcase name="three" classname="B"><error type="x">y</error></testcase>
                </testsuite>""");
        assertThat(count().exit()).isEqualTo(1);
        assertThat(count().text()).contains("FAILED B.two", "FAILED B.three").endsWith("5 passed, 2 failed, 1 skipped");
        Files.delete(places.resolve("TEST-a.xml"));
        Files.delete(places.resolve("TEST-b.xml"));
        assertThat(count()).isEqualTo(new Said(1, "0 passed, 0 failed, 0 skipped"));
    }

    private void report(String name, String xml) throws IOException {
        Files.writeString(places.resolve(name), "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + xml);
    }

    private Said count() throws Exception {
        return run(Map.of(), "sh", "-c", ". '" + REPOSITORY + "/ops/lib/count.sh'; count_tests '" + places + "'");
    }

    private Said findJdk(Map<String, String> environment) throws Exception {
        return run(
                environment,
                "sh",
                "-c",
                ". '" + REPOSITORY + "/ops/lib/jdk.sh'; find_jdk || exit 2; echo \"$JDK_HOME\"");
    }

    /** The path holds the shell's own tools and no java. */
    private Said run(Map<String, String> environment, String... command) throws Exception {
        var builder = new ProcessBuilder(command).directory(places.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> !name.equals("HOME"));
        builder.environment().putAll(Map.of("PATH", tools().toString(), "JDK_PLACES", places.toString()));
        builder.environment().putAll(environment);
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text.strip());
    }

    private Path tools() throws IOException {
        var tools = Files.createDirectories(places.resolve(".tools"));
        for (var tool : List.of("sh", "readlink", "cat", "find", "awk")) {
            if (!Files.exists(tools.resolve(tool))) {
                var real = Stream.of("/bin/", "/usr/bin/")
                        .map(d -> Path.of(d + tool))
                        .filter(Files::exists)
                        .findFirst();
                Files.createSymbolicLink(tools.resolve(tool), real.orElseThrow());
            }
        }
        return tools;
    }

    private Path jdk(String name, String version) throws IOException {
        var home = places.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"Nobody\"\nJAVA_VERSION=\"" + version + "\"\n");
        for (var program : List.of("java", "javac")) {
            Files.setPosixFilePermissions(
                    Files.createFile(home.resolve("bin").resolve(program)),
                    PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return home;
    }
}
