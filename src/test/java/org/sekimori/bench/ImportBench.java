package org.sekimori.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.sekimori.operation.Selector;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;
import org.sekimori.testing.SelectorFile;

/** {@code ops/bench/import}: a file of activities through the running hub's HTTP, and plain SQL on the same server. */
final class ImportBench {
    private static final int ROUNDS = 3;
    /** So that the node, all it holds beside the heap included, stays below its limit. */
    private static final List<String> MACHINE = List.of("-Xmx192m", "-XX:+UseSerialGC");

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunningHub hub;
    private final SortedMap<String, List<Selector>> families;
    private final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    private final int count;

    /** Selectors a second, the hub's and plain SQL's; microseconds of processors a selector. */
    private record Figures(double rate, double cpu, double indexed, double repeated, double plain, double plainCpu) {}

    private ImportBench(RunningHub hub, SortedMap<String, List<Selector>> families) {
        this.hub = hub;
        this.families = families;
        this.count = families.values().stream().mapToInt(List::size).sum();
    }

    public static void main(String[] args) throws Exception {
        var file = args.length > 0 ? Optional.of(Path.of(args[0])) : SelectorFile.large();
        if (file.isEmpty()) {
            System.err.println("There is no selectors.tsv.gz: name it as argument or in HUB_TEST_SELECTORS.");
            System.exit(2);
        }
        try (var place = Place.fresh();
                var hub = RunningHub.measured(place, Map.of(), MACHINE)) {
            new ImportBench(hub, SelectorFile.families(file.get())).run();
            hub.stop();
        }
    }

    private void run() throws Exception {
        var rounds = new ArrayList<Figures>();
        try (var sql = hub.place().connectAsSuperuser()) {
            plainTable(sql);
            for (int round = 0; round <= ROUNDS; round++) {
                var figures = round(sql, copy(round));
                if (round > 0) {
                    rounds.add(figures);
                }
            }
        }
        var of = ", " + count + " selectors in " + families.size() + " activities, median of " + ROUNDS + " rounds";
        line(
                "import over HTTP",
                median(rounds, Figures::rate),
                "selectors/s, answered and durable (at least 20,000)" + of);
        line("import, CPU", median(rounds, Figures::cpu), "µs a selector, of node and server");
        line(
                "import, until indexed and screened",
                median(rounds, Figures::indexed),
                "selectors/s, from the first byte");
        line("the same file again", median(rounds, Figures::repeated), "selectors/s, all unchanged");
        line("plain SQL", median(rounds, Figures::plain), "selectors/s, batches of 5,000, one transaction an activity");
        line("plain SQL, CPU", median(rounds, Figures::plainCpu), "µs a selector, of client and server");
        line("memory of the node", resident(), "MB, highest resident set (below 512)");
        line("processors", Runtime.getRuntime().availableProcessors(), "of this machine");
    }

    private SortedMap<String, List<Selector>> copy(int n) {
        var copies = new TreeMap<String, List<Selector>>();
        families.forEach((family, selectors) -> copies.put(
                family + "-" + n,
                selectors.stream().map(selector -> Varied.copy(selector, n)).toList()));
        return copies;
    }

    private Figures round(Connection sql, SortedMap<String, List<Selector>> copies) throws Exception {
        var file = file(copies);
        double cpuBefore = cpu();
        long began = System.nanoTime();
        expect(send(file), "\"created\":" + copies.size());
        double seconds = since(began);
        double cpu = cpu() - cpuBefore;
        settle();
        double settled = since(began);
        began = System.nanoTime();
        expect(send(file), "\"unchanged\":" + copies.size());
        double repeated = since(began);
        double plainCpuBefore = cpu() + own();
        began = System.nanoTime();
        plain(sql, copies);
        double plain = since(began);
        double plainCpu = cpu() + own() - plainCpuBefore;
        return new Figures(
                count / seconds,
                cpu * 1e6 / count,
                count / settled,
                count / repeated,
                count / plain,
                plainCpu * 1e6 / count);
    }

    private static byte[] file(SortedMap<String, List<Selector>> copies) throws IOException {
        var file = new ByteArrayOutputStream();
        for (var family : copies.entrySet()) {
            var selectors = family.getValue().stream()
                    .map(selector -> Map.of("kind", selector.kind().wire(), "value", selector.value()))
                    .toList();
            file.write(JSON.writeValueAsBytes(Map.of(
                    "reference",
                    family.getKey(),
                    "kind",
                    "takedown",
                    "title",
                    family.getKey(),
                    "selectors",
                    selectors,
                    "window",
                    Map.of("from", "2026-11-01T00:00:00Z", "to", "2027-11-01T00:00:00Z"),
                    "liaison",
                    "Extension 517",
                    "marking",
                    "TLP:AMBER")));
            file.write('\n');
        }
        return file.toByteArray();
    }

    private String send(byte[] file) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(hub.url() + "/api/activities/import"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + hub.api().token("takedown"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofByteArray(file))
                .build();
        try (var http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            return http.send(request, BodyHandlers.ofString()).body();
        }
    }

    private static void expect(String answers, String said) {
        if (!answers.lines().reduce("", (_, last) -> last).contains(said)) {
            throw new IllegalStateException("Expected " + said + ", but got "
                    + answers.lines()
                            .filter(line -> line.contains("refused"))
                            .findFirst()
                            .orElse(answers));
        }
    }

    /** Until every reader of the log has read it to its end, and nobody adds to it. */
    private void settle() throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (var sql = hub.place().connectAsHub();
                var behind = sql.prepareStatement("""
                        SELECT count(*) FROM cursor c JOIN log_head h USING (log)
                        WHERE c.subscriber IN ('selector-index', 'screening') AND c.next < h.size""")) {
            while (System.nanoTime() < end) {
                try (var rows = behind.executeQuery()) {
                    rows.next();
                    if (rows.getLong(1) == 0) {
                        return;
                    }
                }
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new IllegalStateException("Expected the hub to have read its log within " + PATIENCE);
    }

    private static void plainTable(Connection sql) throws SQLException {
        try (var statement = sql.createStatement()) {
            statement.execute("CREATE TABLE plain_import (activity text, kind text, value text COLLATE \"C\")");
            statement.execute("CREATE INDEX ON plain_import (value)");
        }
        sql.setAutoCommit(false);
    }

    private static void plain(Connection sql, SortedMap<String, List<Selector>> copies) throws SQLException {
        try (var insert = sql.prepareStatement("INSERT INTO plain_import VALUES (?, ?, ?)")) {
            for (var family : copies.entrySet()) {
                int batched = 0;
                for (var selector : family.getValue()) {
                    insert.setString(1, family.getKey());
                    insert.setString(2, selector.kind().wire());
                    insert.setString(3, selector.value());
                    insert.addBatch();
                    if (++batched % 5_000 == 0) {
                        insert.executeBatch();
                    }
                }
                insert.executeBatch();
                sql.commit();
            }
        }
    }

    /** Seconds of processors that the node, the server and its sessions have taken. */
    private double cpu() {
        var server = hub.place().postgres().orElseThrow();
        return Stream.concat(Stream.of(hub.process().toHandle(), server), server.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(time -> time.toNanos() / 1e9)
                .sum();
    }

    private static double own() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() / 1e9;
    }

    private double resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + hub.process().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static double since(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static double median(List<Figures> rounds, ToDoubleFunction<Figures> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }

    private void line(String what, double value, String unit) {
        out.printf(Locale.ROOT, "%-36s %12.3f  %s%n", what, value, unit);
    }
}
