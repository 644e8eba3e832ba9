package org.sekimori.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.Deadline;

/** Reads {@code deadlines.yaml}. */
record Deadlines(Map<String, Deadline> deadlines, Map<String, Title> titles) {
    /** Kinds that the hub opens by itself; without a time they would never fall due, so a misspelt one is an error. */
    private static final List<String> NEEDED =
            List.of("ex-post-notice", "halt-acknowledgement", "recommendation-answer", "paper-to-follow");

    static Deadlines read(Yaml.Block document, Problems.Of problems) {
        var deadlines = new LinkedHashMap<String, Deadline>();
        var titles = new LinkedHashMap<String, Title>();
        for (var block : document.blocks("deadlines")) {
            var deadline = new Deadline(duration(block, "warn", problems), duration(block, "breach", problems));
            if (deadlines.putIfAbsent(block.text("kind"), deadline) != null) {
                problems.add(block.line("kind"), "expected a kind once, but it stands here again");
            }
            titles.put(block.text("kind"), Title.of(block));
            check(deadline, block, problems);
        }
        NEEDED.stream()
                .filter(kind -> !deadlines.containsKey(kind))
                .forEach(kind -> problems.add(document.line("deadlines"), "expected a deadline of the kind " + kind));
        return new Deadlines(deadlines, titles);
    }

    private static void check(Deadline deadline, Yaml.Block block, Problems.Of problems) {
        if (!block.has("warn") && !block.has("breach")) {
            problems.add(block.line(), "expected 'warn' or 'breach' or both");
        }
        if (deadline.warn().isPresent()
                && deadline.breach().isPresent()
                && deadline.warn().get().compareTo(deadline.breach().get()) > 0) {
            problems.add(block.line("warn"), "expected the warning before the breach");
        }
    }

    private static Optional<Duration> duration(Yaml.Block block, String key, Problems.Of problems) {
        if (!block.has(key)) {
            return Optional.empty();
        }
        try {
            var duration = Duration.parse(block.text(key));
            if (duration.isPositive()) {
                return Optional.of(duration);
            }
        } catch (DateTimeException _) {
            // Said below, as for a duration of nothing.
        }
        problems.add(
                block.line(key), "expected '" + key + "' to be a duration longer than nothing, such as PT24H or P30D");
        return Optional.empty();
    }
}
