package org.sekimori;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sekimori.bench.Callers;
import org.sekimori.bench.Pgbench;
import org.sekimori.bench.Samples;
import org.sekimori.bench.Workload;
import org.sekimori.bench.Workload.Weight;
import org.sekimori.config.ConfigReader;

/** {@code ops/bench/transitions}: a whole node in a directory of its own, 64 callers, and pgbench on the same server. */
final class TransitionsBench {
    private static final int CALLERS = 64;
    private static final int ROUNDS = 3;
    /** So many before the first measurement, that what is compiled is compiled; by number, since a busy machine is slower. */
    private static final int WARM_UP_TRANSITIONS = 20_000;

    private static final Duration WARM_UP_MOST = Duration.ofSeconds(60);

    private static final String SIZE = "SELECT size FROM log_head WHERE log = 'operations'";
    private static final String BYTES = """
            SELECT (SELECT sum(octet_length(bytes)) FROM entry WHERE log = 'operations')
                + (SELECT sum(octet_length(text)) FROM disclosure)::float8""";

    private final Node node;
    private final Path workspace;
    private final Duration time;
    private final Weight weight;
    private final Callers callers;
    private final PrintWriter out;

    /** @param payloadBytes what a transition wrote on average: entry and disclosures */
    private record Round(Callers.Result calls, double cpuMicros, double batch, int payloadBytes, double plainInserts) {}

    private TransitionsBench(Node node, Path workspace, Duration time, Weight weight, PrintWriter out) {
        this.node = node;
        this.workspace = workspace;
        this.time = time;
        this.weight = weight;
        this.callers = new Callers(
                node.vertx(), new Workload(weight, node.policies().rules().directory()));
        this.out = out;
    }

    /** Measures and prints; {@code args} are the seconds a measurement takes, 10 if absent. */
    public static void main(String[] args) throws Exception {
        var time = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 10);
        var workspace = Files.createTempDirectory("sekimori-bench");
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var environment = Map.of(
                "HUB_VAR", workspace.resolve("var").toString(),
                "HUB_HTTP_PORT", String.valueOf(freePort()),
                "HUB_CLUSTER_MAX_NODES", "1",
                "HUB_CLUSTER_PORT", String.valueOf(freePort()));
        var config = new ConfigReader(Path.of(System.getProperty("sekimori.home", ".")), environment).read();
        int status = 0;
        try {
            var node = Node.start(config, 1, new PrintWriter(Writer.nullWriter()));
            try {
                for (var weight : Weight.values()) {
                    status |= new TransitionsBench(node, workspace, time, weight, out).run() ? 0 : 1;
                }
            } finally {
                node.shutdown().close();
            }
        } finally {
            delete(workspace);
        }
        System.exit(status);
    }

    private boolean run() throws Exception {
        var plain = Pgbench.find(node.database().owner(), workspace)
                .orElseThrow(() -> new IllegalStateException("pgbench is not on this machine: install postgresql"));
        System.err.println(weight + ": warming up, then " + ROUNDS + " rounds of twice " + time.toSeconds() + " s …");
        warmUp();
        var alone = callers.call(1, Duration.ofSeconds(2));
        var rounds = new ArrayList<Round>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(round(plain));
        }
        var recording = Samples.start();
        callers.call(CALLERS, time);
        var shares = Samples.stop(recording, workspace.resolve("samples.jfr"));
        print(rounds, alone, shares);
        return rounds.stream().allMatch(round -> round.calls().refused().isEmpty());
    }

    private void warmUp() throws InterruptedException {
        long end = System.nanoTime() + WARM_UP_MOST.toNanos();
        long done = 0;
        while (done < WARM_UP_TRANSITIONS && System.nanoTime() - end < 0) {
            done += callers.call(CALLERS, Duration.ofSeconds(1)).micros().getTotalCount();
        }
    }

    private Round round(Pgbench plain) throws Exception {
        long size = number(SIZE);
        double bytes = decimal(BYTES);
        long cpu = cpuNanos();
        var calls = callers.call(CALLERS, time);
        double cpuMicros = (cpuNanos() - cpu) / 1_000.0 / calls.micros().getTotalCount();
        double batch = decimal(
                "SELECT count(*)::float8 / count(DISTINCT xmin::text) FROM entry WHERE log = 'operations' AND index >= "
                        + size);
        int payload = (int) ((decimal(BYTES) - bytes) / (number(SIZE) - size));
        return new Round(calls, cpuMicros, batch, payload, plain.run(CALLERS, time, payload));
    }

    private void print(List<Round> rounds, Callers.Result alone, Map<String, Double> shares) {
        double transitions = median(rounds, round -> round.calls().rate());
        double inserts = median(rounds, Round::plainInserts);
        out.println(
                switch (weight) {
                    case REVISIONS -> "Whole-proposal revisions: a draft of four targets, nine revisions";
                    case NOTES -> "Notes: a draft of four targets, a withdrawal, eight notes";
                });
        line("transitions", transitions, "1/s, " + CALLERS + " callers, median of " + ROUNDS);
        line(
                "pgbench single inserts",
                inserts,
                "1/s, -c " + CALLERS + ", same server, same bytes, median of " + ROUNDS);
        line("ratio", transitions / inserts, "transitions for each plain insert");
        line("bytes a transition", median(rounds, round -> round.payloadBytes()), "entry and disclosures, mean");
        line("latency p50", percentile(rounds, 50), "ms");
        line("latency p99", percentile(rounds, 99), "ms");
        line("latency p50, one caller", alone.micros().getValueAtPercentile(50) / 1e3, "ms");
        line("batch", median(rounds, Round::batch), "entries a transaction, mean");
        line("CPU a transition", median(rounds, Round::cpuMicros), "µs of this JVM, projections and signing included");
        shares.forEach((room, share) -> line("CPU in " + room, share * 100, "%"));
        rounds.forEach(round ->
                round.calls().refused().forEach((why, count) -> out.println("REFUSED " + count + " × " + why)));
    }

    private void line(String what, double value, String unit) {
        out.printf(Locale.ROOT, "%-34s %10.2f  %s%n", what, value, unit);
    }

    private static double percentile(List<Round> rounds, double percent) {
        return median(rounds, round -> round.calls().micros().getValueAtPercentile(percent) / 1e3);
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private long number(String query) throws SQLException {
        return (long) decimal(query);
    }

    private double decimal(String query) throws SQLException {
        try (var connection = node.database().owner().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getDouble(1);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var tree = Files.walk(directory)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
