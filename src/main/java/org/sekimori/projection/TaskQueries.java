package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Opened;
import org.sekimori.operation.Actor;

/** Tasks: an officer's own, a director's agency's, and for NCO, committee and auditor those of the cases they may read. */
final class TaskQueries {
    private static final String FROM = """
            SELECT t.id, t.log_index, t.tasked_entry, t.operation, o.number, t.agency, t.officer, t.partner, t.state,
                o.window_from, o.window_to
            FROM task_view t JOIN (
                SELECT id, number, window_from, window_to FROM operation_view WHERE :readable
            ) o ON o.id = t.operation
            WHERE ($3 OR ($4 AND t.officer = $1) OR ($5 AND t.agency = $2)) AND""";
    private static final String LIST = FROM + " t.log_index < $6 ORDER BY t.log_index DESC LIMIT $7";
    private static final String TARGETS = """
            SELECT operation FROM task_view t WHERE id = $3 AND (
                ($4 AND officer = $1) OR ($5 AND agency = $2) OR operation IN (SELECT id FROM operation_view WHERE :readable))""";

    private final Store store;
    private final CaseQueries cases;

    TaskQueries(Store store, CaseQueries cases) {
        this.store = store;
        this.cases = cases;
    }

    Page<Map<String, Object>> list(Actor actor, Page.Request page) {
        var viewer = new Viewer(actor);
        var limit = Place.limit(page);
        var seat = actor.seat();
        var rows = store.rows(
                viewer.in(LIST),
                viewer.with(
                        Viewer.oversees(seat),
                        seat.isOfficer(),
                        seat.isDirector(),
                        Place.number(page, Long.MAX_VALUE),
                        limit + 1));
        var found = Place.page(rows, limit, row -> Place.write(row.getLong("log_index")));
        var tasked = tasked(found.items());
        return found.map(row -> tree(row, tasked.getOrDefault(row.getUUID("tasked_entry"), Map.of())));
    }

    /** What the orders say, by their entries. */
    private Map<UUID, Map<String, Object>> tasked(List<Row> rows) {
        var entries = store.entries(
                rows.stream().map(row -> row.getUUID("tasked_entry")).toList());
        var digests = new java.util.HashSet<String>();
        entries.values().forEach(entry -> digests.addAll(EntryFormat.digestsOf(entry.bytes())));
        var texts = store.disclosures(digests);
        var data = new HashMap<UUID, Map<String, Object>>();
        entries.forEach((id, entry) -> data.put(id, EntryTree.of(entry, texts).data()));
        return data;
    }

    private static Map<String, Object> tree(Row row, Map<String, Object> tasked) {
        return new Leaves()
                .columns(row, "id", "operation", "number", "agency")
                .person(row, "officer", "officer")
                .person(row, "partner", "partner")
                .columns(row, "state")
                .maybe("instructions", opened(tasked.get("instructions")))
                .maybe("limits", opened(tasked.get("limits")))
                .maybe("reportEvery", Optional.ofNullable(tasked.get("reportEvery")))
                .window(row)
                .tree();
    }

    private static Optional<Object> opened(Object field) {
        return field instanceof Opened(var _, var value) ? Optional.of(value) : Optional.empty();
    }

    /** The case whose targets the task is about, if the actor has the task, directs its agency or may read the case. */
    Optional<Page<Map<String, Object>>> targets(Actor actor, UUID task, Page.Request page) {
        return operation(actor, task).flatMap(operation -> cases.targets(operation, page));
    }

    Optional<UUID> operation(Actor actor, UUID task) {
        var viewer = new Viewer(actor);
        return store
                .rows(
                        viewer.in(TARGETS),
                        viewer.with(task, actor.seat().isOfficer(), actor.seat().isDirector()))
                .stream()
                .findFirst()
                .map(row -> row.getUUID("operation"));
    }
}
