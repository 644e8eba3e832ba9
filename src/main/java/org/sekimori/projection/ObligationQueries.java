package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.Actor;

/** What is owed in the cases that the actor may read, the most urgent first. */
final class ObligationQueries {
    private static final String LIST = """
            SELECT * FROM (
                SELECT b.id, b.operation, o.number, b.kind, b.owner, b.due, b.state,
                    CASE WHEN b.state = 'breached' OR (b.state IN ('open', 'warned') AND b.due <= now()) THEN b.due END AS overdue_since
                FROM obligation_view b JOIN (SELECT id, number FROM operation_view WHERE :readable) o ON o.id = b.operation
            ) owed WHERE (NOT $3 OR state = 'breached' OR overdue_since IS NOT NULL)
                AND (coalesce(due, 'infinity'), id) > ($4::text::timestamptz, $5)
            ORDER BY coalesce(due, 'infinity'), id LIMIT $6""";

    private final Store store;

    ObligationQueries(Store store) {
        this.store = store;
    }

    Page<Map<String, Object>> list(Actor actor, boolean overdueOnly, Page.Request page) {
        var viewer = new Viewer(actor);
        var limit = Place.limit(page);
        var after = Place.due(page);
        var rows = store.rows(viewer.in(LIST), viewer.with(overdueOnly, after.due(), after.id(), limit + 1));
        return Place.page(rows, limit, ObligationQueries::place).map(ObligationQueries::tree);
    }

    private static String place(Row row) {
        return Place.write(
                Optional.<Object>ofNullable(row.getOffsetDateTime("due")).orElse(Place.NEVER), row.getUUID("id"));
    }

    private static Map<String, Object> tree(Row row) {
        return new Leaves()
                .columns(row, "id", "operation", "number", "kind", "owner", "due", "state")
                .column(row, "overdue_since", "overdueSince")
                .tree();
    }
}
