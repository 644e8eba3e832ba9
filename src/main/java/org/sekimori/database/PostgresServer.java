package org.sekimori.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.sekimori.config.HubConfig;
import org.sekimori.config.VarDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process over one data directory: made, started, adopted, stopped. One caller at a time. */
final class PostgresServer {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration RETRY = Duration.ofMillis(250);

    private final VarDirectory var;
    private final HubConfig.Database settings;
    private final ServerPort port;
    private final PostgresPrograms programs;

    PostgresServer(VarDirectory var, HubConfig.Database settings) {
        this.var = var;
        this.settings = settings;
        this.port = new ServerPort(var, settings.embeddedPort());
        this.programs = PostgresPrograms.find(var);
    }

    Path data() {
        return var.file("postgres");
    }

    Access superuser(String database, int atPort) {
        return Access.on(atPort, database, EmbeddedPostgres.SUPERUSER, var.secret("postgres-superuser.password"));
    }

    /** Answers the port. */
    int ensureRunning() {
        if (!Files.exists(data().resolve("PG_VERSION"))) {
            initialise();
        }
        var remembered = port.remembered();
        if (remembered.isPresent() && answers(remembered.getAsInt())) {
            LOG.debug("adopted the PostgreSQL on port {}", remembered.getAsInt());
            return remembered.getAsInt();
        }
        return start();
    }

    void stop() {
        programs.run("pg_ctl", List.of("stop", "-D", data().toString(), "-m", "fast", "-w", "-t", "60"), log());
    }

    /** Made aside and renamed when complete, so a start that is killed half-way leaves nothing that looks finished. */
    private void initialise() {
        var fresh = var.file("postgres.new");
        Directories.delete(fresh);
        var password = var.file("postgres-superuser.password");
        var.secret(password.getFileName().toString());
        programs.require(
                "initdb",
                List.of(
                        "-D",
                        fresh.toString(),
                        "-U",
                        EmbeddedPostgres.SUPERUSER,
                        "--pwfile=" + password,
                        "-A",
                        "scram-sha-256",
                        "-E",
                        "UTF8",
                        "--locale=C",
                        "--locale-provider=builtin",
                        "--builtin-locale=C.UTF-8",
                        "--data-checksums",
                        "--no-instructions"),
                log());
        try {
            ServerSettings.adopt(fresh);
            Files.move(fresh, data());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * After a crash the first try may fail: orphans of a killed server hold its shared memory for a moment. A lock file
     * whose process number now belongs to somebody else would stop PostgreSQL for ever, so it is removed.
     */
    private int start() {
        StalePostmaster.remove(data());
        var end = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            var atPort = port.choose();
            ServerSettings.write(data(), atPort, settings);
            var started = programs.run(
                    "pg_ctl",
                    List.of(
                            "start",
                            "-D",
                            data().toString(),
                            "-l",
                            var.file("postgres.log").toString(),
                            "-w",
                            "-s",
                            "-t",
                            String.valueOf(START_PATIENCE.toSeconds())),
                    log());
            if (started && answers(atPort)) {
                return atPort;
            }
            if (System.nanoTime() - end > 0) {
                throw new DatabaseUnusable("The embedded PostgreSQL does not start; the reason is in %s and %s."
                        .formatted(var.file("postgres.log"), log()));
            }
            pause();
        }
    }

    /** It is ours when it takes our password and has our data; another hub's server does neither. */
    private boolean answers(int atPort) {
        try (var connection = superuser("postgres", atPort).connect()) {
            var directory = new Sql(connection).text("SHOW data_directory");
            return Files.isSameFile(Path.of(directory), data());
        } catch (SQLException | IOException e) {
            return false;
        }
    }

    private Path log() {
        return var.file("postgres-control.log");
    }

    private static void pause() {
        try {
            Thread.sleep(RETRY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("The start was interrupted.", e);
        }
    }
}
