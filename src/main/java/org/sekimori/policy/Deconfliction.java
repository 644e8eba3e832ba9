package org.sekimori.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import org.sekimori.operation.Floors;
import org.sekimori.operation.Stage;

/** Reads {@code deconfliction.yaml}. */
record Deconfliction(Duration margin, Set<Stage> haltsIn, Floors floors) {
    static Deconfliction read(Yaml.Block document, Problems.Of problems) {
        var block = document.block("deconfliction");
        return new Deconfliction(
                margin(block, problems),
                Words.all(Stage.class, block.words("haltsIn")),
                floors(document.block("floors")));
    }

    private static Duration margin(Yaml.Block block, Problems.Of problems) {
        try {
            var margin = Duration.parse(block.text("margin"));
            if (!margin.isNegative()) {
                return margin;
            }
        } catch (DateTimeException _) {
            // Said below, as for a negative duration.
        }
        problems.add(block.line("margin"), "expected 'margin' to be a duration of nothing or more, such as PT1H");
        return Duration.ZERO;
    }

    private static Floors floors(Yaml.Block block) {
        return new Floors(block.number("ipv4"), block.number("ipv6"), block.flag("bareAsn"));
    }
}
