package org.sekimori.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Set;
import org.sekimori.operation.Stage;

/** Reads {@code deconfliction.yaml}. */
record Deconfliction(Duration margin, Set<Stage> haltsIn) {
    static Deconfliction read(Yaml.Block document, Problems.Of problems) {
        var block = document.block("deconfliction");
        try {
            var margin = Duration.parse(block.text("margin"));
            if (!margin.isNegative()) {
                return new Deconfliction(margin, Words.all(Stage.class, block.words("haltsIn")));
            }
        } catch (DateTimeException _) {
            // Said below, as for a negative duration.
        }
        problems.add(block.line("margin"), "expected 'margin' to be a duration of nothing or more, such as PT1H");
        return new Deconfliction(Duration.ZERO, Set.of());
    }
}
