package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekimori.deconfliction.Conflict;
import org.sekimori.journal.RecordMapper;
import org.sekimori.operation.Actor;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Subject;

/**
 * Conflicts, to each reader as much as the reader needs.
 *
 * <ul>
 *   <li>Watch officer, NCO director, committee, auditor: everything; the overlaps where one conflict is asked for.
 *   <li>Coordinator: everything but the overlaps.
 *   <li>Who may read a case that is a party: that there is one, and which of the parties are cases of the reader's; whom to
 *       call, once it was released.
 *   <li>The desk of an activity that is a party: once released, that there is one, since when it may know, of which kind its
 *       own activity is, and whom to call.
 * </ul>
 */
final class ConflictQueries {
    private static final int MOST_OVERLAPS = 1_000;

    private static final String FROM = """
            SELECT * FROM (
                SELECT c.*,
                    ARRAY(SELECT id FROM operation_view WHERE id IN (c.first_id, c.second_id) AND :readable) AS cases,
                    ARRAY(SELECT id FROM activity_view WHERE id IN (c.first_id, c.second_id) AND kind = ANY($4)) AS own,
                    (SELECT min(kind) FROM activity_view WHERE id IN (c.first_id, c.second_id) AND kind = ANY($4)) AS own_kind,
                    (SELECT liaison FROM activity_view WHERE id = c.first_id) AS first_liaison,
                    (SELECT liaison FROM activity_view WHERE id = c.second_id) AS second_liaison
                FROM conflict_view c
            ) found WHERE ($3 OR cardinality(cases) > 0 OR (released IS NOT NULL AND cardinality(own) > 0)) AND""";
    private static final String LIST = FROM + " log_index < $5 ORDER BY log_index DESC LIMIT $6";
    private static final String ONE = FROM + " id = $5";

    private final Store store;
    private final Rules rules;
    private final RecordMapper bodies = RecordMapper.body();

    ConflictQueries(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    Page<Map<String, Object>> list(Actor actor, Page.Request page) {
        var viewer = new Viewer(actor);
        var limit = Place.limit(page);
        var rows = store.rows(
                viewer.in(LIST),
                viewer.with(
                        Conflict.tellsParties(actor.seat()),
                        Viewer.led(actor.seat(), rules),
                        Place.number(page, Long.MAX_VALUE),
                        limit + 1));
        return Place.page(rows, limit, row -> Place.write(row.getLong("log_index")))
                .map(row -> tree(actor.seat(), row).tree());
    }

    Optional<Map<String, Object>> one(Actor actor, UUID conflict) {
        var viewer = new Viewer(actor);
        var rows = store.rows(
                viewer.in(ONE),
                viewer.with(Conflict.tellsParties(actor.seat()), Viewer.led(actor.seat(), rules), conflict));
        return rows.stream().findFirst().map(row -> {
            var tree = tree(actor.seat(), row);
            if (Conflict.tellsContents(actor.seat())) {
                tree.put("overlaps", overlaps(conflict));
            }
            return tree.tree();
        });
    }

    private List<Map<String, Object>> overlaps(UUID conflict) {
        return store.state(Subject.Kind.CONFLICT, Conflict.class, conflict)
                .map(store::revealed)
                .map(state -> state.overlaps().items().stream()
                        .limit(MOST_OVERLAPS)
                        .map(item -> Leaves.object(bodies.write(item)))
                        .toList())
                .orElse(List.of());
    }

    private static Leaves tree(Seat seat, Row row) {
        return Conflict.tellsParties(seat) ? whole(row) : notice(row);
    }

    private static Leaves whole(Row row) {
        return new Leaves()
                .columns(row, "id", "version", "state")
                .put("parties", List.of(party(row, "first"), party(row, "second")))
                .column(row, "overlap_count", "overlapCount")
                .person(row, "owner", "owner")
                .columns(row, "disposition")
                .column(row, "yielding", "party")
                .maybe("liaison", liaison(row, Set.of()))
                .columns(row, "raised", "released");
    }

    private static Leaves notice(Row row) {
        var cases = Set.of(row.getArrayOfUUIDs("cases"));
        return cases.isEmpty() ? pointer(row) : ofCase(row, cases);
    }

    /** Nothing of the other party, not even of which kind it is, nor how the conflict stands. */
    private static Leaves pointer(Row row) {
        return new Leaves()
                .columns(row, "id")
                .column(row, "own_kind", "kind")
                .columns(row, "released")
                .maybe("liaison", liaison(row, own(row)));
    }

    private static Leaves ofCase(Row row, Set<UUID> cases) {
        var leaves = new Leaves()
                .columns(row, "id", "state")
                .put(
                        "parties",
                        List.of("first", "second").stream()
                                .filter(side -> cases.contains(row.getUUID(side + "_id")))
                                .map(side -> party(row, side))
                                .toList());
        if (row.getOffsetDateTime("released") != null) {
            leaves.maybe("liaison", liaison(row, own(row)));
        }
        return leaves.columns(row, "raised", "released");
    }

    private static Set<UUID> own(Row row) {
        var own = new java.util.HashSet<>(Arrays.asList(row.getArrayOfUUIDs("cases")));
        own.addAll(Arrays.asList(row.getArrayOfUUIDs("own")));
        return own;
    }

    /** Of an activity on the other side, whom it registered; else the watch officer who owns the conflict or released it. */
    private static Optional<Object> liaison(Row row, Set<UUID> own) {
        for (var side : List.of("first", "second")) {
            var liaison = row.getString(side + "_liaison");
            if (liaison != null && !liaison.isEmpty() && !own.contains(row.getUUID(side + "_id"))) {
                return Optional.of(liaison);
            }
        }
        return Optional.ofNullable(row.getUUID("owner"))
                .or(() -> Optional.ofNullable(row.getUUID("released_by")))
                .map(PersonId::new);
    }

    private static Map<String, Object> party(Row row, String side) {
        return new Leaves()
                .column(row, side + "_kind", "kind")
                .column(row, side + "_id", "id")
                .tree();
    }
}
