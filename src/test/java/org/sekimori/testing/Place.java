package org.sekimori.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.sekimori.cluster.LocalPorts;

/**
 * What the nodes of one hub share: a {@code HUB_VAR} under the system's temporary directory, and ports nobody else had when
 * they were chosen. Closing it ends the embedded PostgreSQL by its process number and deletes the directory.
 */
public record Place(Path var, int httpPort, int clusterPort) implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int NODES = 8;
    private static final int SECONDS = 10;

    public static Place fresh() {
        try {
            return new Place(Files.createTempDirectory("sekimori-hub"), freePorts(), freePorts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Below the ports that the system gives to clients. */
    private static int freePorts() {
        var from = ThreadLocalRandom.current().nextInt(10_000, 30_000);
        return LocalPorts.freeBlock(HOST, from, NODES).orElseThrow();
    }

    String url(int node) {
        return "http://" + HOST + ":" + (httpPort + node - 1);
    }

    /** The embedded PostgreSQL, while it lives. */
    public Optional<ProcessHandle> postgres() {
        try {
            var first =
                    Files.readAllLines(var.resolve("postgres/postmaster.pid")).getFirst();
            return ProcessHandle.of(Long.parseLong(first.strip())).filter(ProcessHandle::isAlive);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** As the machine's end would: no goodbye. Returns when the process is gone. */
    public void killPostgres9() {
        var postgres = postgres().orElseThrow();
        postgres.destroyForcibly();
        assertThat(postgres.onExit().orTimeout(SECONDS, TimeUnit.SECONDS)).succeedsWithin(Duration.ofSeconds(SECONDS));
    }

    /** As the hub itself connects, with its role and its password. */
    public Connection connectAsHub() {
        return connect("sekimori_hub", "postgres-sekimori-hub.password");
    }

    /** For tables of a test's own beside the hub's. */
    public Connection connectAsSuperuser() {
        return connect("postgres", "postgres-superuser.password");
    }

    private Connection connect(String role, String password) {
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://" + HOST + ":" + text("postgres.port") + "/sekimori", role, text(password));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many entries a log has, committed and not only signed. */
    public long size(String log) {
        try (var connection = connectAsHub();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT size FROM log_head WHERE log = '" + log + "'")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The types of the entries from that index on. */
    public List<String> since(String log, long index) {
        try (var connection = connectAsHub();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT type FROM entry WHERE log = '" + log + "' AND index >= " + index
                                + " ORDER BY index")) {
            var types = new ArrayList<String>();
            while (rows.next()) {
                types.add(rows.getString(1));
            }
            return types;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private String text(String file) {
        try {
            return Files.readString(var.resolve(file)).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        postgres().ifPresent(_ -> killPostgres9());
        try (var files = Files.walk(var)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Orphans of a killed PostgreSQL may write for a moment; the system clears its temporary directory.
        }
    }
}
