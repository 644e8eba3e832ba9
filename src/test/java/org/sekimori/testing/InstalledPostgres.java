package org.sekimori.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sekimori.cluster.LocalPorts;

/**
 * The PostgreSQL that the machine's administrator installed, as Debian lays it out, run as a child process on a free port of
 * 127.0.0.1 with passwords for everyone. Its one user besides the superuser owns one empty database and may create roles.
 */
public final class InstalledPostgres implements AutoCloseable {
    private static final Path PLACE = Path.of("/usr/lib/postgresql");
    private static final Pattern VERSION = Pattern.compile("\\d+");
    private static final int MIN_VERSION = 15;
    private static final int PATIENCE = 60;
    private static final String HOST = "127.0.0.1";
    private static final String USER = "records";

    private final Path programs;
    private final Path data;
    private final int port;
    private final String password = UUID.randomUUID().toString();
    private final Process server;

    private InstalledPostgres(Path programs) throws IOException, InterruptedException {
        this.programs = programs;
        this.data = Files.createTempDirectory("sekimori-installed-postgres");
        this.port = LocalPorts.freeBlock(HOST, ThreadLocalRandom.current().nextInt(10_000, 30_000), 1)
                .orElseThrow();
        var superuser = UUID.randomUUID().toString();
        initialise(superuser);
        this.server = command("postgres", "-D", data.toString(), "-p", String.valueOf(port), "-h", HOST, "-k", "")
                .redirectOutput(data.resolve("server.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(server::destroyForcibly));
        prepare(superuser);
    }

    /** Empty where no PostgreSQL server of version 15 or later is installed. */
    public static Optional<InstalledPostgres> start() {
        return programs().map(programs -> {
            try {
                return new InstalledPostgres(programs);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        });
    }

    /** As an administrator would write it into {@code HUB_DATABASE_URL}. */
    public String url() {
        return "postgresql://" + USER + ":" + password + "@" + HOST + ":" + port + "/" + USER;
    }

    public boolean isRunning() {
        return server.isAlive();
    }

    /** The newest. */
    private static Optional<Path> programs() {
        if (!Files.isDirectory(PLACE)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(PLACE)) {
            return versions.filter(version -> number(version) >= MIN_VERSION)
                    .max(Comparator.comparingInt(InstalledPostgres::number))
                    .map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("postgres")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path version) {
        var name = version.getFileName().toString();
        return VERSION.matcher(name).matches() ? Integer.parseInt(name) : 0;
    }

    private void initialise(String superuser) throws IOException, InterruptedException {
        var secret = Files.writeString(Files.createTempFile("sekimori", ".password"), superuser);
        var initdb = command(
                        "initdb",
                        "-D",
                        data.toString(),
                        "--username=postgres",
                        "--encoding=UTF8",
                        "--locale=C",
                        "--auth=scram-sha-256",
                        "--pwfile=" + secret)
                .start();
        var said = new String(initdb.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(initdb.waitFor()).as(said).isZero();
        Files.delete(secret);
    }

    private void prepare(String superuser) throws InterruptedException {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE);
        while (true) {
            try (var connection = DriverManager.getConnection(
                            "jdbc:postgresql://" + HOST + ":" + port + "/postgres", "postgres", superuser);
                    var statement = connection.createStatement()) {
                statement.execute("CREATE ROLE " + USER + " LOGIN CREATEROLE PASSWORD '" + password + "'");
                statement.execute("CREATE DATABASE " + USER + " OWNER " + USER);
                return;
            } catch (SQLException e) {
                assertThat(server.isAlive() && System.nanoTime() < end)
                        .as(e.getMessage())
                        .isTrue();
                TimeUnit.MILLISECONDS.sleep(50);
            }
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it is nobody and still owns its files. */
    private ProcessBuilder command(String program, String... arguments) {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(data.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        return builder;
    }

    @Override
    public void close() {
        server.destroyForcibly().onExit().join();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Children of the killed server may write for a moment; the system clears its temporary directory.
        }
    }
}
