package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.activity.Activity;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Instrument.OpenEnd;
import org.sekimori.operation.Instrument.OpenEnded;
import org.sekimori.operation.Rules;

/** Activities: a seat sees those of the kinds that it leads or clears; NCO, committee and auditor see all; nobody else sees any. */
final class ActivityQueries {
    private static final String LIST = """
            SELECT * FROM activity_view WHERE ($1 OR kind = ANY($2))
                AND ($3::text IS NULL OR kind = $3)
                AND ($4::uuid IS NULL OR campaign = $4)
                AND log_index < $5 %s
            ORDER BY log_index DESC LIMIT $6""";
    private static final String ALL = LIST.formatted("");
    private static final String NEEDING_CONSENT = LIST.formatted("""
            AND window_to IS NULL AND NOT open_end_allowed AND state IN ('planned', 'under-way') AND kind = ANY($7)""");
    private static final String ONE = "SELECT id FROM activity_view WHERE ($1 OR kind = ANY($2)) AND id = $3";

    private static final Set<String> OVER = Stream.of(Activity.State.values())
            .filter(Activity.State::isFinal)
            .map(Activity.State::wire)
            .collect(Collectors.toSet());

    private final Store store;
    private final Rules rules;

    ActivityQueries(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
    }

    Page<Map<String, Object>> list(Actor actor, Optional<String> kind, Optional<UUID> campaign, Page.Request page) {
        return list(ALL, actor, kind, campaign, page);
    }

    /** Those that wait for the watch officer to allow that they have no end. */
    Page<Map<String, Object>> needingConsent(
            Actor actor, Optional<String> kind, Optional<UUID> campaign, Page.Request page) {
        return list(NEEDING_CONSENT, actor, kind, campaign, page, (Object) kindsWithConsent());
    }

    private Page<Map<String, Object>> list(
            String sql,
            Actor actor,
            Optional<String> kind,
            Optional<UUID> campaign,
            Page.Request page,
            Object... more) {
        var limit = Place.limit(page);
        var asked = Stream.of(
                Viewer.oversees(actor.seat()),
                Viewer.kinds(actor.seat(), rules),
                kind.orElse(null),
                campaign.orElse(null),
                Place.number(page, Long.MAX_VALUE),
                limit + 1);
        var rows = store.rows(sql, Stream.concat(asked, Stream.of(more)).toArray());
        return Place.page(rows, limit, row -> Place.write(row.getLong("log_index")))
                .map(this::tree);
    }

    private String[] kindsWithConsent() {
        return rules.instruments().entrySet().stream()
                .filter(kind -> kind.getValue().openEnded() == OpenEnded.WITH_CONSENT)
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }

    boolean readable(Actor actor, UUID activity) {
        return !store.rows(ONE, Viewer.oversees(actor.seat()), Viewer.kinds(actor.seat(), rules), activity)
                .isEmpty();
    }

    /** {@code registration} is the entry whose disclosures are the selectors. */
    private Map<String, Object> tree(Row row) {
        return new Leaves()
                .columns(row, "id", "version", "kind", "state", "campaign", "title", "liaison", "marking")
                .window(row)
                .maybe("openEnd", openEnd(row))
                .column(row, "selector_count", "selectorCount")
                .column(row, "registration_entry", "registration")
                .columns(row, "started", "published", "ended")
                .tree();
    }

    private Optional<String> openEnd(Row row) {
        boolean over = OVER.contains(row.getString("state"));
        return over || row.getOffsetDateTime("window_to") != null
                ? Optional.empty()
                : rules.instrument(row.getString("kind"))
                        .flatMap(kind -> kind.openEnded().standing(row.getBoolean("open_end_allowed")))
                        .map(OpenEnd::wire);
    }
}
