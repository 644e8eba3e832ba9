package org.sekimori.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekimori.journal.LogName.OPERATIONS;
import static org.sekimori.journal.Writing.await;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.sekimori.journal.AppendResult.AlreadyThere;
import org.sekimori.journal.AppendResult.Appended;
import org.sekimori.operation.Subject;
import org.sekimori.testing.TestDatabase;

/** Two nodes, one database, the same subjects and keys: whatever the interleaving, the log is one. */
class TwoNodesIT {
    private static final int SUBJECTS = 5;

    /** A client that sends one key to one node, some of them twice, writing one or two of a few subjects. */
    record Sent(int node, int key, int written, int alsoWritten) {}

    @Provide
    Arbitrary<List<Sent>> traffic() {
        var sent = Combinators.combine(
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(0, SUBJECTS - 1),
                        Arbitraries.integers().between(0, SUBJECTS - 1))
                .as(Sent::new);
        return sent.list().ofMinSize(20).ofMaxSize(120);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void interleaved_appends_stay_gapless_and_each_key_has_one_answer(@ForAll("traffic") List<Sent> traffic) {
        var vertx = Vertx.vertx();
        try (var database = TestDatabase.fresh()) {
            var nodes = List.of(
                    new PostgresJournal(vertx, database.hub(), JournalSettings.DEFAULT),
                    new PostgresJournal(vertx, database.hub(), JournalSettings.DEFAULT));
            await(nodes.get(0).open(OPERATIONS, "demo.invalid/two/logs/operations"));
            var subjects = IntStream.range(0, SUBJECTS)
                    .mapToObj(_ -> Writing.subject())
                    .toList();
            var keys = new HashMap<Integer, UUID>();
            var answers = new ArrayList<Future<AppendResult>>();
            for (var sent : traffic) {
                var key = keys.computeIfAbsent(sent.key(), _ -> UUID.randomUUID());
                answers.add(attempt(nodes.get(sent.node()), key, written(sent, subjects), 0));
            }
            var results = answers.stream().map(Writing::await).toList();

            var log = await(nodes.get(1).range(OPERATIONS, 0, 10_000));
            assertThat(log)
                    .extracting(StoredEntry::index)
                    .isEqualTo(LongStream.range(0, log.size()).boxed().toList());
            versionsHaveNoHoles(log, subjects);
            eachKeyHasOneAnswer(traffic, keys, results, log);
            nodes.forEach(node -> await(node.close()));
        } finally {
            await(vertx.close());
        }
    }

    /** As the pipeline does: load, decide, append; a lost race is decided again. */
    private static Future<AppendResult> attempt(PostgresJournal node, UUID key, List<Subject> written, int attempts) {
        return node.snapshots(OPERATIONS, written).compose(loaded -> {
            var read = new HashMap<Subject, Long>();
            written.forEach(subject -> read.put(
                    subject, loaded.containsKey(subject) ? loaded.get(subject).version() : 0L));
            return node.append(Writing.of(key, Map.copyOf(read), written, Instant.now()))
                    .compose(result -> result instanceof AppendResult.Raced && attempts < 200
                            ? attempt(node, key, written, attempts + 1)
                            : Future.succeededFuture(result));
        });
    }

    private static List<Subject> written(Sent sent, List<Subject> subjects) {
        var first = subjects.get(sent.written());
        var second = subjects.get(sent.alsoWritten());
        return first.equals(second) ? List.of(first) : List.of(first, second);
    }

    private static void versionsHaveNoHoles(List<StoredEntry> log, List<Subject> subjects) {
        for (var subject : subjects) {
            var versions = log.stream()
                    .filter(entry -> entry.subject().equals(subject))
                    .map(StoredEntry::version)
                    .toList();
            assertThat(versions)
                    .isEqualTo(
                            LongStream.rangeClosed(1, versions.size()).boxed().toList());
        }
    }

    private static void eachKeyHasOneAnswer(
            List<Sent> traffic, Map<Integer, UUID> keys, List<AppendResult> results, List<StoredEntry> log) {
        var first = new HashMap<UUID, List<UUID>>();
        for (int i = 0; i < results.size(); i++) {
            var key = keys.get(traffic.get(i).key());
            var ids = ids(results.get(i));
            assertThat(first.computeIfAbsent(key, _ -> ids)).isEqualTo(ids);
            assertThat(log.stream().filter(entry -> entry.cause().equals(key)).map(StoredEntry::id))
                    .containsExactlyElementsOf(ids);
        }
        assertThat(results).filteredOn(Appended.class::isInstance).hasSize(keys.size());
    }

    private static List<UUID> ids(AppendResult result) {
        return switch (result) {
            case Appended appended ->
                appended.entries().stream().map(StoredEntry::id).toList();
            case AlreadyThere already ->
                already.entries().stream().map(StoredEntry::id).toList();
            case AppendResult.Raced raced -> throw new AssertionError("Raced for ever on " + raced.subjects());
        };
    }
}
