package org.sekimori.console;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what was refused before anybody was known, since none of it may make an entry of its own. */
public final class Unauthenticated {
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    /** @param code of the problem; a fixed set, so the map is bounded */
    void count(String code) {
        counts.computeIfAbsent(code, _ -> new LongAdder()).increment();
    }

    /** The counts since this was last asked, by code; zeroes are left out. For the one entry a minute. */
    public Map<String, Long> drain() {
        var sums = new TreeMap<String, Long>();
        counts.forEach((code, adder) -> {
            var sum = adder.sumThenReset();
            if (sum > 0) {
                sums.put(code, sum);
            }
        });
        return sums;
    }
}
