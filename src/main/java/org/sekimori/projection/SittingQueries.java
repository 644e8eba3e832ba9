package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Actor;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Subject;

/** Sittings, for the committee's seats and nobody else. */
final class SittingQueries {
    private static final String FROM = """
            SELECT s.id, s.log_index, s.version, s.operation, o.number, s.matter, s.state, s.updated FROM sitting_view s
            JOIN (SELECT id, number FROM operation_view WHERE :readable) o ON o.id = s.operation WHERE""";
    private static final String LIST = FROM + " s.log_index < $3 ORDER BY s.log_index DESC LIMIT $4";
    private static final String ONE = FROM + " s.id = $3";

    private final Store store;
    private final Rules rules;

    SittingQueries(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    Page<Map<String, Object>> list(Actor actor, Page.Request page) {
        if (!actor.seat().ofCommittee()) {
            return new Page<>(List.of(), Optional.empty());
        }
        var viewer = new Viewer(actor);
        var limit = Place.limit(page);
        var rows = store.rows(viewer.in(LIST), viewer.with(Place.number(page, Long.MAX_VALUE), limit + 1));
        var found = Place.page(rows, limit, row -> Place.write(row.getLong("log_index")));
        var states = states(found.items());
        return found.map(row -> tree(row, Optional.ofNullable(states.get(row.getUUID("id")))));
    }

    Optional<Map<String, Object>> one(Actor actor, UUID sitting) {
        if (!actor.seat().ofCommittee()) {
            return Optional.empty();
        }
        var viewer = new Viewer(actor);
        var rows = store.rows(viewer.in(ONE), viewer.with(sitting));
        var states = states(rows);
        return rows.stream().findFirst().map(row -> tree(row, Optional.ofNullable(states.get(sitting))));
    }

    private Map<UUID, Sitting> states(List<Row> rows) {
        var ids = rows.stream().map(row -> row.getUUID("id")).toList();
        return store.revealed(store.states(Subject.Kind.SITTING, Sitting.class, ids));
    }

    private Map<String, Object> tree(Row row, Optional<Sitting> state) {
        var leaves = new Leaves().columns(row, "id", "version", "operation", "number", "matter", "state");
        state.ifPresent(sitting -> leaves.put("scopeHash", sitting.scopeHash().value())
                .put("presiding", sitting.presiding())
                .put("present", sorted(sitting.present()))
                .put("recused", sorted(sitting.recused()))
                .put("experts", sorted(sitting.sofar().experts()))
                .put("attendance", attendance(sitting))
                .put(
                        "settled",
                        sitting.sofar().settled().stream()
                                .map(SittingQueries::settled)
                                .toList())
                .maybe("motion", sitting.motion().map(SittingQueries::motion))
                .put("voters", sorted(sitting.voters(rules.quorum())))
                .put("votes", votes(sitting))
                .put("tally", tally(sitting))
                .put("quorum", quorum(sitting))
                .maybe("result", sitting.count().map(count -> count.result().wire()))
                .maybe(
                        "castingVote",
                        sitting.count()
                                .flatMap(Sitting.Count::castingVote)
                                .flatMap(Sealed::content)
                                .map(Choice::wire)));
        return leaves.columns(row, "updated").tree();
    }

    private static Map<String, Object> motion(Sitting.Motion motion) {
        return new Leaves()
                .put("hash", motion.hash())
                .put("decision", motion.decision().wire())
                .put("mover", motion.mover())
                .put("scopeHash", motion.scopeHash().value())
                .maybe("conditions", motion.conditions().map(SealedList::items))
                .maybe("excludes", motion.excludes().map(SealedList::items))
                .maybe("text", motion.text().flatMap(Sealed::content))
                .maybe("reasons", motion.reasons().content())
                .tree();
    }

    private static List<Map<String, Object>> attendance(Sitting sitting) {
        var modes = sitting.sofar().modes();
        return sorted(modes.keySet()).stream()
                .map(person -> new Leaves()
                        .put("person", person)
                        .put("mode", modes.get(person).wire())
                        .tree())
                .toList();
    }

    private static Map<String, Object> settled(Sitting.Settled motion) {
        return new Leaves()
                .put("hash", motion.hash())
                .put("decision", motion.decision().wire())
                .put("mover", motion.mover())
                .maybe("result", motion.result().map(Sitting.Result::wire))
                .tree();
    }

    private static List<Map<String, Object>> votes(Sitting sitting) {
        return sorted(sitting.votes().keySet()).stream()
                .map(person -> new Leaves()
                        .put("person", person)
                        .maybe(
                                "choice",
                                sitting.votes().get(person).choice().content().map(Choice::wire))
                        .tree())
                .toList();
    }

    /** Of the votes that count and can be read. */
    private Map<String, Object> tally(Sitting sitting) {
        var leaves = new Leaves();
        for (var choice : Choice.values()) {
            leaves.put(
                    choice.wire(),
                    sitting.counted(rules.quorum()).values().stream()
                            .filter(ballot -> ballot.choice().content().equals(Optional.of(choice)))
                            .count());
        }
        return leaves.tree();
    }

    private Map<String, Object> quorum(Sitting sitting) {
        var needed = 1 + rules.quorum().membersBesides();
        return new Leaves()
                .put("needed", (long) needed)
                .put("present", (long) sitting.present().size())
                .put("met", sitting.isPresided() && sitting.present().size() >= needed)
                .tree();
    }

    private static List<PersonId> sorted(java.util.Set<PersonId> persons) {
        return persons.stream().sorted(Comparator.comparing(PersonId::value)).toList();
    }
}
