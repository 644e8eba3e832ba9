package org.sekimori.deconfliction.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.activity.OpenWindow;
import org.sekimori.deconfliction.Met;
import org.sekimori.deconfliction.OverlapItem;
import org.sekimori.deconfliction.Selectors;
import org.sekimori.deconfliction.plain.Hostile;
import org.sekimori.deconfliction.plain.Pairs;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Subject;
import org.sekimori.testing.SelectorFile;
import org.sekimori.testing.TestDatabase;

/** The index in PostgreSQL against the plain program: every overlap and no other. */
class EveryOverlapIT {
    private static final OpenWindow ALWAYS = new OpenWindow(Instant.parse("2026-11-23T00:00:00Z"), Optional.empty());

    private final TestDatabase database = TestDatabase.fresh();
    private final Vertx vertx = Vertx.vertx();
    private final SelectorIndex index = new SelectorIndex(new JdkUnicode());
    private PgConnection connection;

    @BeforeEach
    void connect() throws Exception {
        connection = await(PgConnection.connect(vertx, database.hub()));
    }

    @AfterEach
    void close() throws Exception {
        await(connection.close());
        await(vertx.close());
        database.close();
    }

    @Test
    void of_all_families_of_the_large_file() throws Exception {
        var file = SelectorFile.large();
        Assumptions.assumeTrue(
                file.isPresent(), "SKIPPED: no selectors.tsv.gz; name it in HUB_TEST_SELECTORS to compare them all");
        compare(List.copyOf(SelectorFile.families(file.get()).values()));
    }

    @Test
    void of_parties_made_of_what_is_odd() throws Exception {
        var random = new Random(20261123);
        var parties = new ArrayList<List<Selector>>();
        for (int n = 0; n < 20; n++) {
            var party = new ArrayList<>(Selectors.many(random, 40));
            Hostile.odd().stream().filter(_ -> random.nextInt(4) == 0).forEach(party::add);
            Selectors.many(random, 5).forEach(selector -> party.addAll(Hostile.same(selector)));
            parties.add(party.stream().filter(EveryOverlapIT::isPlain).toList());
        }
        compare(parties);
    }

    /** The plain program reads no defanged text. */
    private static boolean isPlain(Selector selector) {
        return !selector.value().matches("(?i).*(\\[[.:d]|\\(d|\\{\\.|hxxp).*")
                || selector.value().contains("[::");
    }

    private void compare(List<List<Selector>> parties) throws Exception {
        var lines = new ArrayList<Pairs.Line>();
        for (int n = 0; n < parties.size(); n++) {
            int party = n;
            parties.get(n).stream().distinct().forEach(selector -> lines.add(new Pairs.Line(party, selector)));
            await(index.register(
                    connection, new PartyVersion(LogName.OPERATIONS, n, party(n), 1, ALWAYS, parties.get(n))));
        }
        database.superuser("ANALYZE");
        var expected = expected(lines);
        assertThat(expected).isNotEmpty();
        for (int n = 0; n < parties.size(); n++) {
            var met = await(index.overlaps(connection, LogName.OPERATIONS, n, Duration.ofHours(1)));
            assertThat(found(n, met)).as("party %s", n).isEqualTo(expected.getOrDefault(n, Set.of()));
        }
        System.out.println("compared " + lines.size() + " selectors of " + parties.size() + " parties, "
                + expected.values().stream().mapToInt(Set::size).sum() + " overlaps");
    }

    private record Seen(Subject other, OverlapItem item) {}

    private static Map<Integer, Set<Seen>> expected(List<Pairs.Line> lines) {
        var expected = new HashMap<Integer, Set<Seen>>();
        for (var found : new Pairs(lines).grouped()) {
            var left = lines.get(found.left());
            var right = lines.get(found.right());
            expected.computeIfAbsent(right.party(), _ -> new HashSet<>())
                    .add(new Seen(
                            party(left.party()), new OverlapItem(left.selector(), right.selector(), found.how())));
        }
        return expected;
    }

    /** Ids rise with their numbers, so the other, earlier party is left. */
    private static Set<Seen> found(int n, List<Met> met) {
        var found = new HashSet<Seen>();
        for (var one : met) {
            assertThat(one.other()).isNotEqualTo(party(n));
            one.overlaps().forEach(item -> found.add(new Seen(one.other(), item)));
        }
        return found;
    }

    private static Subject party(int n) {
        return new Subject(Subject.Kind.ACTIVITY, new UUID(0x7000L, n));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
    }
}
