package org.sekimori.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.sekimori.activity.OpenWindow;
import org.sekimori.deconfliction.store.JdkUnicode;
import org.sekimori.deconfliction.store.PartyVersion;
import org.sekimori.deconfliction.store.SelectorIndex;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Subject;
import org.sekimori.testing.SelectorFile;
import org.sekimori.testing.TestDatabase;

/** {@code ops/bench/deconfliction}: the selector index at two sizes, and plain SQL on the same server. */
final class DeconflictionBench {
    private static final Duration MARGIN = Duration.ofHours(1);
    private static final OpenWindow WINDOW = new OpenWindow(Instant.parse("2026-11-23T00:00:00Z"), Optional.empty());
    private static final String OPERATION = "apt_kimsuky";
    private static final int COPIES = 10;
    private static final int CHECKS = 2_000;
    private static final int ROUNDS = 3;

    private final SelectorIndex index = new SelectorIndex(new JdkUnicode());
    private final Map<String, List<Selector>> families;
    private final List<Selector> asked;
    private final Pool pool;
    private final PlainSelectors plain;
    private final Cpu cpu;
    private final PrintWriter out;
    private long next;
    private long count;

    /** Milliseconds. */
    private record Figures(
            double p50, double p99, double mean, double plainP50, double plainP99, double plainMean, double cpu) {}

    private DeconflictionBench(
            Map<String, List<Selector>> families, Pool pool, PlainSelectors plain, Cpu cpu, PrintWriter out) {
        this.cpu = cpu;
        this.families = families;
        this.pool = pool;
        this.plain = plain;
        this.out = out;
        var all = new ArrayList<Selector>();
        families.values().forEach(all::addAll);
        Collections.shuffle(all, new Random(5));
        this.asked = List.copyOf(all.subList(0, Math.min(CHECKS, all.size())));
    }

    public static void main(String[] args) throws Exception {
        var file = args.length > 0 ? Optional.of(Path.of(args[0])) : SelectorFile.large();
        if (file.isEmpty()) {
            System.err.println("There is no selectors.tsv.gz: name it as argument or in HUB_TEST_SELECTORS.");
            System.exit(2);
        }
        var vertx = Vertx.vertx();
        try (var database = TestDatabase.fresh();
                var plain = new PlainSelectors(database.connectAsOwner())) {
            var pool = PgBuilder.pool()
                    .with(new PoolOptions().setMaxSize(1))
                    .connectingTo(database.hub()
                            .addProperty("jit", "off")
                            .addProperty("max_parallel_workers_per_gather", "0")
                            .addProperty("plan_cache_mode", "force_generic_plan")
                            .setPreparedStatementCacheSqlLimit(16_384)
                            .setCachePreparedStatements(true))
                    .using(vertx)
                    .build();
            var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
            new DeconflictionBench(
                            SelectorFile.families(file.get()),
                            pool,
                            plain,
                            new Cpu(List.of(session(pool), plain.session())),
                            out)
                    .run(database);
            await(pool.close());
        } finally {
            await(vertx.close());
        }
    }

