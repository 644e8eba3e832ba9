package org.sekimori.model;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What walks came by, all together. Of one thread. */
final class Walked {
    private final long begun = System.nanoTime();
    private final Map<String, Integer> accepted = new TreeMap<>();
    private final Map<String, Integer> refused = new TreeMap<>();
    private final Set<String> stages = new TreeSet<>();
    private int walks;
    private int repeated;
    private int disagreements;

    void begun() {
        walks++;
    }

    void accepted(String action) {
        accepted.merge(action, 1, Integer::sum);
    }

    void refused(String code) {
        refused.merge(code, 1, Integer::sum);
    }

    void repeated() {
        repeated++;
    }

    void disagreed() {
        disagreements++;
    }

    boolean agreed() {
        return disagreements == 0;
    }

    void reached(String stage) {
        stages.add(stage);
    }

    /** Commands that were accepted at least once. */
    Set<String> commands() {
        return accepted.keySet();
    }

    Set<String> stages() {
        return stages;
    }

    /** Codes with which something was refused. */
    Set<String> codes() {
        return refused.keySet();
    }

    int steps() {
        return sum(accepted) + sum(refused) + repeated;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "walks: %d walks, %d steps, %d accepted of %d commands, %d repeated, %d refused, %d disagreements,"
                        + " in %.1f minutes%nwalks: accepted %s%nwalks: refused %s%nwalks: stages %s",
                walks,
                steps(),
                sum(accepted),
                accepted.size(),
                repeated,
                sum(refused),
                disagreements,
                Duration.ofNanos(System.nanoTime() - begun).toMillis() / 60_000.0,
                accepted,
                refused,
                stages);
    }
}
