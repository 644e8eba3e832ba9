package org.sekimori.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Seat;

/** Whether the gates of a set can be passed at all, and whether those that are law are there. */
final class GateChecks {
    private static final GateId FOREIGN_MINISTER = new GateId("foreign-minister");

    private final Map<GateId, Gate> gates;
    private final Map<GateId, Yaml.Block> places;
    private final Problems.Of problems;

    GateChecks(Map<GateId, Gate> gates, Map<GateId, Yaml.Block> places, Problems.Of problems) {
        this.gates = gates;
        this.places = places;
        this.problems = problems;
    }

    /** A predecessor exists, is another gate, and does not come only after the report. */
    void predecessors() {
        gates.values()
                .forEach(gate -> places.get(gate.id()).words("after").forEach(word -> {
                    var before = gates.get(new GateId(word.text()));
                    if (before == null) {
                        problems.add(word.line(), "expected a gate of this file, but found '" + word.text() + "'");
                    } else if (gate.stage() == Gate.At.REVIEW && before.stage() == Gate.At.REPORTED) {
                        problems.add(
                                word.line(),
                                "expected a gate of stage review, but '" + word.text()
                                        + "' comes after the report: this gate could never be reached");
                    }
                }));
    }

    /**
     * What no policy may leave out.
     *
     * <p>Source: Act 42 of 2025 and Police Duties Execution Act article 6-2: prior approval by the committee, and the
     * Foreign Minister's consultation for a computer abroad.
     */
    void law(int line) {
        if (votes(Gate.At.REVIEW).size() != 1
                || !votes(Gate.At.REVIEW).getFirst().applies().always()) {
            problems.add(line, "expected exactly one gate of kind vote and stage review, applying always: it is law");
        }
        if (votes(Gate.At.REPORTED).size() > 1) {
            problems.add(line, "expected at most one gate of kind vote and stage reported");
        }
        var consultation = Optional.ofNullable(gates.get(FOREIGN_MINISTER))
                .filter(gate -> gate.stage() == Gate.At.REVIEW && gate.kind() == Gate.Kind.RECORDED)
                .filter(gate -> gate.applies().abroad() || gate.applies().always())
                .filter(gate -> gate.holder().equals(new Gate.Holder.Fixed(Seat.MOFA_DESK)));
        if (consultation.isEmpty()) {
            problems.add(
                    line,
                    "expected the gate foreign-minister, recorded by mofa.desk at stage review, applying abroad: it is law");
        }
    }

    private List<Gate> votes(Gate.At stage) {
        return gates.values().stream()
                .filter(gate -> gate.kind() == Gate.Kind.VOTE && gate.stage() == stage)
                .toList();
    }

    /** Each gate after its predecessors; those of a circle are said and left out. */
    List<Gate> order() {
        var waiting = new LinkedHashMap<>(gates);
        var ordered = new ArrayList<Gate>();
        for (var next = free(waiting); next.isPresent(); next = free(waiting)) {
            ordered.add(next.get());
            waiting.remove(next.get().id());
        }
        if (!waiting.isEmpty()) {
            var circle = circle(waiting);
            problems.add(
                    places.get(circle.getFirst()).line("after"),
                    "expected an order, but these gates wait for each other: "
                            + circle.stream().map(GateId::value).collect(Collectors.joining(" after ")));
        }
        return ordered;
    }

    private static Optional<Gate> free(Map<GateId, Gate> waiting) {
        return waiting.values().stream()
                .filter(gate -> gate.after().stream().noneMatch(waiting::containsKey))
                .findFirst();
    }

    /** Follows predecessors until one comes again. */
    private static List<GateId> circle(Map<GateId, Gate> waiting) {
        var path = new ArrayList<GateId>();
        var here = waiting.keySet().iterator().next();
        while (!path.contains(here)) {
            path.add(here);
            here = waiting.get(here).after().stream()
                    .filter(waiting::containsKey)
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        var circle = new ArrayList<>(path.subList(path.indexOf(here), path.size()));
        circle.add(here);
        return circle;
    }
}