    private static int session(Pool pool) throws Exception {
        return await(pool.query(Cpu.SESSION)
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0)));
    }

    private void run(TestDatabase database) throws Exception {
        load(0, 1);
        settle(database);
        var one = measure("1×");
        load(1, COPIES);
        settle(database);
        var ten = measure("10×");
        line(
                "cost of a tenfold registry",
                ten.mean / one.mean,
                "× per check, means (at most 1.5); p50 " + ratio(ten.p50 / one.p50));
        line("the same, CPU", ten.cpu / one.cpu, "× per check");
        line("the same in plain SQL", ten.plainMean / one.plainMean, "× per check, means");
        line(
                "processors and their load",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                "runnable threads on " + Runtime.getRuntime().availableProcessors() + " processors at the end");
        line("memory", peak(), "MB, highest resident set of this JVM, which loaded and checked (below 512)");
    }

    /** What a load leaves behind is done, as it is some minutes later by itself: a check is measured and not a load. */
    private static void settle(TestDatabase database) {
        database.superuser("VACUUM ANALYZE");
        database.superuser("CHECKPOINT");
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f×", ratio);
    }

    private void load(int from, int to) throws Exception {
        long selectors = 0;
        long nanos = 0;
        long plainNanos = 0;
        double processors = 0;
        for (int copy = from; copy < to; copy++) {
            for (var family : families.values()) {
                int n = copy;
                var varied = family.stream()
                        .map(selector -> Varied.copy(selector, n))
                        .toList();
                double before = cpu.seconds();
                long began = System.nanoTime();
                register(party(Subject.Kind.ACTIVITY), varied);
                nanos += System.nanoTime() - began;
                processors += cpu.seconds() - before;
                began = System.nanoTime();
                plain.load((int) next, varied);
                plainNanos += System.nanoTime() - began;
                selectors += varied.size();
            }
        }
        count += selectors;
        line(
                "load, to " + count,
                selectors / (nanos / 1e9),
                "selectors/s (at least 20,000), each family one transaction");
        line("load, CPU", processors * 1e6 / selectors, "µs a selector, of hub and server");
        line("load of plain SQL", selectors / (plainNanos / 1e9), "selectors/s, batches of 5,000");
    }

    private Subject party(Subject.Kind kind) {
        return new Subject(kind, new UUID(0x7000L, next));
    }

    private long register(Subject party, List<Selector> selectors) throws Exception {
        long at = next++;
        var version = new PartyVersion(LogName.OPERATIONS, at, party, 1, WINDOW, selectors);
        await(pool.withTransaction(transaction -> index.register(transaction, version)));
        return at;
    }

    /** Ours and theirs about one selector after another, so that both meet the same machine. */
    private Figures measure(String size) throws Exception {
        ask();
        var rounds = new ArrayList<double[][]>();
        for (int round = 0; round < ROUNDS; round++) {
            rounds.add(ask());
        }
        var processors = processors();
        var figures = new Figures(
                median(rounds, round -> at(round[0], 50)),
                median(rounds, round -> at(round[0], 99)),
                median(rounds, round -> mean(round[0])),
                median(rounds, round -> at(round[1], 50)),
                median(rounds, round -> at(round[1], 99)),
                median(rounds, round -> mean(round[1])),
                processors[0]);
        line(
                size + " one selector, p50",
                figures.p50,
                "ms, registry of " + count + ", " + asked.size() + " of the file, median of " + ROUNDS + " rounds");
        line(size + " one selector, p99", figures.p99, "ms (at most 2)");
        line(size + " one selector, CPU", processors[0], "ms of hub and server, mean");
        line(size + " plain SQL, CPU", processors[1], "ms of client and server, mean");
        line(size + " plain SQL, p50", figures.plainP50, "ms, " + ratio(figures.plainP50 / figures.p50) + " ours");
        line(size + " plain SQL, p99", figures.plainP99, "ms, " + ratio(figures.plainP99 / figures.p99) + " ours");
        screen(size);
        return figures;
    }

    /** Milliseconds of processors that a question takes, ours and theirs, asked apart. */
    private double[] processors() throws Exception {
        double began = cpu.seconds();
        for (var selector : asked) {
            await(index.meets(pool, LogName.OPERATIONS, List.of(selector), WINDOW, MARGIN));
        }
        double between = cpu.seconds();
        for (var selector : asked) {
            plain.ask(selector);
        }
        double scale = 1e3 / asked.size();
        return new double[] {(between - began) * scale, (cpu.seconds() - between) * scale};
    }

    private static double median(List<double[][]> rounds, ToDoubleFunction<double[][]> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }

    private double[][] ask() throws Exception {
        var times = new double[2][asked.size()];
        for (int n = 0; n < asked.size(); n++) {
            long began = System.nanoTime();
            var met = await(index.meets(pool, LogName.OPERATIONS, List.of(asked.get(n)), WINDOW, MARGIN));
            times[0][n] = (System.nanoTime() - began) / 1e6;
            began = System.nanoTime();
            int rows = plain.ask(asked.get(n));
            times[1][n] = (System.nanoTime() - began) / 1e6;
            if (met.isEmpty() || rows == 0) {
                throw new IllegalStateException("Expected a selector of the file to meet its family");
            }
        }
        return times;
    }

    /** A new operation with the targets of a family that is registered: it meets that whole, and others. */
    private void screen(String size) throws Exception {
        var targets = families.get(OPERATION);
        var times = new double[ROUNDS];
        int overlaps = 0;
        double processors = 0;
        for (int round = 0; round < ROUNDS; round++) {
            var party = party(Subject.Kind.OPERATION);
            long at = register(party, targets);
            double before = cpu.seconds();
            long began = System.nanoTime();
            var met = await(
                    pool.withTransaction(transaction -> index.overlaps(transaction, LogName.OPERATIONS, at, MARGIN)));
            times[round] = (System.nanoTime() - began) / 1e9;
            processors = cpu.seconds() - before;
            overlaps = met.stream().mapToInt(one -> one.overlaps().size()).sum();
            await(index.erase(pool, LogName.OPERATIONS, party));
        }
        long began = System.nanoTime();
        for (var target : targets) {
            plain.ask(target);
        }
        double theirs = (System.nanoTime() - began) / 1e9;
        Arrays.sort(times);
        line(
                size + " operation " + OPERATION,
                times[ROUNDS / 2],
                "s, " + targets.size() + " targets screened, " + overlaps + " overlaps, median of " + ROUNDS
                        + " (at most 1)");
        line(size + " the same, CPU", processors, "s of hub and server, last round");
        line(size + " plain SQL, one by one", theirs, "s, " + ratio(theirs / times[ROUNDS / 2]) + " ours");
    }

    private void line(String what, double value, String unit) {
        out.printf(Locale.ROOT, "%-34s %10.3f  %s%n", what, value, unit);
    }

    private static double at(double[] times, int percent) {
        var sorted = times.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static double mean(double[] times) {
        return Arrays.stream(times).average().orElseThrow();
    }

    private static double peak() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElse(Double.NaN);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
    }
}
