package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Rules;

/** Activities: a seat sees those of the kinds that it leads or clears; NCO, committee and auditor see all; nobody else sees any. */
final class ActivityQueries {
    private static final String LIST = """
            SELECT * FROM activity_view WHERE ($1 OR kind = ANY($2))
                AND ($3::text IS NULL OR kind = $3)
                AND ($4::uuid IS NULL OR campaign = $4)
                AND log_index < $5
            ORDER BY log_index DESC LIMIT $6""";
    private static final String ONE = "SELECT id FROM activity_view WHERE ($1 OR kind = ANY($2)) AND id = $3";

    private final Store store;
    private final Rules rules;

    ActivityQueries(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    Page<Map<String, Object>> list(Actor actor, Optional<String> kind, Optional<UUID> campaign, Page.Request page) {
        var limit = Place.limit(page);
        var rows = store.rows(
                LIST,
                Viewer.oversees(actor.seat()),
                Viewer.kinds(actor.seat(), rules),
                kind.orElse(null),
                campaign.orElse(null),
                Place.number(page, Long.MAX_VALUE),
                limit + 1);
        return Place.page(rows, limit, row -> Place.write(row.getLong("log_index")))
                .map(ActivityQueries::tree);
    }

    boolean readable(Actor actor, UUID activity) {
        return !store.rows(ONE, Viewer.oversees(actor.seat()), Viewer.kinds(actor.seat(), rules), activity)
                .isEmpty();
    }

    /** {@code registration} is the entry whose disclosures are the selectors. */
    private static Map<String, Object> tree(Row row) {
        return new Leaves()
                .columns(row, "id", "version", "kind", "state", "campaign", "title", "liaison", "marking")
                .window(row)
                .column(row, "selector_count", "selectorCount")
                .column(row, "registration_entry", "registration")
                .columns(row, "started", "published", "ended")
                .tree();
    }
}
