package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.figures.AnnualReport;
import org.sekimori.figures.AnnualReport.Recommendation;
import org.sekimori.figures.Counted;
import org.sekimori.figures.Extent;
import org.sekimori.figures.Item;
import org.sekimori.figures.Period;
import org.sekimori.figures.Statistics;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Opened;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Wire;

/** The figures, over the rows that {@link FigureCounter} keeps. */
final class FigureQueries {
    /** Up to the last entry outside sittings: how many acts a sitting has so far is the committee's alone. */
    private static final String EXTENT = """
            SELECT e.index + 1 AS next, e.recorded FROM cursor c CROSS JOIN LATERAL (
                SELECT index, recorded FROM entry
                WHERE log = c.log AND index < c.next AND subject_kind <> 'sitting' ORDER BY index DESC LIMIT 1) e
            WHERE c.subscriber = $1 AND c.log = $2""";

    private static final String COUNTED = """
            SELECT * FROM figure WHERE recorded >= $1 AND recorded < $2 AND log_index < $3 ORDER BY log_index, item""";
    private static final String READABLE =
            "SELECT id, number, title FROM operation_view WHERE :readable AND id = ANY($3)";
    private static final String STAGES = """
            SELECT stage, count(*) AS cases FROM operation_view WHERE :readable GROUP BY stage""";
    private static final String ENTRIES = "SELECT " + Store.COLUMNS + " FROM entry WHERE log = $1 AND index = ANY($2)";

    /** The field of an entry that tells of the act in words. */
    private static final Map<Item, String> WORDED = Map.of(Item.RECOMMENDATIONS, "text", Item.EX_POST_NOTICES, "facts");

    private final Store store;
    private final Rules rules;
    private final InternalFigures internal;

    FigureQueries(Store store, Rules rules) {
        this.store = store;
        this.rules = rules;
        this.internal = new InternalFigures(store);
    }

    Map<String, Object> annual(Actor actor, int year) {
        var extent = extent();
        var report = AnnualReport.of(year, extent, counted(Period.year(year), extent));
        return report.tree(words(actor, report));
    }

    Map<String, Object> statistics(Actor actor, int count) {
        var extent = extent();
        var months = Statistics.months(extent, count);
        var period = months.isEmpty()
                ? Optional.<Period>empty()
                : Optional.of(Period.months(months.getFirst(), months.getLast()));
        var counted = period.map(span -> counted(span, extent)).orElse(List.of());
        var tree = new LinkedHashMap<>(
                Statistics.of(extent, count, counted).tree(rules.quorum().supplementStops()));
        tree.put("stages", stages(actor));
        period.ifPresent(span -> tree.putAll(internal.tree(actor, span)));
        return tree;
    }

    private Extent extent() {
        var first = Store.got(store.journal().range(store.log(), 0, 1)).stream()
                .map(ClearEntries::of)
                .findFirst();
        var clear = first.filter(entry -> entry.type().equals(Extent.OPENED)).map(entry -> entry.clear());
        var row = store.rows(EXTENT, FigureCounter.NAME, store.log().wire()).stream()
                .findFirst();
        return new Extent(
                clear.map(fields -> String.valueOf(fields.get("origin"))),
                clear.map(fields -> Boolean.TRUE.equals(fields.get("demo"))).orElse(false),
                row.map(r -> r.getLong("next")).orElse(0L),
                row.flatMap(r -> Optional.ofNullable(r.getOffsetDateTime("recorded")))
                        .map(at -> at.toInstant()));
    }

    private List<Counted> counted(Period period, Extent extent) {
        return store.rows(COUNTED, at(period.from()), at(period.to()), extent.size()).stream()
                .map(FigureQueries::counted)
                .toList();
    }

    /** As a query takes it. */
    static Object at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Counted counted(Row row) {
        return new Counted(
                row.getLong("log_index"),
                Wire.of(Item.class, row.getString("item")),
                row.getUUID("operation"),
                Arrays.stream(row.getArrayOfStrings("agencies"))
                        .map(agency -> Wire.of(Agency.class, agency))
                        .collect(Collectors.toUnmodifiableSet()),
                row.getString("legal_basis"),
                row.getOffsetDateTime("recorded").toInstant(),
                Optional.ofNullable(row.getString("gate")),
                Optional.ofNullable(row.getLong("waited_seconds")),
                Optional.ofNullable(row.getLong("supplement_seconds")));
    }

    /** Case, number, title and words of each act that is outlined, where the actor may read the case. */
    private AnnualReport.Words words(Actor actor, AnnualReport report) {
        var outlined = Stream.concat(
                        report.acts().stream(),
                        report.recommendations().stream().map(Recommendation::made))
                .toList();
        if (outlined.isEmpty()) {
            return AnnualReport.Words.NONE;
        }
        var cases = readable(actor, outlined.stream().map(Counted::operation).collect(Collectors.toSet()));
        var texts = texts(Stream.concat(
                        outlined.stream().filter(act -> WORDED.containsKey(act.item())),
                        report.recommendations().stream().flatMap(r -> r.answered().stream()))
                .filter(act -> cases.containsKey(act.operation()))
                .map(Counted::index)
                .toList());
        return (act, answered) -> Optional.ofNullable(cases.get(act.operation()))
                .map(known -> {
                    var fields = new LinkedHashMap<String, Object>();
                    fields.put("operation", act.operation().toString());
                    fields.put("number", known.number());
                    fields.put("title", known.title());
                    Optional.ofNullable(WORDED.get(act.item()))
                            .flatMap(field -> text(texts, act.index(), field))
                            .ifPresent(text -> fields.put("outline", text));
                    answered.flatMap(answer -> text(texts, answer.index(), "answer"))
                            .ifPresent(text -> fields.put("answer", text));
                    return (Map<String, Object>) fields;
                })
                .orElse(Map.of());
    }

    private record Known(String number, String title) {}

    private Map<UUID, Known> readable(Actor actor, Set<UUID> operations) {
        var viewer = new Viewer(actor);
        var known = new HashMap<UUID, Known>();
        store.rows(viewer.in(READABLE), viewer.with((Object) operations.toArray(UUID[]::new)))
                .forEach(row ->
                        known.put(row.getUUID("id"), new Known(row.getString("number"), row.getString("title"))));
        return known;
    }

    private Map<Long, Map<String, Object>> texts(List<Long> indexes) {
        var entries = indexes.isEmpty()
                ? List.<StoredEntry>of()
                : store.rows(ENTRIES, store.log().wire(), indexes.toArray(Long[]::new)).stream()
                        .map(store::stored)
                        .toList();
        var disclosures = store.disclosures(entries.stream()
                .flatMap(entry -> EntryFormat.digestsOf(entry.bytes()).stream())
                .collect(Collectors.toSet()));
        return entries.stream()
                .collect(Collectors.toMap(
                        StoredEntry::index,
                        entry -> EntryTree.of(entry, disclosures).data()));
    }

    /** Empty once the content was deleted. */
    private static Optional<String> text(Map<Long, Map<String, Object>> texts, long index, String field) {
        return texts.getOrDefault(index, Map.of()).get(field) instanceof Opened(var _, String text)
                ? Optional.of(text)
                : Optional.empty();
    }

    private List<Map<String, Object>> stages(Actor actor) {
        var viewer = new Viewer(actor);
        return store.rows(viewer.in(STAGES) + " ORDER BY stage", viewer.with()).stream()
                .map(row -> new Leaves().columns(row, "stage", "cases").tree())
                .toList();
    }
}
