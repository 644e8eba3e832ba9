package org.sekimori.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A real node in a process of its own, as {@code ops/run} starts it. Several nodes of one {@link Place} are one hub.
 *
 * <p>Whatever a test forgets ends with the JVM.
 */
public final class RunningHub implements AutoCloseable {
    public static final String PASSWORD = "only-for-tests-4711";
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final Duration READY = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofSeconds(40);

    private final Place place;
    private final int node;
    private final Process process;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread atEnd;
    private final Api api;

    /** For tests, which start many and keep none for long. */
    private static final List<String> QUICK = List.of("-Xmx768m", "-XX:TieredStopAtLevel=1");

    private RunningHub(
            Place place, int node, Map<String, String> settings, List<String> machine, List<String> options) {
        this.place = place;
        this.node = node;
        this.process = launch(place, node, settings, machine, options);
        this.atEnd = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(atEnd);
        Thread.ofVirtual().start(this::listen);
        this.api = new Api(place.url(node), PASSWORD);
    }

    /** A node that is ready, in that place. */
    public static RunningHub start(Place place, int node) {
        return start(place, node, Map.of());
    }

    /** With environment variables besides those that the place needs. */
    public static RunningHub start(Place place, int node, Map<String, String> settings) {
        return launched(place, node, settings).awaitReady();
    }

    /** A node that may not be ready yet, so that several can start at once. */
    public static RunningHub launched(Place place, int node, Map<String, String> settings) {
        return new RunningHub(place, node, settings, QUICK, List.of());
    }

    /** A node that is ready and plays the demonstration's cases, as {@code ops/run --demo} does. */
    public static RunningHub demo(Place place) {
        return new RunningHub(place, 1, Map.of(), QUICK, List.of("--demo")).awaitReady();
    }

    /** A node that is ready, on a Java machine with these options: as it is operated, not as tests start it. */
    public static RunningHub measured(Place place, Map<String, String> settings, List<String> machine) {
        return new RunningHub(place, 1, settings, machine, List.of()).awaitReady();
    }

    /** One hub for all tests of this JVM that only talk to it; nobody may stop it. */
    public static RunningHub shared() {
        return Shared.HUB;
    }

    public RunningHub awaitReady() {
        assertThat(ready).as(() -> String.join("\n", output)).succeedsWithin(READY);
        return this;
    }

    public Place place() {
        return place;
    }

    public String url() {
        return place.url(node);
    }

    public Api api() {
        return api;
    }

    /** Lines of stdout and stderr up to now. */
    public List<String> output() {
        return List.copyOf(output);
    }

    public Process process() {
        return process;
    }

    /** Returns when the process is gone; its PostgreSQL lives on. */
    public void kill9() {
        process.destroyForcibly();
        ended();
    }

    /** By SIGTERM; a clean stop answers 0. */
    public void stop() {
        process.destroy();
        assertThat(ended()).as(() -> String.join("\n", output)).isZero();
    }

    public void killPostgres9() {
        place.killPostgres9();
    }

    /** Ends this node, however; the place is the caller's to close. */
    @Override
    public void close() {
        kill9();
        try {
            Runtime.getRuntime().removeShutdownHook(atEnd);
        } catch (IllegalStateException e) {
            // The JVM is ending, and so does the node.
        }
    }

    private int ended() {
        try {
            assertThat(process.waitFor(END.toSeconds(), TimeUnit.SECONDS))
                    .as("ended in time")
                    .isTrue();
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void listen() {
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                output.add(line);
                if (line.startsWith("ready in ")) {
                    ready.complete(null);
                }
            }
        } catch (IOException e) {
            output.add("(" + e.getMessage() + ")");
        }
        ready.completeExceptionally(new IllegalStateException("The node ended before it was ready"));
    }

    private static Process launch(
            Place place, int node, Map<String, String> settings, List<String> machine, List<String> options) {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "@" + HOME.resolve("ops/jvm.options"),
                        "-Dsekimori.home=" + HOME,
                        "-cp",
                        classPath(),
                        "org.sekimori.Sekimori",
                        "serve",
                        "--node",
                        String.valueOf(node))
                .directory(HOME.toFile())
                .redirectErrorStream(true);
        builder.command().addAll(2, machine);
        builder.command().addAll(options);
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("HUB_"));
        environment.put("HUB_VAR", place.var().toString());
        environment.put("HUB_HTTP_PORT", String.valueOf(place.httpPort()));
        environment.put("HUB_CLUSTER_PORT", String.valueOf(place.clusterPort()));
        environment.put("HUB_DEMO_PASSWORD", PASSWORD);
        environment.putAll(settings);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the hub, without the tests: one of their classes may bear the name of one of ours. */
    public static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static final class Shared {
        private static final RunningHub HUB = start();

        private static RunningHub start() {
            var place = Place.fresh();
            var hub = RunningHub.launched(place, 1, Map.of());
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                hub.kill9();
                place.close();
            }));
            return hub.awaitReady();
        }
    }
}
