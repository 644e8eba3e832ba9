package org.sekimori.deconfliction.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.deconfliction.store.SelectorUse.Question;
import org.sekimori.deconfliction.store.SelectorUse.Taken;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Selector;
import org.sekimori.testing.TestDatabase;

class SelectorUseIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int MOST = 100;
    private static final Instant NOON = Instant.parse("2026-11-23T03:00:00Z");
    private static final PersonId DESK = new PersonId(new UUID(1, 1));

    private final TestDatabase database = TestDatabase.fresh();
    private final Vertx vertx = Vertx.vertx();
    private List<Pool> nodes;

    @BeforeEach
    void connect() {
        nodes = IntStream.range(0, 2)
                .mapToObj(_ -> PgBuilder.pool()
                        .with(new PoolOptions().setMaxSize(8))
                        .connectingTo(database.hub())
                        .using(vertx)
                        .build())
                .toList();
    }

    @AfterEach
    void close() throws Exception {
        for (var node : nodes) {
            await(node.close());
        }
        await(vertx.close());
        database.close();
    }

    @Test
    void two_nodes_at_once_never_take_more_than_the_day_has() throws Exception {
        var all = IntStream.range(0, 60)
                .mapToObj(n -> take(n % 2, UUID.randomUUID(), 7))
                .toList();
        await(Future.all(all));
        assertThat(all.stream().filter(taken -> taken.result().granted())).hasSize(MOST / 7);
        assertThat(await(take(0, UUID.randomUUID(), 2))).isEqualTo(new Taken(true, MOST));
        assertThat(await(take(1, UUID.randomUUID(), 1))).isEqualTo(new Taken(false, MOST));
    }

    @Test
    void a_repeated_request_counts_once_whichever_node_hears_it_and_stays_granted() throws Exception {
        var request = UUID.randomUUID();
        var all = IntStream.range(0, 20).mapToObj(n -> take(n % 2, request, 60)).toList();
        await(Future.all(all));
        assertThat(all).allSatisfy(taken -> assertThat(taken.result()).isEqualTo(new Taken(true, 60)));
        assertThat(await(take(0, UUID.randomUUID(), 41)).granted()).isFalse();
        assertThat(await(take(0, UUID.randomUUID(), 40)).granted()).isTrue();
        assertThat(await(take(1, request, 60))).isEqualTo(new Taken(true, MOST));
    }

    @Test
    void each_organisation_and_each_day_has_its_own() throws Exception {
        assertThat(await(take(0, UUID.randomUUID(), MOST)).granted()).isTrue();
        var request = UUID.randomUUID();
        var theirs = question(Organisation.LIAISON, NOON, request, addresses(0, MOST));
        assertThat(await(use(0).take(theirs, TODAY, MOST)).granted()).isTrue();
        var tomorrow = question(Organisation.TAKEDOWN, NOON, request, addresses(0, MOST));
        assertThat(await(use(0).take(tomorrow, TODAY.plusDays(1), MOST)).granted())
                .isTrue();
    }

    private Future<Taken> take(int node, UUID request, int wanted) {
        return use(node).take(question(Organisation.TAKEDOWN, NOON, request, addresses(0, wanted)), TODAY, MOST);
    }

    private SelectorUse use(int node) {
        return new SelectorUse(nodes.get(node), LogName.OPERATIONS, new JdkUnicode());
    }

    private static Question question(Organisation organisation, Instant at, UUID request, List<Selector> selectors) {
        return new Question(organisation, DESK, request, at, selectors);
    }

    private static List<Selector> addresses(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(n -> new Selector(Selector.Kind.IPV4, "192.0.2." + n))
                .toList();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
