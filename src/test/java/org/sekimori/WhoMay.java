package org.sekimori;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;

/**
 * Who may do what, as {@code ops/docs/who-may.md} says it: the same value from the policies and from the page.
 *
 * @param conditions by their name in the page; what is never and what is always permitted has none
 */
record WhoMay(List<Row> rows, Map<String, When> conditions) {
    static final String NEVER = "–";
    static final String ALWAYS = "always";
    static final String EVERY_STAGE = "every";
    private static final Pattern CELLS = Pattern.compile("\\s*\\|\\s*");

    /** Truths that must hold and truths that must not. */
    record Case(Set<String> hold, Set<String> fail) implements Comparable<Case> {
        Case {
            hold = new TreeSet<>(hold);
            fail = new TreeSet<>(fail);
        }

        boolean holds(Set<String> truths) {
            return truths.containsAll(hold) && fail.stream().noneMatch(truths::contains);
        }

        String text() {
            return Stream.concat(
                            hold.stream().map(truth -> "`" + truth + "`"),
                            fail.stream().map(truth -> "not `" + truth + "`"))
                    .collect(Collectors.joining(" and "));
        }

        static Case read(String text) {
            var hold = new TreeSet<String>();
            var fail = new TreeSet<String>();
            for (var part : text.replace("`", "").split(" and ", -1)) {
                if (part.startsWith("not ")) {
                    fail.add(part.substring("not ".length()));
                } else {
                    hold.add(part);
                }
            }
            return new Case(hold, fail);
        }

        @Override
        public int compareTo(Case other) {
            return text().compareTo(other.text());
        }
    }

    /** Any of these; none is never, one that asks nothing is always. */
    record When(Set<Case> cases) {
        When {
            cases = new TreeSet<>(cases);
        }

        boolean holds(Set<String> truths) {
            return cases.stream().anyMatch(one -> one.holds(truths));
        }

        boolean always() {
            return holds(Set.of()) && cases.stream().anyMatch(one -> one.text().isEmpty());
        }

        String text() {
            return cases.stream().map(Case::text).collect(Collectors.joining(", or "));
        }

        static When read(String text) {
            return new When(Stream.of(text.split(", or ", -1)).map(Case::read).collect(Collectors.toSet()));
        }
    }

    /**
     * One line of the page.
     *
     * @param variants gates or kinds of activity that the act names; empty where it names none
     * @param stages wire names; empty for every stage
     */
    record Row(String section, String action, Set<String> variants, Set<String> stages, Map<Seat, When> seats) {
        boolean is(String wanted, Optional<String> variant, Optional<Stage> stage) {
            return action.equals(wanted)
                    && variant.map(variants::contains).orElse(variants.isEmpty())
                    && (stages.isEmpty()
                            || stage.map(s -> stages.contains(s.wire())).orElse(false));
        }
    }

    /** What the page says of that act by that seat; what it has no line for is never permitted. */
    When of(Seat seat, String action, Optional<String> variant, Optional<Stage> stage) {
        return rows.stream()
                .filter(row -> row.is(action, variant, stage))
                .findAny()
                .map(row -> row.seats().get(seat))
                .orElse(new When(Set.of()));
    }

    static WhoMay of(List<Row> rows) {
        var names = new LinkedHashMap<When, String>();
        rows.forEach(row -> row.seats().values().stream()
                .filter(when -> !when.cases().isEmpty() && !when.always())
                .forEach(when -> names.putIfAbsent(when, "C" + (names.size() + 1))));
        var conditions = new LinkedHashMap<String, When>();
        names.forEach((when, name) -> conditions.put(name, when));
        return new WhoMay(List.copyOf(rows), conditions);
    }

    /** The tables of the page, a section each, and the conditions. */
    String page() {
        var page = new StringBuilder();
        var sections = new LinkedHashMap<String, List<Row>>();
        rows.forEach(row ->
                sections.computeIfAbsent(row.section(), _ -> new ArrayList<>()).add(row));
        sections.forEach((title, lines) -> {
            page.append("\n## ").append(title).append("\n\n| act | names | stage |");
            for (var seat : Seat.values()) {
                page.append(' ').append(seat.wire()).append(" |");
            }
            page.append("\n|---|---|---|").append("---|".repeat(Seat.values().length));
            lines.forEach(row -> page.append(line(row)));
            page.append('\n');
        });
        page.append("\n## Conditions\n\n| | permitted when |\n|---|---|\n");
        conditions.forEach((name, when) ->
                page.append("| ").append(name).append(" | ").append(when.text()).append(" |\n"));
        return page.toString();
    }

    private String line(Row row) {
        var line = new StringBuilder("\n| `" + row.action() + "` | " + String.join(", ", row.variants()) + " | "
                + (row.stages().isEmpty() ? EVERY_STAGE : String.join(", ", row.stages())) + " |");
        for (var seat : Seat.values()) {
            line.append(' ').append(cell(row.seats().get(seat))).append(" |");
        }
        return line.toString();
    }

    private String cell(When when) {
        if (when.cases().isEmpty()) {
            return NEVER;
        }
        return when.always()
                ? ALWAYS
                : conditions.entrySet().stream()
                        .filter(named -> named.getValue().equals(when))
                        .findAny()
                        .orElseThrow()
                        .getKey();
    }

    /** The page read back. */
    static WhoMay read(List<String> page) {
        var conditions = new TreeMap<String, When>();
        page.stream()
                .filter(line -> line.matches("\\| C\\d+ \\| .*"))
                .map(CELLS::split)
                .forEach(cells -> conditions.put(cells[1], When.read(cells[2])));
        var rows = new ArrayList<Row>();
        var section = "";
        for (var line : page) {
            if (line.startsWith("## ")) {
                section = line.substring("## ".length());
            } else if (line.startsWith("| `")) {
                rows.add(row(section, CELLS.split(line), conditions));
            }
        }
        return new WhoMay(rows, conditions);
    }

    private static Row row(String section, String[] cells, Map<String, When> conditions) {
        var seats = new TreeMap<Seat, When>();
        int at = 4;
        for (var seat : Seat.values()) {
            var cell = cells[at++];
            seats.put(
                    seat,
                    switch (cell) {
                        case NEVER -> new When(Set.of());
                        case ALWAYS -> new When(Set.of(new Case(Set.of(), Set.of())));
                        default -> conditions.get(cell);
                    });
        }
        return new Row(section, cells[1].replace("`", ""), names(cells[2]), names(cells[3]), seats);
    }

    private static Set<String> names(String cell) {
        return cell.isEmpty() || cell.equals(EVERY_STAGE) ? Set.of() : new TreeSet<>(List.of(cell.split(", ", -1)));
    }
}
