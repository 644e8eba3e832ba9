package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.activity.Campaign;
import org.sekimori.activity.PolicyHistory;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Subject;

/**
 * Campaigns. Whole for the seats of NCO, police, SDF and committee and for the auditor; whole for a gate's seat where it
 * may read a case of the campaign; a seat that leads or clears an activity in it sees its title, not its policy. With one
 * campaign come those of its operations and activities that the reader may read, and never a word of the others.
 */
final class CampaignQueries {
    private static final String FROM = """
            SELECT * FROM (
                SELECT c.*,
                    ($3 OR EXISTS (SELECT FROM operation_view WHERE campaign = c.id AND :readable)) AS whole,
                    EXISTS (SELECT FROM activity_view a WHERE a.campaign = c.id AND a.kind = ANY($4)) AS takes_part
                FROM campaign_view c
            ) found WHERE (whole OR takes_part) AND""";
    private static final String LIST = FROM + " log_index < $5 ORDER BY log_index DESC LIMIT $6";
    private static final String ONE = FROM + " id = $5";

    private static final Page.Request ALL = new Page.Request(200, Optional.empty());

    private final Store store;
    private final CaseQueries cases;
    private final ActivityQueries activities;
    private final Rules rules;

    CampaignQueries(Store store, CaseQueries cases, ActivityQueries activities, Rules rules) {
        this.store = store;
        this.cases = cases;
        this.activities = activities;
        this.rules = rules;
    }

    private static boolean all(Seat seat) {
        return switch (seat) {
            case NCO_COORDINATOR,
                    NCO_DIRECTOR,
                    NCO_LEGAL,
                    NCO_DECONFLICTION,
                    POLICE_OFFICER,
                    POLICE_DIRECTOR,
                    SDF_OFFICER,
                    SDF_DIRECTOR,
                    COMMITTEE_CHAIR,
                    COMMITTEE_MEMBER,
                    COMMITTEE_SECRETARIAT,
                    COMMITTEE_EXPERT,
                    AUDITOR -> true;
            case NSS_DESK, MOFA_DESK, NPSC_DESK, TAKEDOWN_DESK, LIAISON_DESK, ADMINISTRATOR, HUB -> false;
        };
    }

    Page<Map<String, Object>> list(Actor actor, Page.Request page) {
        var viewer = new Viewer(actor);
        var limit = Place.limit(page);
        var rows = store.rows(
                viewer.in(LIST),
                viewer.with(
                        all(actor.seat()),
                        Viewer.kinds(actor.seat(), rules),
                        Place.number(page, Long.MAX_VALUE),
                        limit + 1));
        var found = Place.page(rows, limit, row -> Place.write(row.getLong("log_index")));
        var states = states(found.items());
        return found.map(row -> tree(row, states).tree());
    }

    Optional<Map<String, Object>> one(Actor actor, UUID campaign) {
        var rows = rows(actor, campaign);
        var states = states(rows);
        return rows.stream().findFirst().map(row -> {
            var operations = cases.list(actor, Optional.empty(), Optional.of(campaign), Optional.empty(), ALL);
            var instruments = activities.list(actor, Optional.empty(), Optional.of(campaign), ALL);
            return history(tree(row, states), Optional.ofNullable(states.get(campaign)))
                    .put("operations", operations.items())
                    .put("activities", instruments.items())
                    .put(
                            "truncated",
                            operations.next().isPresent() || instruments.next().isPresent())
                    .tree();
        });
    }

    /** Of who may read the campaign whole; the oldest first. */
    private static Leaves history(Leaves leaves, Optional<Campaign> state) {
        var history = state.flatMap(Campaign::history);
        return leaves.maybe("since", history.map(PolicyHistory::since).map(Leaves::text))
                .maybe("by", history.map(PolicyHistory::by))
                .maybe(
                        "history",
                        state.map(_ -> history.map(PolicyHistory::past).orElse(List.of()).stream()
                                .map(CampaignQueries::past)
                                .toList()));
    }

    private static Map<String, Object> past(PolicyHistory.Past past) {
        return new Leaves()
                .maybe("responsePolicy", past.responsePolicy().content())
                .maybe("since", past.since().map(Leaves::text))
                .maybe("by", past.by())
                .put("until", Leaves.text(past.until()))
                .tree();
    }

    boolean readable(Actor actor, UUID campaign) {
        return rows(actor, campaign).stream().anyMatch(row -> row.getBoolean("whole"));
    }

    private List<Row> rows(Actor actor, UUID campaign) {
        var viewer = new Viewer(actor);
        return store.rows(viewer.in(ONE), viewer.with(all(actor.seat()), Viewer.kinds(actor.seat(), rules), campaign));
    }

    private Map<UUID, Campaign> states(List<Row> rows) {
        var ids = rows.stream()
                .filter(row -> row.getBoolean("whole"))
                .map(row -> row.getUUID("id"))
                .toList();
        return store.revealed(store.states(Subject.Kind.CAMPAIGN, Campaign.class, ids));
    }

    private static Leaves tree(Row row, Map<UUID, Campaign> states) {
        var state = Optional.ofNullable(states.get(row.getUUID("id")));
        return new Leaves()
                .columns(row, "id", "version", "title")
                .maybe("threat", state.map(Campaign::threat).flatMap(Sealed::content))
                .maybe("responsePolicy", state.map(Campaign::responsePolicy).flatMap(Sealed::content))
                .columns(row, "marking");
    }
}
