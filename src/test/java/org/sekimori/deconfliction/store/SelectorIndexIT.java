package org.sekimori.deconfliction.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.activity.Activity;
import org.sekimori.activity.OpenWindow;
import org.sekimori.deconfliction.How;
import org.sekimori.deconfliction.Met;
import org.sekimori.deconfliction.Normal;
import org.sekimori.deconfliction.Normalisation;
import org.sekimori.deconfliction.Overlap;
import org.sekimori.deconfliction.OverlapItem;
import org.sekimori.deconfliction.Pair;
import org.sekimori.deconfliction.Reading;
import org.sekimori.deconfliction.Selectors;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Selector.Kind;
import org.sekimori.operation.Subject;
import org.sekimori.testing.TestDatabase;

class SelectorIndexIT {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final OpenWindow ALWAYS = new OpenWindow(NOON, Optional.empty());
    private static final Duration MARGIN = Duration.ofHours(1);

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
    void njrat_meets_the_sinkhole_in_24_overlaps_on_four_addresses() throws Exception {
        var sinkhole = party(Subject.Kind.ACTIVITY, 1);
        var njrat = party(Subject.Kind.OPERATION, 2);
        register(0, sinkhole, ALWAYS, family("sinkhole_microsoft"));
        register(1, njrat, ALWAYS, family("njrat"));
        var met = overlaps(1);
        assertThat(met).singleElement().satisfies(one -> {
            assertThat(one.other()).isEqualTo(sinkhole);
            assertThat(one.conflict()).isEqualTo(ConflictIds.of(Pair.of(njrat, sinkhole)));
            assertThat(one.overlaps()).hasSize(24).allMatch(item -> item.how() == How.SAME);
            assertThat(one.overlaps().stream().map(item -> item.left().value()).distinct())
                    .hasSize(4);
        });
        assertThat(met.getFirst().overlaps()).isEqualTo(bruteForce(family("sinkhole_microsoft"), family("njrat")));
    }

