package org.sekimori.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sekimori.database.Access;

/** PostgreSQL's own bench on the same server: single-row inserts, each its own durable transaction, into a plain table. */
public final class Pgbench {
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

    private final Path program;
    private final Access server;
    private final Path script;

    private Pgbench(Path program, Access server, Path script) {
        this.program = program;
        this.server = server;
        this.script = script;
    }

    /** Empty if the machine has no pgbench. */
    public static Optional<Pgbench> find(Access server, Path workspace) throws IOException, SQLException {
        var found = places().map(place -> place.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (var connection = server.connect();
                var statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS bench_plain (id bigserial PRIMARY KEY, payload text NOT NULL)");
            // As it comes: the compared rows are not compressed either.
            statement.execute("ALTER TABLE bench_plain ALTER COLUMN payload SET STORAGE EXTERNAL");
        }
        var script = Files.writeString(
                workspace.resolve("insert.sql"), "INSERT INTO bench_plain (payload) VALUES (:payload);\n");
        return Optional.of(new Pgbench(found.get(), server, script));
    }

    private static Stream<Path> places() throws IOException {
        var path = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":", -1))
                .filter(entry -> !entry.isBlank())
                .map(Path::of);
        var debian = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(debian)) {
            return path;
        }
        try (var versions = Files.list(debian)) {
            return Stream.concat(versions.map(version -> version.resolve("bin")).toList().stream(), path);
        }
    }

    /** Inserts a second, of rows with so many bytes of payload. */
    public double run(int clients, Duration time, int payloadBytes) throws IOException, InterruptedException {
        var command = List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Runtime.getRuntime().availableProcessors(),
                "--time=" + time.toSeconds(),
                "--define=payload="
                        + "0123456789abcdef".repeat(payloadBytes / 16 + 1).substring(0, payloadBytes),
                "--file=" + script,
                "--host=" + server.host(),
                "--port=" + server.port(),
                "--username=" + server.user(),
                server.database());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", server.password().reveal());
        var process = builder.start();
        process.getOutputStream().close();
        var output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        var rate = RATE.matcher(output);
        if (!process.waitFor(time.toSeconds() + 30, TimeUnit.SECONDS) || process.exitValue() != 0 || !rate.find()) {
            throw new IOException("pgbench failed: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
