package org.sekimori.figures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The whole fold in memory: takes a log from its first entry on. For one thread. */
public final class LogCount {
    private final Map<UUID, CaseFacts> cases = new HashMap<>();
    private final List<Counted> counted = new ArrayList<>();
    private Extent extent = Extent.NOTHING;

    /**
     * The next entry.
     *
     * @throws IllegalArgumentException if it is of another log, or not the next
     */
    public void take(ClearEntry entry) {
        if (!entry.log().equals(Counting.LOG)) {
            throw new IllegalArgumentException("Expected entries of the log " + Counting.LOG
                    + ", the only one that is counted, but one is of " + entry.log());
        }
        if (entry.index() != extent.size()) {
            throw new IllegalArgumentException("Expected entry " + extent.size() + " next, but got " + entry.index());
        }
        extent = extent.and(entry);
        if (Counting.concerns(entry)) {
            var step = Counting.step(Optional.ofNullable(cases.get(entry.subject())), entry);
            cases.put(entry.subject(), step.after());
            counted.addAll(step.counted());
        }
    }

    public Extent extent() {
        return extent;
    }

    /** In the order of the log. */
    public List<Counted> counted() {
        return List.copyOf(counted);
    }

    /** Of that year in Japan, with nothing that is sealed. */
    public AnnualReport annual(int year) {
        return AnnualReport.of(year, extent, counted);
    }
}
