package org.sekimori.cluster;

import com.hazelcast.config.Config;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.core.eventbus.EventBusOptions;
import io.vertx.core.spi.VertxMetricsFactory;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import io.vertx.spi.cluster.hazelcast.HazelcastClusterManager;
import java.time.Duration;
import java.util.Optional;

/** Starts Vert.x as a member of the hub's cluster. */
public final class ClusteredVertx {
    private static final int BACKUPS = 2;

    private ClusteredVertx() {}

    /** Fails when the port is taken; a peer that is away is no failure, the node is then alone until it comes. */
    public static Future<Vertx> start(Membership membership) {
        return start(membership, Optional.empty(), Optional.empty());
    }

    /** With {@code options} come settings that are none of the cluster's, such as metrics, and the factory they need. */
    public static Future<Vertx> start(
            Membership membership, Optional<VertxOptions> options, Optional<VertxMetricsFactory> metrics) {
        var bus = new EventBusOptions()
                .setHost(membership.host())
                .setPort(membership.busPort())
                .setClusterPublicHost(membership.host());
        VertxBuilder builder = Vertx.builder()
                .with(options.orElseGet(VertxOptions::new).setEventBusOptions(bus))
                .withClusterManager(new HazelcastClusterManager(hazelcast(membership)));
        metrics.ifPresent(builder::withMetrics);
        return builder.buildClustered();
    }

    static Config hazelcast(Membership membership) {
        // Hazelcast's own defaults lack the maps that Vert.x needs.
        var config = ConfigUtil.loadConfig();
        config.setClusterName(membership.name());
        config.setProperty("hazelcast.logging.type", "slf4j");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        // Vert.x ends Hazelcast itself, after it has told the others; a second hook would race it.
        config.setProperty("hazelcast.shutdownhook.enabled", "false");
        config.setProperty("hazelcast.heartbeat.interval.seconds", "1");
        config.setProperty("hazelcast.max.no.heartbeat.seconds", seconds(membership.silenceTimeout()));
        config.setProperty("hazelcast.merge.first.run.delay.seconds", seconds(membership.mergeDelay()));
        config.setProperty("hazelcast.merge.next.run.delay.seconds", seconds(membership.mergeDelay()));
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.socket.bind.any", "false");
        config.setProperty("hazelcast.local.localAddress", membership.host());
        network(config, membership);
        config.getMultiMapConfig("__vertx.subs").setBackupCount(BACKUPS);
        config.getMapConfig("__vertx.haInfo").setBackupCount(BACKUPS);
        config.getMapConfig("__vertx.nodeInfo").setBackupCount(BACKUPS);
        config.getJetConfig().setEnabled(false);
        return config;
    }

    private static void network(Config config, Membership membership) {
        var network = config.getNetworkConfig().setPort(membership.port()).setPortAutoIncrement(false);
        network.getInterfaces().setEnabled(true).addInterface(membership.host());
        var join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        join.getTcpIpConfig().setEnabled(true).setConnectionTimeoutSeconds(2).setMembers(membership.members());
    }

    private static String seconds(Duration duration) {
        return String.valueOf(Math.max(1, duration.toSeconds()));
    }
}
