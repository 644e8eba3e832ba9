package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClusteredVertxIT {
    private static final String HOST = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final String name = "test-" + UUID.randomUUID();
    private final LocalPorts ports =
            new LocalPorts(HOST, LocalPorts.freeBlock(HOST, 26_000, 3).orElseThrow(), 3);
    private final List<Vertx> running = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (var vertx : running) {
            await(vertx.close());
        }
    }

    @Test
    void two_nodes_find_each_other_hear_each_other_and_notice_a_leave() throws Exception {
        var first = start(name, 1);
        var peersOfFirst = await(Peers.start(first, PATIENCE));
        assertThat(peersOfFirst.members()).containsExactly(peersOfFirst.self());
        assertThat(peersOfFirst.allHeard()).isTrue();

        var second = start(name, 2);
        var peersOfSecond = await(Peers.start(second, PATIENCE));
        assertThat(peersOfSecond.members()).hasSize(2);
        assertThat(peersOfSecond.allHeard()).isTrue();
        // Nobody tells it to ask the newcomer.
        eventually(() -> peersOfFirst.members().size() == 2 && peersOfFirst.allHeard());

        running.remove(second);
        peersOfSecond.close();
        await(second.close());
        eventually(() -> peersOfFirst.members().size() == 1);
        assertThat(peersOfFirst.members()).containsExactly(peersOfFirst.self());
        assertThat(await(peersOfFirst.ownBusAnswers())).isTrue();
        peersOfFirst.close();
    }

    @Test
    void clusters_of_different_names_never_join_even_on_each_others_list() throws Exception {
        start(name, 1);
        var stranger = start(name + "-other", 2);
        assertThat(await(Peers.start(stranger, PATIENCE)).members()).hasSize(1);
    }

    @Test
    void a_block_of_ports_that_another_hub_holds_is_passed_over() throws Exception {
        start(name, 2);
        assertThat(LocalPorts.freeBlock(HOST, ports.first(), 3).orElseThrow()).isGreaterThan(ports.of(2));
    }

    private Vertx start(String cluster, int node) throws Exception {
        var vertx = await(ClusteredVertx.start(new Membership(
                cluster, HOST, ports.of(node), 0, ports.members(), Duration.ofSeconds(5), Duration.ofSeconds(5))));
        running.add(vertx);
        return vertx;
    }

    private static void eventually(BooleanSupplier holds) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Waiting.millis(20);
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
