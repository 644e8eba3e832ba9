package org.sekimori;

import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.sekimori.cluster.ClusteredVertx;
import org.sekimori.cluster.Peers;
import org.sekimori.cluster.Shutdown;
import org.sekimori.config.HubConfig;
import org.sekimori.config.Secret;
import org.sekimori.database.Database;
import org.sekimori.observability.Metrics;
import org.sekimori.policy.PolicySet;

/** A running node: its parts in the order they start; they end in the opposite order. */
record Node(
        HubConfig config,
        int number,
        Database database,
        Vertx vertx,
        Peers peers,
        Metrics metrics,
        Shutdown shutdown,
        PolicySet policies,
        Hub hub,
        Optional<Secret> demoPassword) {

    /** Blocks until the node is ready. What was started is ended again when a later part fails. */
    static Node start(HubConfig config, int number, PrintWriter out) throws Exception {
        var shutdown = new Shutdown(config.timeouts().stop()).onSignal();
        try {
            var node = start(config, number, Clock.systemUTC(), shutdown);
            out.println("Sekimori node %d: http://%s:%d"
                    .formatted(number, config.http().host(), config.http().port() + number - 1));
            Accounts.print(node, out);
            out.println("ready in " + secondsSinceLaunch() + " s");
            out.flush();
            return node;
        } catch (Exception e) {
            shutdown.close();
            throw e;
        }
    }

    /** By another clock than the machine's as well. */
    static Node start(HubConfig config, int number, Clock clock, Shutdown shutdown) throws Exception {
        var policies = PolicySet.load(config.policies());
        var place = NodePlace.take(config, number);
        shutdown.add("place", place::close);
        var database = Database.open(config);
        shutdown.add("database", database::close);
        Hub.migrate(database);
        var metrics = new Metrics();
        shutdown.add("metrics", metrics::close);
        var vertx = await(
                config,
                ClusteredVertx.start(
                        place.membership(), Optional.of(metrics.vertxOptions()), Optional.of(metrics.factory())));
        shutdown.add("vertx", () -> await(config, vertx.close()));
        var peers = await(config, Peers.start(vertx, config.timeouts().busReply()));
        shutdown.add("peers", peers::close);
        var hub = new Hub(config, vertx, database, policies, clock, peers, metrics, shutdown);
        var password = hub.start(config.http().port() + number - 1);
        return new Node(config, number, database, vertx, peers, metrics, shutdown, policies, hub, password);
    }

    static <T> T await(HubConfig config, io.vertx.core.Future<T> future) throws Exception {
        return future.toCompletionStage()
                .toCompletableFuture()
                .get(config.timeouts().start().toMillis(), TimeUnit.MILLISECONDS);
    }

    private static String secondsSinceLaunch() {
        var launched = ManagementFactory.getRuntimeMXBean().getStartTime();
        return String.format(Locale.ROOT, "%.1f", (System.currentTimeMillis() - launched) / 1000.0);
    }
}
