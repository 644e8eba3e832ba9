package org.sekimori.pipeline;

import java.util.List;
import java.util.Map;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Event;

/** What the hub itself puts on record: everything that decisions rest on. */
public sealed interface HubEvent extends Event {
    Descriptor DESCRIPTOR = new Descriptor(Map.of(
            "org.sekimori.hub.LogOpened", LogOpened.class,
            "org.sekimori.hub.KeysPublished", KeysPublished.class,
            "org.sekimori.hub.PolicyLoaded", PolicyLoaded.class,
            "org.sekimori.hub.AccessCheckpoint", AccessCheckpoint.class));

    /** Entry 0: fixes the origin, and whether the log is a demonstration, for ever. */
    record LogOpened(String origin, boolean demo) implements HubEvent {}

    /** The verifier keys with which checkpoints are checked. */
    record KeysPublished(List<String> keys) implements HubEvent {
        public KeysPublished {
            keys = List.copyOf(keys);
        }
    }

    /** From here on this policy set decides; file name to SHA-256. */
    record PolicyLoaded(String set, Map<String, String> files) implements HubEvent {
        public PolicyLoaded {
            files = Map.copyOf(files);
        }
    }

    /** How far the access log reached, so that it cannot be cut short unseen; root in base64. */
    record AccessCheckpoint(long size, String root) implements HubEvent {}
}
