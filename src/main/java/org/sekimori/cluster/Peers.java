package org.sekimori.cluster;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.cluster.ClusterManager;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Asks every current member for a sign of life. The first call to a peer opens a connection and costs seconds, later ones
 * a millisecond; so a node asks before it says that it is ready.
 */
public final class Peers implements AutoCloseable {
    private static final String PREFIX = "sekimori.node.";

    /** A member that joins later is asked within this time, so that nobody has to look for the node to become ready. */
    private static final long ASK_NEWCOMERS_MILLIS = 500;

    private final Vertx vertx;
    private final ClusterManager cluster;
    private final Duration patience;
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final MessageConsumer<String> answer;
    private volatile long newcomers;

    private Peers(Vertx vertx, ClusterManager cluster, Duration patience) {
        this.vertx = vertx;
        this.cluster = cluster;
        this.patience = patience;
        this.answer = vertx.eventBus().consumer(PREFIX + self(), message -> message.reply(self()));
    }

    /** Registers this node's own address, asks everybody once, and from then on everybody who comes. */
    public static Future<Peers> start(Vertx vertx, Duration patience) {
        var cluster = ((VertxInternal) vertx).clusterManager();
        var peers = new Peers(vertx, cluster, patience);
        return peers.answer.completion().compose(done -> peers.probe()).map(done -> {
            peers.newcomers = vertx.setPeriodic(ASK_NEWCOMERS_MILLIS, _ -> peers.askNewcomers());
            return peers;
        });
    }

    /** This node's id in the cluster; another after each start. */
    public String self() {
        return cluster.getNodeId();
    }

    /** Ids of the nodes that the cluster counts as members now, this one included. */
    public Set<String> members() {
        return Set.copyOf(cluster.getNodes());
    }

    /** Every current member has answered at least once. Absent members do not count. */
    public boolean allHeard() {
        return heard.containsAll(members());
    }

    /** Asks those not yet heard; completes when each has answered or its time is over, and never fails. */
    public Future<Void> probe() {
        heard.retainAll(members());
        var asked = members().stream()
                .filter(node -> !heard.contains(node))
                .map(this::ask)
                .toList();
        return Future.join(asked).mapEmpty().otherwiseEmpty().mapEmpty();
    }

    /** This node's own address answers, now. */
    public Future<Boolean> ownBusAnswers() {
        return ask(self()).map(done -> true).otherwise(false);
    }

    /** One round at a time: a member that hangs would else be asked by many. */
    private void askNewcomers() {
        if (!allHeard() && asking.compareAndSet(false, true)) {
            probe().onComplete(_ -> asking.set(false));
        }
    }

    /** Asks nobody any more; before the cluster ends, which then knows no members. */
    @Override
    public void close() {
        vertx.cancelTimer(newcomers);
    }

    private Future<Void> ask(String node) {
        var options = new DeliveryOptions().setSendTimeout(patience.toMillis());
        return vertx.eventBus().<String>request(PREFIX + node, "", options).map(reply -> {
            heard.add(node);
            return null;
        });
    }
}
