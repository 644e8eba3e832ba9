package org.sekimori.cluster;

import java.time.Duration;
import java.util.List;

/**
 * Where a node stands in its cluster.
 *
 * @param name nodes of the same name form a cluster, others refuse each other
 * @param host both Hazelcast and the event bus bind to it
 * @param port Hazelcast's, exactly this one
 * @param busPort the event bus's; 0 for any free one
 * @param members {@code host:port} of every node that may exist, this one included
 * @param silenceTimeout a member not heard of for this long is taken as gone
 * @param mergeDelay how often parts of a split cluster look for each other
 */
public record Membership(
        String name,
        String host,
        int port,
        int busPort,
        List<String> members,
        Duration silenceTimeout,
        Duration mergeDelay) {
    public Membership {
        members = List.copyOf(members);
    }
}
