package org.sekimori.projection;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.deconfliction.Conflict;
import org.sekimori.figures.Period;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Actor;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.QuorumRule.Mode;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Subject;

/**
 * Figures beside those of the cases: conflicts for who is told of both parties, attendance for the committee, and how many
 * exercises there were. A number of conflicts would tell a desk whether an activity of its own met one.
 */
final class InternalFigures {
    private static final String CONFLICTS = """
            SELECT state, disposition, count(*) AS conflicts FROM conflict_view WHERE raised >= $1 AND raised < $2
            GROUP BY state, disposition ORDER BY state, disposition NULLS FIRST""";
    private static final String SITTINGS = """
            SELECT id FROM sitting_view WHERE state <> 'open' AND updated >= $1 AND updated < $2""";
    private static final String EXERCISES = """
            SELECT count(*) AS exercises FROM entry
            WHERE log = $3 AND type = 'org.sekimori.operation.Drafted' AND recorded >= $1 AND recorded < $2""";

    private final Store store;

    InternalFigures(Store store) {
        this.store = store;
    }

    Map<String, Object> tree(Actor actor, Period period) {
        var leaves = new Leaves().put("exercises", exercises(period));
        if (Conflict.tellsParties(actor.seat())) {
            leaves.put("conflicts", conflicts(period));
        }
        if (actor.seat().ofCommittee()) {
            leaves.put("attendance", attendance(period));
        }
        return leaves.tree();
    }

    /** By where they stand and what was disposed last. */
    private List<Map<String, Object>> conflicts(Period period) {
        return store.rows(CONFLICTS, FigureQueries.at(period.from()), FigureQueries.at(period.to())).stream()
                .map(row -> new Leaves()
                        .columns(row, "state", "disposition", "conflicts")
                        .tree())
                .toList();
    }

    private long exercises(Period period) {
        return store.rows(
                        EXERCISES,
                        FigureQueries.at(period.from()),
                        FigureQueries.at(period.to()),
                        LogName.EXERCISE.wire())
                .getFirst()
                .getLong("exercises");
    }

    /** Of sittings that are over: who was there when they ended, and how. */
    private Map<String, Object> attendance(Period period) {
        var ids = store.rows(SITTINGS, FigureQueries.at(period.from()), FigureQueries.at(period.to())).stream()
                .map(row -> row.getUUID("id"))
                .toList();
        var sittings = store.states(Subject.Kind.SITTING, Sitting.class, ids).values();
        return new Leaves()
                .put("sittings", (long) sittings.size())
                .put("members", members(sittings))
                .tree();
    }

    private static List<Map<String, Object>> members(Collection<Sitting> sittings) {
        var members = new HashMap<PersonId, Member>();
        for (var sitting : sittings) {
            sitting.present()
                    .forEach(person -> members.computeIfAbsent(person, _ -> new Member())
                            .came(Optional.ofNullable(sitting.sofar().modes().get(person))));
            sitting.recused().forEach(person -> members.computeIfAbsent(person, _ -> new Member()).recused++);
        }
        return members.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparing(PersonId::value)))
                .map(member -> member.getValue().tree(member.getKey()))
                .toList();
    }

    /** What one member came to. */
    private static final class Member {
        private final Map<Mode, Long> modes = new EnumMap<>(Mode.class);
        private long came;
        private long recused;

        /** @param mode sittings of old do not say */
        private void came(Optional<Mode> mode) {
            came++;
            mode.ifPresent(how -> modes.merge(how, 1L, Long::sum));
        }

        private Map<String, Object> tree(PersonId person) {
            var leaves = new Leaves().put("person", person).put("attended", came);
            for (var mode : Mode.values()) {
                leaves.put(mode.wire(), modes.getOrDefault(mode, 0L));
            }
            return leaves.put("recused", recused).tree();
        }
    }
}
