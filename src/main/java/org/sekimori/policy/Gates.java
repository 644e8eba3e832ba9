package org.sekimori.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.operation.BasisId;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.ProtectedAsset;
import org.sekimori.operation.Seat;

/**
 * Reads {@code gates.yaml}.
 *
 * @param ordered each gate after its predecessors, otherwise in the order of the file
 */
record Gates(List<Gate> ordered, Map<GateId, Title> titles) {
    /** The keyword that stands for the director of the applicant's agency. */
    private static final String AGENCY_DIRECTOR = "agency-director";

    /** A case is returned under this name by the watch officer, so no gate may have it. */
    private static final GateId SCREENING = new GateId("screening");

    static Gates read(Yaml.Block document, Problems.Of problems) {
        var gates = new LinkedHashMap<GateId, Gate>();
        var titles = new LinkedHashMap<GateId, Title>();
        var places = new LinkedHashMap<GateId, Yaml.Block>();
        for (var block : document.blocks("gates")) {
            var id = new GateId(block.text("id"));
            if (id.equals(SCREENING)) {
                problems.add(block.line("id"), "expected another id: 'screening' is the watch officer's");
            }
            if (places.putIfAbsent(id, block) != null) {
                problems.add(block.line("id"), "expected an id of its own, but another gate has this one");
            } else {
                gates.put(id, gate(id, block, problems));
                titles.put(id, Title.of(block));
            }
        }
        var checks = new GateChecks(gates, places, problems);
        checks.predecessors();
        checks.law(document.line("gates"));
        return new Gates(checks.order(), titles);
    }

    /** The ids of a document whose structure may be broken, so that policies are checked nevertheless. */
    static List<String> ids(Yaml.Block document) {
        return document.values().get("gates") instanceof Yaml.Items gates
                ? gates.items().stream()
                        .filter(gate -> gate instanceof Yaml.Block block
                                && block.values().get("id") != null)
                        .map(gate -> String.valueOf(
                                ((Yaml.Block) gate).values().get("id").plain()))
                        .filter(id -> id.matches("[a-z0-9][a-z0-9-]{0,63}"))
                        .distinct()
                        .toList()
                : List.of();
    }

    /** What only other files can tell: whether bases exist, and whether somebody sits where a gate waits. */
    static void checkAgainst(Yaml.Block document, Bases bases, People people, Problems.Of problems) {
        for (var block : document.blocks("gates")) {
            for (var word : block.block("applies").words("bases")) {
                if (!bases.bases().containsKey(new BasisId(word.text()))) {
                    problems.add(word.line(), "expected a basis of legal-bases.yaml, but found '" + word.text() + "'");
                }
            }
            block.words("readBack").stream()
                    .filter(word -> Words.of(Seat.class, word.text())
                            .map(seat -> !people.held(seat))
                            .orElse(false))
                    .forEach(word ->
                            problems.add(word.line(), "expected somebody in people.yaml with the seat " + word.text()));
            holders(block).stream()
                    .filter(seat -> !people.held(seat))
                    .forEach(seat -> problems.add(
                            block.line("seat"),
                            "expected somebody in people.yaml with the seat " + seat.wire()
                                    + ": otherwise nobody can decide this gate"));
        }
    }

    private static List<Seat> holders(Yaml.Block block) {
        return block.maybe("seat")
                .map(word -> word.equals(AGENCY_DIRECTOR)
                        ? List.of(Seat.POLICE_DIRECTOR, Seat.SDF_DIRECTOR)
                        : Words.of(Seat.class, word).stream().toList())
                .orElse(List.of());
    }

    private static Gate gate(GateId id, Yaml.Block block, Problems.Of problems) {
        var kind = Words.of(Gate.Kind.class, block.text("kind")).orElseThrow();
        if (kind == Gate.Kind.VOTE && (block.has("forms") || block.flag("period"))) {
            problems.add(block.line(), "expected no 'forms' and no 'period' where the committee votes");
        }
        return new Gate(
                id,
                kind,
                holder(kind, block, problems),
                Words.of(Gate.At.class, block.text("stage")).orElseThrow(),
                condition(block.block("applies")),
                block.words("after").stream()
                        .map(word -> new GateId(word.text()))
                        .collect(Collectors.toSet()),
                block.words("forms").stream().map(Yaml.Word::text).collect(Collectors.toSet()),
                block.flag("period"),
                readBack(kind, block, problems),
                standsThroughChange(kind, block, problems));
    }

    /** Who hears it and who reads it back are not the same desk. */
    private static Set<Seat> readBack(Gate.Kind kind, Yaml.Block block, Problems.Of problems) {
        var seats = new LinkedHashSet<Seat>();
        for (var word : block.words("readBack")) {
            var seat = Words.of(Seat.class, word.text()).filter(Seat::executive);
            if (kind != Gate.Kind.RECORDED) {
                problems.add(word.line(), "expected 'readBack' only where a desk records what was decided elsewhere");
            } else if (seat.isEmpty() || word.text().equals(block.maybe("seat").orElse(""))) {
                problems.add(word.line(), "expected another seat of the executive, but found '" + word.text() + "'");
            } else {
                seats.add(seat.get());
            }
        }
        return seats;
    }

    /** Neither the committee nor the law consents to what it has not seen. */
    private static boolean standsThroughChange(Gate.Kind kind, Yaml.Block block, Problems.Of problems) {
        var stands = block.flag("standsThroughChange");
        if (stands
                && (kind == Gate.Kind.VOTE || block.block("source").text("mark").equals("law"))) {
            problems.add(
                    block.line("standsThroughChange"),
                    "expected 'standsThroughChange' neither where the committee votes nor where the gate is marked law");
        }
        return stands;
    }

    private static Gate.Holder holder(Gate.Kind kind, Yaml.Block block, Problems.Of problems) {
        var none = new Gate.Holder.Fixed(Seat.COMMITTEE_CHAIR);
        if (kind == Gate.Kind.VOTE) {
            if (block.has("seat")) {
                problems.add(block.line("seat"), "expected no seat where the committee votes");
            }
            return none;
        }
        if (!block.has("seat")) {
            problems.add(block.line(), "expected the key 'seat': who decides or records");
            return none;
        }
        if (block.text("seat").equals(AGENCY_DIRECTOR)) {
            return new Gate.Holder.AgencyDirector();
        }
        return Words.of(Seat.class, block.text("seat"))
                .filter(Seat::executive)
                .<Gate.Holder>map(Gate.Holder.Fixed::new)
                .orElseGet(() -> {
                    problems.add(
                            block.line("seat"),
                            "expected agency-director or a seat of the executive, one of "
                                    + Words.list(Seat.class, Seat::executive) + ", but found '" + block.text("seat")
                                    + "'");
                    return none;
                });
    }

    private static Gate.Condition condition(Yaml.Block block) {
        var bases = new ArrayList<BasisId>();
        block.words("bases").forEach(word -> bases.add(new BasisId(word.text())));
        return new Gate.Condition(
                block.flag("always"),
                block.flag("abroad"),
                block.flag("nationalSecurity"),
                Words.all(ProtectedAsset.Owner.class, block.words("assetOwners")),
                Set.copyOf(bases));
    }
}
