package org.sekimori.deconfliction.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.deconfliction.store.NarrowingStore.Due;
import org.sekimori.deconfliction.store.SelectorUse.Question;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Floors;
import org.sekimori.operation.Narrowings;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Selector.Kind;
import org.sekimori.testing.TestDatabase;

/** Series of requests that close in on something, and others that do not. */
class NarrowingIT {
    private static final Instant NOON = Instant.parse("2026-11-23T03:00:00Z");
    private static final Narrowings POLICY = new Narrowings(4, Duration.ofDays(7), 256);
    private static final Floors FLOORS = new Floors(22, 48, false);
    private static final PersonId ONE = new PersonId(new UUID(1, 1));
    private static final PersonId OTHER = new PersonId(new UUID(2, 2));

    private final TestDatabase database = TestDatabase.fresh();
    private final Vertx vertx = Vertx.vertx();
    private Pool pool;
    private NarrowingStore store;

    @BeforeEach
    void connect() {
        pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(8))
                .connectingTo(database.hub())
                .using(vertx)
                .build();
        store = new NarrowingStore(pool, LogName.OPERATIONS);
    }

    @AfterEach
    void close() {
        got(pool.close());
        got(vertx.close());
        database.close();
    }

    @Test
    void halving_a_list_is_noticed_whatever_each_half_answered_and_once() {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            var wanted = random.nextInt(64);
            var before = due().size();
            var left = new ArrayList<>(addresses(seed, 0, 64));
            ask(Organisation.LIAISON, ONE, NOON, left);
            while (left.size() > 1) {
                Collections.shuffle(left, random);
                var half = new ArrayList<>(left.subList(0, left.size() / 2));
                ask(Organisation.LIAISON, OTHER, NOON.plusSeconds(60), half);
                if (half.contains(addresses(seed, wanted, wanted + 1).getFirst())) {
                    left = half;
                } else {
                    left.removeAll(half);
                }
            }
            assertThat(due()).as("seed %d", seed).hasSize(before + 1);
        }
        assertThat(due()).allSatisfy(due -> {
            assertThat(due.narrowing().persons()).containsExactlyInAnyOrder(ONE, OTHER);
            assertThat(due.narrowing().widest()).isEqualTo(64);
            assertThat(due.narrowing().narrowest()).isLessThanOrEqualTo(4);
            assertThat(due.narrowing().parts()).isGreaterThanOrEqualTo(POLICY.parts());
            assertThat(due.narrowing().first()).isEqualTo(NOON);
            assertThat(due.narrowing().last()).isEqualTo(NOON.plusSeconds(60));
        });
    }

    @Test
    void halving_a_network_a_domain_and_a_path_is_noticed() {
        for (int bits = 22; bits <= 26; bits++) {
            ask(Organisation.LIAISON, ONE, NOON, List.of(new Selector(Kind.CIDR, "192.0.0.0/" + bits)));
        }
        assertThat(due()).hasSize(1);
        for (int bits = 48; bits <= 64; bits += 4) {
            ask(Organisation.TAKEDOWN, ONE, NOON, List.of(new Selector(Kind.CIDR, "2001:db8::/" + bits)));
        }
        assertThat(due()).hasSize(2);
        ask(Organisation.MOFA, ONE, NOON, List.of(new Selector(Kind.DOMAIN, "example.com")));
        for (var part : List.of("a.example.com", "b.a.example.com", "c.example.com", "c.b.a.example.com")) {
            ask(Organisation.MOFA, ONE, NOON, List.of(new Selector(Kind.DOMAIN, part)));
        }
        assertThat(due()).hasSize(3);
        ask(Organisation.NSS, ONE, NOON, List.of(new Selector(Kind.DOMAIN, "example.org")));
        for (var part : List.of("example.org/a", "example.org/b", "www.example.org/", "example.org/a/b")) {
            ask(Organisation.NSS, ONE, NOON, List.of(new Selector(Kind.URL, "https://" + part)));
        }
        assertThat(due()).hasSize(4);
    }

    @Test
    void what_is_no_series_raises_nothing() {
        var whole = addresses(1, 0, 100);
        ask(Organisation.LIAISON, ONE, NOON, whole);
        for (int again = 0; again < 6; again++) {
            ask(Organisation.LIAISON, ONE, NOON, whole);
            ask(Organisation.LIAISON, ONE, NOON, addresses(1, 0, 50));
            ask(Organisation.LIAISON, ONE, NOON, addresses(1, 50, 101 + again));
            ask(Organisation.TAKEDOWN, ONE, NOON, addresses(1, again, again + 1));
            ask(Organisation.LIAISON, ONE, NOON.plus(Duration.ofDays(8)), addresses(1, again, again + 1));
        }
        assertThat(due()).isEmpty();
        ask(Organisation.LIAISON, ONE, NOON, addresses(1, 0, 25));
        ask(Organisation.LIAISON, ONE, NOON, addresses(1, 0, 12));
        assertThat(due()).isEmpty();
        ask(Organisation.LIAISON, ONE, NOON, addresses(1, 0, 6));
        assertThat(due()).hasSize(1);
    }

    @Test
    void the_same_request_counts_once_and_what_was_raised_is_due_no_more() {
        ask(Organisation.LIAISON, ONE, NOON, addresses(1, 0, 100));
        var part = question(Organisation.LIAISON, ONE, NOON, addresses(1, 0, 1));
        var all = IntStream.range(0, 20).mapToObj(_ -> asked(part)).toList();
        got(Future.all(all));
        assertThat(due()).isEmpty();
        var together = IntStream.range(1, 9)
                .mapToObj(n -> asked(question(Organisation.LIAISON, ONE, NOON, addresses(1, n, n + 1))))
                .toList();
        got(Future.all(together));
        assertThat(due()).hasSize(1);
        got(store.raised(due().getFirst().alarm()));
        ask(Organisation.LIAISON, ONE, NOON, addresses(1, 20, 30));
        assertThat(due()).isEmpty();
        got(store.forget(NOON.plusSeconds(1)));
        assertThat(got(pool.query("SELECT (SELECT count(*) FROM asked) + (SELECT count(*) FROM asked_key)"
                                        + " + (SELECT count(*) FROM asked_part) + (SELECT count(*) FROM narrowing)")
                                .execute())
                        .iterator()
                        .next()
                        .getLong(0))
                .isZero();
    }

    @Test
    void what_the_day_has_no_more_of_is_not_remembered() {
        ask(Organisation.LIAISON, ONE, NOON, addresses(1, 0, 100));
        for (int n = 0; n < 6; n++) {
            var over = question(Organisation.LIAISON, ONE, NOON, addresses(1, n, n + 1));
            assertThat(got(use().take(over, LocalDate.EPOCH, 0, POLICY, FLOORS)).granted())
                    .isFalse();
        }
        assertThat(due()).isEmpty();
    }

    private List<Due> due() {
        return got(store.due());
    }

    private void ask(Organisation organisation, PersonId person, Instant at, List<Selector> selectors) {
        got(asked(question(organisation, person, at, selectors)));
    }

    private Future<SelectorUse.Taken> asked(Question question) {
        return use().take(question, LocalDate.EPOCH, 1_000_000, POLICY, FLOORS);
    }

    private SelectorUse use() {
        return new SelectorUse(pool, LogName.OPERATIONS, new JdkUnicode());
    }

    private static Question question(Organisation organisation, PersonId person, Instant at, List<Selector> selectors) {
        return new Question(organisation, person, UUID.randomUUID(), at, selectors);
    }

    private static List<Selector> addresses(int net, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> new Selector(Kind.IPV4, "192.0." + net + "." + n))
                .toList();
    }

    private static <T> T got(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
