package org.sekimori.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How much of which log was counted: with it, and the log, anybody can count the same.
 *
 * @param origin of the log, as its entry 0 says
 * @param demo whether the log is a demonstration's, as its entry 0 says
 * @param size entries 0 to size - 1 were counted
 * @param latest when the last of them was recorded
 */
public record Extent(Optional<String> origin, boolean demo, long size, Optional<Instant> latest) {
    /** Clocks of several nodes differ by less. */
    private static final Duration CLOCKS = Duration.ofMinutes(1);

    static final Extent NOTHING = new Extent(Optional.empty(), false, 0, Optional.empty());

    /** The first entry of a log. */
    public static final String OPENED = "org.sekimori.hub.LogOpened";

    Extent and(ClearEntry entry) {
        var opened = entry.type().equals(OPENED);
        return new Extent(
                opened ? Optional.ofNullable((String) entry.clear().get("origin")) : origin,
                opened ? Boolean.TRUE.equals(entry.clear().get("demo")) : demo,
                entry.index() + 1,
                Optional.of(entry.recorded()));
    }

    /** Whether nothing can be recorded any more that would count in the period. */
    boolean covers(Period period) {
        return latest.map(last -> last.isAfter(period.to().plus(CLOCKS))).orElse(false);
    }

    Map<String, Object> tree() {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("log", Counting.LOG);
        origin.ifPresent(name -> tree.put("origin", name));
        tree.put("demo", demo);
        tree.put("size", size);
        latest.ifPresent(last -> tree.put("latest", last.toString()));
        return tree;
    }
}
