package org.sekimori.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Floors;
import org.sekimori.operation.Narrowings;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.SelectorLimits;
import org.sekimori.operation.Stage;

/** Reads {@code deconfliction.yaml}. */
record Deconfliction(Duration margin, Set<Stage> haltsIn, Floors floors, SelectorLimits limits, Narrowings narrowings) {
    static Deconfliction read(Yaml.Block document, Problems.Of problems) {
        var block = document.block("deconfliction");
        return new Deconfliction(
                margin(block, problems),
                Words.all(Stage.class, block.words("haltsIn")),
                floors(document.block("floors")),
                limits(document.block("limits"), problems),
                narrowings(document.block("narrowing"), problems));
    }

    private static Duration margin(Yaml.Block block, Problems.Of problems) {
        return duration(block, "margin").filter(margin -> !margin.isNegative()).orElseGet(() -> {
            problems.add(block.line("margin"), "expected 'margin' to be a duration of nothing or more, such as PT1H");
            return Duration.ZERO;
        });
    }

    private static Narrowings narrowings(Yaml.Block block, Problems.Of problems) {
        var within = duration(block, "within").filter(Duration::isPositive).orElseGet(() -> {
            problems.add(block.line("within"), "expected 'within' to be a duration of more than nothing, such as P7D");
            return Duration.ofDays(1);
        });
        return new Narrowings(block.number("parts"), within, block.number("most"));
    }

    private static Optional<Duration> duration(Yaml.Block block, String name) {
        try {
            return Optional.of(Duration.parse(block.text(name)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static SelectorLimits limits(Yaml.Block block, Problems.Of problems) {
        var organisations = new EnumMap<Organisation, Integer>(Organisation.class);
        for (var own : block.blocks("organisations")) {
            var organisation =
                    Words.of(Organisation.class, own.text("organisation")).orElseThrow();
            if (organisations.putIfAbsent(organisation, own.number("selectorsPerDay")) != null) {
                problems.add(own.line("organisation"), "expected an organisation once, but it stands here again");
            }
        }
        return new SelectorLimits(block.number("selectorsPerDay"), organisations);
    }

    private static Floors floors(Yaml.Block block) {
        return new Floors(block.number("ipv4"), block.number("ipv6"), block.flag("bareAsn"));
    }
}