    @Test
    void the_index_finds_every_overlap_and_no_other() throws Exception {
        var random = new Random(20261122);
        var parties = IntStream.range(0, 12)
                .mapToObj(n -> Selectors.many(random, 1 + random.nextInt(40)))
                .toList();
        for (int n = 0; n < parties.size(); n++) {
            register(n, party(Subject.Kind.ACTIVITY, n), ALWAYS, parties.get(n));
        }
        for (int n = 0; n < parties.size(); n++) {
            var expected = new ArrayList<Met>();
            for (int before = 0; before < n; before++) {
                var other = party(Subject.Kind.ACTIVITY, before);
                var items = bruteForce(parties.get(before), parties.get(n));
                if (!items.isEmpty()) {
                    expected.add(new Met(
                            ConflictIds.of(Pair.of(party(Subject.Kind.ACTIVITY, n), other)), other, items));
                }
            }
            assertThat(overlaps(n)).as("party %s", n).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void selectors_of_nobody_meet_what_stands_now() throws Exception {
        var random = new Random(20261123);
        var parties =
                IntStream.range(0, 8).mapToObj(_ -> Selectors.many(random, 30)).toList();
        for (int n = 0; n < parties.size(); n++) {
            register(n, party(Subject.Kind.ACTIVITY, n), ALWAYS, parties.get(n));
        }
        await(index.retire(connection, LogName.OPERATIONS, party(Subject.Kind.ACTIVITY, 0), 8));
        for (var asked : List.of(Selectors.many(random, 1), Selectors.many(random, 40))) {
            var expected = new ArrayList<Meeting>();
            for (int n = 1; n < parties.size(); n++) {
                var party = party(Subject.Kind.ACTIVITY, n);
                bruteForce(asked, parties.get(n)).forEach(item -> expected.add(new Meeting(party, item)));
            }
            assertThat(meets(asked, ALWAYS)).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void who_reads_some_shelves_is_answered_from_these_alone_and_as_if_there_were_no_others() throws Exception {
        var random = new Random(20261124);
        var mine =
                IntStream.range(0, 4).mapToObj(_ -> Selectors.many(random, 30)).toList();
        for (int n = 0; n < mine.size(); n++) {
            registerTakedown(n, mine.get(n));
        }
        var asked = Selectors.many(random, 60);
        var expected = new ArrayList<Meeting>();
        for (int n = 0; n < mine.size(); n++) {
            var party = party(Subject.Kind.ACTIVITY, n);
            bruteForce(asked, mine.get(n)).forEach(item -> expected.add(new Meeting(party, item)));
        }
        assertThat(onShelves(asked)).containsExactlyInAnyOrderElementsOf(expected);
        var before = work(asked);
        for (int n = 4; n < 40; n++) {
            register(n, party(Subject.Kind.OPERATION, n), ALWAYS, Selectors.many(random, 40));
        }
        register(40, party(Subject.Kind.OPERATION, 40), ALWAYS, asked);
        assertThat(onShelves(asked)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(work(asked)).isEqualTo(before).contains("selector_shelf", "rows=");
    }

    private void registerTakedown(long at, List<Selector> selectors) throws Exception {
        var shelf = Shelf.of(Activity.Kind.TAKEDOWN);
        var party = party(Subject.Kind.ACTIVITY, (int) at);
        await(index.register(connection, new PartyVersion(LogName.OPERATIONS, at, party, 1, ALWAYS, selectors, shelf)));
    }

    private List<Meeting> onShelves(List<Selector> asked) throws Exception {
        return await(index.meets(
                connection, LogName.OPERATIONS, asked, ALWAYS, MARGIN, List.of(Shelf.of(Activity.Kind.TAKEDOWN))));
    }

    /** What the server did for the question: each step, and how many rows it read and threw away, without costs and times. */
    private String work(List<Selector> asked) throws Exception {
        await(connection.query("SET enable_seqscan = off").execute());
        var question = index.question(LogName.OPERATIONS, asked, ALWAYS, MARGIN)
                .addArrayOfUUID(new UUID[] {Shelf.of(Activity.Kind.TAKEDOWN).id()});
        var plan = new StringBuilder();
        await(connection
                        .preparedQuery("EXPLAIN (ANALYZE, COSTS off, TIMING off, SUMMARY off, BUFFERS off) "
                                + SelectorSql.STANDING_ON_SHELVES)
                        .execute(question))
                .forEach(row -> plan.append(row.getString(0)).append('\n'));
        return plan.toString();
    }

    @Test
    void selectors_of_nobody_meet_within_their_window_and_log_only() throws Exception {
        var here = List.of(new Selector(Kind.DOMAIN, "a.example"));
        register(0, party(Subject.Kind.ACTIVITY, 0), until(NOON, NOON.plusSeconds(60)), here);
        var exercise = new PartyVersion(LogName.EXERCISE, 0, party(Subject.Kind.ACTIVITY, 1), 1, ALWAYS, here);
        await(index.register(connection, exercise));
        var end = NOON.plusSeconds(60).plus(MARGIN);
        assertThat(meets(here, until(end, end.plusSeconds(1)))).isEmpty();
        assertThat(meets(here, until(end.minusSeconds(1), end))).hasSize(1);
        assertThat(meets(here, until(NOON.minus(MARGIN).minusSeconds(1), NOON.minus(MARGIN))))
                .isEmpty();
        assertThat(meets(List.of(new Selector(Kind.DOMAIN, "not a domain")), ALWAYS))
                .isEmpty();
        assertThat(meets(List.of(), ALWAYS)).isEmpty();
    }

    private List<Meeting> meets(List<Selector> selectors, OpenWindow window) throws Exception {
        return await(index.meets(connection, LogName.OPERATIONS, selectors, window, MARGIN));
    }

    @Test
    void windows_meet_with_the_margin_between_them_and_not_at_its_end() throws Exception {
        var address = List.of(new Selector(Kind.IPV4, "192.0.2.1"));
        register(0, party(Subject.Kind.ACTIVITY, 0), until(NOON, NOON.plusSeconds(60)), address);
        var end = NOON.plusSeconds(60).plus(MARGIN);
        register(1, party(Subject.Kind.OPERATION, 1), until(end, end.plusSeconds(1)), address);
        register(
                2,
                party(Subject.Kind.OPERATION, 2),
                until(end.minusNanos(1_000), end.minusNanos(1_000).plusSeconds(1)),
                address);
        assertThat(overlaps(1)).isEmpty();
        assertThat(overlaps(2))
                .extracting(Met::other)
                .containsExactlyInAnyOrder(party(Subject.Kind.ACTIVITY, 0), party(Subject.Kind.OPERATION, 1));
    }

    @Test
    void an_entry_meets_what_stood_before_it_however_late_it_is_screened() throws Exception {
        var first = party(Subject.Kind.ACTIVITY, 0);
        var second = party(Subject.Kind.OPERATION, 1);
        var here = List.of(new Selector(Kind.DOMAIN, "a.example"));
        var elsewhere = List.of(new Selector(Kind.DOMAIN, "b.example"));
        register(10, first, ALWAYS, here);
        register(11, second, ALWAYS, here);
        register(12, first, ALWAYS, elsewhere);
        register(13, second, ALWAYS, here);
        await(index.retire(connection, LogName.OPERATIONS, first, 14));
        assertThat(overlaps(10)).isEmpty();
        assertThat(overlaps(11)).extracting(Met::other).containsExactly(first);
        assertThat(overlaps(12)).isEmpty();
        assertThat(overlaps(13)).isEmpty();
        assertThat(await(index.purge(connection, LogName.OPERATIONS, 13))).isEqualTo(1);
        assertThat(overlaps(11)).isEmpty();
    }

    @Test
    void other_logs_and_erased_parties_meet_nobody() throws Exception {
        var here = List.of(new Selector(Kind.DOMAIN, "a.example"));
        var exercise = new PartyVersion(LogName.EXERCISE, 0, party(Subject.Kind.ACTIVITY, 0), 1, ALWAYS, here);
        await(index.register(connection, exercise));
        register(0, party(Subject.Kind.ACTIVITY, 1), ALWAYS, here);
        register(1, party(Subject.Kind.ACTIVITY, 2), ALWAYS, here);
        assertThat(overlaps(1)).extracting(Met::other).containsExactly(party(Subject.Kind.ACTIVITY, 1));
        await(index.erase(connection, LogName.OPERATIONS, party(Subject.Kind.ACTIVITY, 1)));
        assertThat(overlaps(1)).isEmpty();
    }

    @Test
    void a_key_longer_than_an_index_row_is_found_all_the_same() throws Exception {
        var deep = "example.com/" + "é/".repeat(400);
        register(0, party(Subject.Kind.ACTIVITY, 0), ALWAYS, List.of(new Selector(Kind.URL, deep)));
        register(1, party(Subject.Kind.ACTIVITY, 1), ALWAYS, List.of(new Selector(Kind.URL, deep + "x")));
        register(2, party(Subject.Kind.ACTIVITY, 2), ALWAYS, List.of(new Selector(Kind.URL, deep + "y")));
        var name = "\ud83d\ude00".repeat(1_000);
        register(3, party(Subject.Kind.ACTIVITY, 3), ALWAYS, List.of(new Selector(Kind.ACCOUNT, name)));
        register(4, party(Subject.Kind.ACTIVITY, 4), ALWAYS, List.of(new Selector(Kind.ACCOUNT, name + "x")));
        register(5, party(Subject.Kind.ACTIVITY, 5), ALWAYS, List.of(new Selector(Kind.ACCOUNT, name)));
        assertThat(overlaps(1)).extracting(Met::other).containsExactly(party(Subject.Kind.ACTIVITY, 0));
        assertThat(overlaps(2)).extracting(Met::other).containsExactly(party(Subject.Kind.ACTIVITY, 0));
        assertThat(overlaps(4)).isEmpty();
        assertThat(overlaps(5)).extracting(Met::other).containsExactly(party(Subject.Kind.ACTIVITY, 3));
    }

    private void register(long at, Subject party, OpenWindow window, List<Selector> selectors) throws Exception {
        await(index.register(connection, new PartyVersion(LogName.OPERATIONS, at, party, 1, window, selectors)));
    }

    private List<Met> overlaps(long at) throws Exception {
        return await(index.overlaps(connection, LogName.OPERATIONS, at, MARGIN));
    }

    private static List<OverlapItem> bruteForce(List<Selector> left, List<Selector> right) {
        var items = new ArrayList<OverlapItem>();
        var theirs = right.stream().distinct().toList();
        var normals = theirs.stream().map(SelectorIndexIT::normal).toList();
        for (var one : left.stream().distinct().toList()) {
            var normal = normal(one);
            for (int n = 0; n < theirs.size(); n++) {
                var other = theirs.get(n);
                Overlap.of(normal, normals.get(n))
                        .ifPresent(overlap -> items.add(new OverlapItem(one, other, overlap.how())));
            }
        }
        return items.stream().sorted().toList();
    }

    private static Normal normal(Selector selector) {
        if (Normalisation.read(selector, new JdkUnicode()) instanceof Reading.Read(Normal normal)) {
            return normal;
        }
        throw new AssertionError(selector.toString());
    }

    private static OpenWindow until(Instant from, Instant to) {
        return new OpenWindow(from, Optional.of(to));
    }

    private static Subject party(Subject.Kind kind, int n) {
        return new Subject(kind, new UUID(0x70000000000L + n, n));
    }

    static List<Selector> family(String name) throws IOException {
        var file = Path.of("ops/scenarios/data/selectors-njrat-sinkhole_microsoft.tsv.gz");
        try (var lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.split("\t", -1))
                    .filter(columns -> columns[0].equals(name))
                    .map(columns -> new Selector(Kind.valueOf(columns[1].toUpperCase(Locale.ROOT)), columns[2]))
                    .toList();
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
