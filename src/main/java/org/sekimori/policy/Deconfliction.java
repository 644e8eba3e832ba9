package org.sekimori.policy;

import java.time.DateTimeException;
import java.time.Duration;

/** Reads {@code deconfliction.yaml}. */
record Deconfliction(Duration margin) {
    static Deconfliction read(Yaml.Block document, Problems.Of problems) {
        var block = document.block("deconfliction");
        try {
            var margin = Duration.parse(block.text("margin"));
            if (!margin.isNegative()) {
                return new Deconfliction(margin);
            }
        } catch (DateTimeException _) {
            // Said below, as for a negative duration.
        }
        problems.add(block.line("margin"), "expected 'margin' to be a duration of nothing or more, such as PT1H");
        return new Deconfliction(Duration.ZERO);
    }
}
