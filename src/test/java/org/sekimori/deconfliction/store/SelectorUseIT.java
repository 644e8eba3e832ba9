package org.sekimori.deconfliction.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.deconfliction.store.SelectorUse.Taken;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Organisation;
import org.sekimori.testing.TestDatabase;

class SelectorUseIT {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int MOST = 100;

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
        var use = new SelectorUse(nodes.getFirst(), LogName.OPERATIONS);
        var request = UUID.randomUUID();
        assertThat(await(use.take(Organisation.LIAISON, TODAY, request, MOST, MOST))
                        .granted())
                .isTrue();
        assertThat(await(use.take(Organisation.TAKEDOWN, TODAY.plusDays(1), request, MOST, MOST))
                        .granted())
                .isTrue();
    }

    private Future<Taken> take(int node, UUID request, int wanted) {
        return new SelectorUse(nodes.get(node), LogName.OPERATIONS)
                .take(Organisation.TAKEDOWN, TODAY, request, wanted, MOST);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
