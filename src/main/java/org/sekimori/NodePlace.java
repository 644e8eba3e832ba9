package org.sekimori;

import java.time.Duration;
import org.sekimori.cluster.LocalPorts;
import org.sekimori.cluster.Membership;
import org.sekimori.config.HubConfig;
import org.sekimori.config.LockFile;
import org.sekimori.config.VarDirectory;

/** The place a node holds while it lives: its number under {@code HUB_VAR}, its HTTP port, its ports in the cluster. */
record NodePlace(LockFile lock, Membership membership) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Fails with a sentence when a node of this number runs already, or another program has its port. */
    static NodePlace take(HubConfig config, int number) {
        var nodes = config.varDirectory().directory("nodes");
        var lock = LockFile.tryLock(nodes.resolve(number + ".lock"))
                .orElseThrow(() -> new CannotServe(
                        "Node %d of the hub in %s runs already. Stop it first, start another with --node %d, or give this one another HUB_VAR."
                                .formatted(number, config.var(), number + 1)));
        try {
            var port = config.http().port() + number - 1;
            if (!LocalPorts.isFree(config.http().host(), port)) {
                throw new CannotServe(
                        "Port %d on %s is taken by another program, or the address is not of this machine. Set HUB_HTTP_PORT (node n listens on HUB_HTTP_PORT + n - 1) or HUB_HTTP_HOST."
                                .formatted(port, config.http().host()));
            }
            return new NodePlace(lock, membership(config, number));
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    @Override
    public void close() {
        lock.close();
    }

    private static Membership membership(HubConfig config, int number) {
        var cluster = config.cluster();
        var var = config.varDirectory();
        if (!cluster.members().isEmpty()) {
            return of(cluster, cluster.name().orElseThrow(), cluster.port() + number - 1, cluster.members());
        }
        var ports = ports(cluster, var, number);
        return of(cluster, cluster.name().orElse("sekimori-" + var.id()), ports.of(number), ports.members());
    }

    private static Membership of(HubConfig.Cluster cluster, String name, int port, java.util.List<String> members) {
        return new Membership(
                name, cluster.host(), port, cluster.busPort(), members, cluster.silenceTimeout(), cluster.mergeDelay());
    }

    /** Chosen once and remembered, under a lock, so that nodes starting together agree; anew when others took the block. */
    private static LocalPorts ports(HubConfig.Cluster cluster, VarDirectory var, int number) {
        var count = cluster.maxNodes();
        if (number > count) {
            throw new CannotServe(
                    "Node %d is beyond cluster.maxNodes = %d (HUB_CLUSTER_MAX_NODES).".formatted(number, count));
        }
        try (var _ = LockFile.lock(var.file("nodes/ports.lock"), PATIENCE)
                .orElseThrow(() -> new CannotServe("Another node has been choosing its ports for too long."))) {
            var first = Integer.parseInt(var.remembered("nodes/first-port", "0"));
            if (first == 0 || !LocalPorts.isFree(cluster.host(), first + number - 1)) {
                first = LocalPorts.freeBlock(cluster.host(), cluster.port(), count)
                        .orElseThrow(() -> new CannotServe(
                                "No %d free ports in a row from %d on for the cluster; set HUB_CLUSTER_PORT."
                                        .formatted(count, cluster.port())));
                var.remember("nodes/first-port", String.valueOf(first));
            }
            return new LocalPorts(cluster.host(), first, count);
        }
    }
}
