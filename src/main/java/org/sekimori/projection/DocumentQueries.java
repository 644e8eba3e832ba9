package org.sekimori.projection;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.journal.LogName;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Document;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.Handling;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Subject;

/**
 * Documents of the cases that the actor may read, as far as the route of their class reaches the actor; those of the
 * committee for its seats only, and what its seats read likewise.
 */
final class DocumentQueries {
    private static final String FROM = """
            SELECT d.id, d.log_index FROM document_view d
            JOIN (SELECT id FROM operation_view WHERE :readable) o ON o.id = d.operation
            WHERE (NOT d.committee OR $3) AND d.handling = ANY($4::text[]) AND""";
    private static final String LIST =
            FROM + " d.operation = $5 AND d.log_index < $6 ORDER BY d.log_index DESC LIMIT $7";
    private static final String ONE = FROM + " d.id = $5";
    private static final int PAGE = 1_000;

    private final Store store;
    private final Handling handling;

    DocumentQueries(Store store, Handling handling) {
        this.store = store;
        this.handling = handling;
    }

    Page<Map<String, Object>> list(Actor actor, OperationId operation, Page.Request page) {
        var viewer = new Viewer(actor);
        var limit = Place.limit(page);
        var rows = store.rows(
                viewer.in(LIST),
                viewer.with(
                        actor.seat().ofCommittee(),
                        reaching(actor),
                        operation.value(),
                        Place.number(page, Long.MAX_VALUE),
                        limit + 1));
        var found = Place.page(rows, limit, row -> Place.write(row.getLong("log_index")));
        var states = states(found.items());
        return found.map(row -> tree(states.get(row.getUUID("id"))).tree());
    }

    /** With everybody who is known to have read it. */
    Optional<Map<String, Object>> one(Actor actor, DocumentId document) {
        return find(actor, document)
                .map(found ->
                        tree(found).put("readings", readings(found, actor)).tree());
    }

    Optional<Document> find(Actor actor, DocumentId document) {
        var viewer = new Viewer(actor);
        var rows =
                store.rows(viewer.in(ONE), viewer.with(actor.seat().ofCommittee(), reaching(actor), document.value()));
        return rows.isEmpty() ? Optional.empty() : Optional.of(states(rows).get(document.value()));
    }

    private String[] reaching(Actor actor) {
        return handling.classes().stream()
                .filter(grade -> grade.readers().contains(actor.organisation()))
                .map(grade -> grade.id().value())
                .toArray(String[]::new);
    }

    private Map<UUID, Document> states(List<Row> rows) {
        var ids = rows.stream().map(row -> row.getUUID("id")).toList();
        return store.revealed(store.states(Subject.Kind.DOCUMENT, Document.class, ids));
    }

    private static Leaves tree(Document document) {
        var leaves = new Leaves()
                .put("id", document.id().value().toString())
                .put("operation", document.operation().value().toString())
                .maybe("title", document.title().content())
                .put("language", document.language())
                .put("handling", document.handling().value())
                .put("marking", document.marking().wire())
                .put("committee", document.committee())
                .put("form", document.file().isPresent() ? "file" : "reference");
        document.file()
                .ifPresent(file -> leaves.put("mediaType", file.mediaType())
                        .put("size", file.size())
                        .maybe("sha256", file.sha256().content()));
        document.reference()
                .flatMap(Sealed::content)
                .ifPresent(reference -> leaves.put(
                        "reference",
                        new Leaves()
                                .put("number", reference.number())
                                .put("holder", reference.holder())
                                .tree()));
        return leaves.put("registeredBy", document.registeredBy().id())
                .put("seat", document.registeredBy().seat().wire())
                .put("registered", Leaves.text(document.registered()));
    }

    /** Of the paper as recorded, of the file as the access log has them. What the committee reads, the committee alone sees. */
    private List<Map<String, Object>> readings(Document document, Actor actor) {
        var readings = new ArrayList<Map<String, Object>>();
        document.readings()
                .forEach(reading -> readings.add(new Leaves()
                        .put("reader", reading.reader())
                        .put("at", Leaves.text(reading.at()))
                        .put("recordedBy", reading.recordedBy())
                        .put("entitled", reading.entitled())
                        .tree()));
        var subject = document.id().subject();
        long after = 0;
        for (var page = reads(subject, after); !page.isEmpty(); page = reads(subject, after)) {
            for (var entry : page) {
                reading(entry, actor).ifPresent(readings::add);
            }
            after = page.getLast().version();
        }
        return readings;
    }

    private List<StoredEntry> reads(Subject subject, long after) {
        return Store.got(store.journal().stream(LogName.ACCESS, subject, after, PAGE));
    }

    private static Optional<Map<String, Object>> reading(StoredEntry entry, Actor actor) {
        var tree = new JsonObject(Buffer.buffer(entry.bytes()));
        var reader = tree.getJsonObject("actor");
        var ofCommittee = Organisation.COMMITTEE.wire().equals(reader.getString("organisation"));
        return ofCommittee && !actor.seat().ofCommittee()
                ? Optional.empty()
                : Optional.of(new Leaves()
                        .put("reader", new PersonId(UUID.fromString(reader.getString("id"))))
                        .put("seat", reader.getString("seat"))
                        .put("at", tree.getString("recorded"))
                        .tree());
    }
}
