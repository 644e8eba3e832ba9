package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekimori.journal.CanonicalJson;
import org.sekimori.journal.RecordMapper;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.AuthorisedScope;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Subject;

/** Cases and what is proposed in them. */
final class CaseQueries {
    private static final byte[] SCOPE_LINE = "sekimori/scope/v1\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final String LIST = """
            SELECT * FROM operation_view WHERE :readable
                AND ($3::text IS NULL OR stage = $3)
                AND ($4::uuid IS NULL OR campaign = $4)
                AND ($5::text IS NULL OR position($5 IN title_folded) > 0 OR position($5 IN lower(number)) > 0)
                AND drafted_index < $6
            ORDER BY drafted_index DESC LIMIT $7""";
    private static final String GOING = """
            SELECT id, number FROM operation_view o WHERE :readable AND (NOT stage = ANY($3) OR EXISTS (
                SELECT FROM obligation_view b WHERE b.operation = o.id AND b.state IN ('open', 'warned', 'breached')))
            ORDER BY least(harm_expected_at, window_to,
                (SELECT min(due) FROM obligation_view b
                WHERE b.operation = o.id AND b.state IN ('open', 'warned', 'breached'))), updated
            LIMIT $4""";
    private static final String[] OVER =
            Stream.of(Stage.values()).filter(Stage::isFinal).map(Stage::wire).toArray(String[]::new);
    private static final String ONE = "SELECT * FROM operation_view WHERE :readable AND id = $3";
    private static final String READABLE = "SELECT id FROM operation_view WHERE :readable";
    private static final String NUMBER = "SELECT number FROM operation_view WHERE id = $1";

    private static final String REFERRING =
            "SELECT id FROM operation_view WHERE refers_to = $1 ORDER BY drafted_index LIMIT 50";

    private final Store store;
    private final TargetPages targets;
    private final RecordMapper bodies = RecordMapper.body();

    CaseQueries(Store store) {
        this.store = store;
        this.targets = new TargetPages(store);
    }

    Page<Map<String, Object>> list(
            Actor actor, Optional<String> stage, Optional<UUID> campaign, Optional<String> q, Page.Request page) {
        var viewer = new Viewer(actor);
        var limit = Place.limit(page);
        var rows = store.rows(
                viewer.in(LIST),
                viewer.with(
                        stage.orElse(null),
                        campaign.orElse(null),
                        q.map(Search::folded).filter(text -> !text.isBlank()).orElse(null),
                        Place.number(page, Long.MAX_VALUE),
                        limit + 1));
        return Place.page(rows, limit, row -> Place.write(row.getLong("drafted_index")))
                .map(CaseQueries::item);
    }

    Page<Reads.Going> going(Actor actor, int limit) {
        var viewer = new Viewer(actor);
        var rows = store.rows(viewer.in(GOING), viewer.with(OVER, limit + 1));
        return Place.page(rows, limit, _ -> "more")
                .map(row -> new Reads.Going(new OperationId(row.getUUID("id")), row.getString("number")));
    }

    Reads.Reach reach(Actor actor) {
        var viewer = new Viewer(actor);
        if (viewer.readsEverything()) {
            return new Reads.Reach(true, List.of());
        }
        return new Reads.Reach(
                false,
                store.rows(viewer.in(READABLE), viewer.with()).stream()
                        .map(row -> new OperationId(row.getUUID("id")))
                        .toList());
    }

    private static Map<String, Object> item(Row row) {
        return new Leaves()
                .columns(row, "id", "number", "version", "stage", "title")
                .column(row, "legal_basis", "legalBasis")
                .person(row, "applicant", "applicant")
                .columns(row, "agency")
                .put("executors", List.copyOf(Arrays.asList(row.getArrayOfStrings("executors"))))
                .columns(row, "campaign", "marking")
                .column(row, "target_count", "targetCount")
                .columns(row, "returned", "oral")
                .window(row)
                .column(row, "harm_expected_at", "harmExpectedAt")
                .columns(row, "updated")
                .tree();
    }

    /** The case's row, if the actor may read the case. */
    Optional<Row> readable(Actor actor, UUID operation) {
        var viewer = new Viewer(actor);
        return store.rows(viewer.in(ONE), viewer.with(operation)).stream().findFirst();
    }

    Optional<String> number(OperationId operation) {
        return store.rows(NUMBER, operation.value()).stream().findFirst().map(row -> row.getString("number"));
    }

    List<OperationId> referring(OperationId operation) {
        return store.rows(REFERRING, operation.value()).stream()
                .map(row -> new OperationId(row.getUUID("id")))
                .toList();
    }

    /** As it was posted, but for the targets, which are paged, and for what has been deleted since. */
    Optional<Map<String, Object>> proposal(Actor actor, OperationId operation) {
        return readable(actor, operation.value())
                .flatMap(_ -> state(operation.value()))
                .map(state -> {
                    var tree = new LinkedHashMap<>(
                            Leaves.object(bodies.write(store.revealed(withoutTargets(state.proposal())))));
                    tree.remove("targets");
                    tree.put("applicant", state.proposal().applicant());
                    return tree;
                });
    }

    private static Proposal withoutTargets(Proposal whole) {
        return whole.with(SealedList.fresh(List.of()));
    }

    Optional<Page<Map<String, Object>>> targets(Actor actor, OperationId operation, Page.Request page) {
        return readable(actor, operation.value()).flatMap(_ -> targets(operation.value(), page));
    }

    /** For who was found entitled already. */
    Optional<Page<Map<String, Object>>> targets(UUID operation, Page.Request page) {
        return state(operation).map(state -> {
            var excluded = new HashMap<>(AuthorisedScope.excludedBy(store.revealed(state.review())));
            state.amendments().granted().stream()
                    .filter(Amendment::onlyTargets)
                    .forEach(a -> AuthorisedScope.excludedBy(store.revealed(a.review()))
                            .forEach(excluded::putIfAbsent));
            return targets.page(state.proposal().targets(), page).map(target -> marked(target, excluded));
        });
    }

    /** With the gates that granted without this target. */
    private static Map<String, Object> marked(Map<String, Object> target, Map<String, Set<GateId>> excluded) {
        var gates = excluded.getOrDefault(target.get("id"), Set.of());
        if (gates.isEmpty()) {
            return target;
        }
        var marked = new LinkedHashMap<>(target);
        marked.put("excluded", gates.stream().map(GateId::value).toList());
        return marked;
    }

    Optional<byte[]> scope(Actor actor, OperationId operation) {
        return readable(actor, operation.value())
                .flatMap(row -> store.entry(row.getUUID("proposal_entry")))
                .map(entry -> EntryTree.of(entry, Map.of()).data().get("scope"))
                .map(scope -> {
                    var json = CanonicalJson.bytes(scope);
                    var bytes = Arrays.copyOf(SCOPE_LINE, SCOPE_LINE.length + json.length);
                    System.arraycopy(json, 0, bytes, SCOPE_LINE.length, json.length);
                    return bytes;
                });
    }

    private Optional<Operation> state(UUID operation) {
        return store.state(Subject.Kind.OPERATION, Operation.class, operation);
    }
}
