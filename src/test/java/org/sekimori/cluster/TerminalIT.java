package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** {@code ops/run} by hand: the shell script in a terminal, with a hub that is built already. */
class TerminalIT {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Path SCRIPT = Path.of("/usr/bin/script");
    private static final int CTRL_C = 0x03;
    private static final int END = 40;

    private final Place place = Place.fresh();

    @TempDir
    Path root;

    @BeforeEach
    void a_repository_that_is_built() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(SCRIPT), "No " + SCRIPT + ", which makes terminals, on this machine");
        copy("ops/run");
        copy("ops/jvm.options");
        copy("ops/hub.yaml");
        copy("ops/lib/jdk.sh");
        copy("ops/lib/build.sh");
        Files.createSymbolicLink(root.resolve("policies"), HOME.resolve("policies"));
        var app = Files.createDirectories(root.resolve("target/app/tested"));
        pathsOnly(app.resolve("sekimori.jar"));
        Files.writeString(root.resolve("target/app/current"), app + "\n");
    }

    @AfterEach
    void clear() {
        place.close();
    }

    @Test
    void ctrl_c_stops_the_hub_and_its_database_cleanly() throws Exception {
        var terminal = terminal();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(terminal::destroyForcibly));
        try {
            var said = readUntilReady(terminal);
            assertThat(place.postgres()).isPresent();
            terminal.getOutputStream().write(CTRL_C);
            terminal.getOutputStream().flush();
            assertThat(terminal.waitFor(END, TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
            assertThat(terminal.exitValue()).as(String.join("\n", said)).isZero();
        } finally {
            terminal.descendants().forEach(ProcessHandle::destroyForcibly);
            terminal.destroyForcibly();
        }
        assertThat(place.postgres()).as("nobody uses it").isEmpty();
        try (var again = RunningHub.start(place, 1)) {
            again.stop();
        }
        assertThat(Files.readString(place.var().resolve("postgres.log")))
                .contains("database system was shut down at")
                .doesNotContain("not properly shut down", "was interrupted");
    }

    /**
     * Its keyboard is the process's input; it answers what the command in it answers. Whoever runs the tests in the background
     * has Ctrl-C ignored, and would hand that down.
     */
    private Process terminal() throws IOException {
        var builder = new ProcessBuilder(
                        SCRIPT.toString(),
                        "--quiet",
                        "--return",
                        "--flush",
                        "--command",
                        "exec env --default-signal=INT ops/run",
                        "/dev/null")
                .directory(root.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HUB_VAR", place.var().toString());
        builder.environment().put("HUB_HTTP_PORT", String.valueOf(place.httpPort()));
        builder.environment().put("HUB_CLUSTER_PORT", String.valueOf(place.clusterPort()));
        builder.environment().put("HUB_DEMO_PASSWORD", RunningHub.PASSWORD);
        return builder.start();
    }

    /** What it said until then; whatever it says afterwards is read away, so that it never waits for a reader. */
    private static List<String> readUntilReady(Process terminal) throws IOException {
        var said = new ArrayList<String>();
        var lines = new BufferedReader(new InputStreamReader(terminal.getInputStream(), StandardCharsets.UTF_8));
        for (var line = lines.readLine(); ; line = lines.readLine()) {
            assertThat(line).as(String.join("\n", said)).isNotNull();
            said.add(line);
            if (line.startsWith("ready in ")) {
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return said;
            }
        }
    }

    private void copy(String file) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.copy(HOME.resolve(file), root.resolve(file), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }

    /** A jar without content that names where the classes are, since {@code ops/run} starts a jar. */
    private static void pathsOnly(Path jar) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes()
                .put(
                        Attributes.Name.CLASS_PATH,
                        Stream.of(RunningHub.classPath().split(File.pathSeparator))
                                .map(entry -> Path.of(entry).toUri().toString())
                                .collect(Collectors.joining(" ")));
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
    }
}
