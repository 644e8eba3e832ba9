package org.sekimori.deconfliction.store;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.sekimori.deconfliction.How;
import org.sekimori.deconfliction.Met;
import org.sekimori.deconfliction.Normal;
import org.sekimori.deconfliction.Normalisation;
import org.sekimori.deconfliction.Overlap;
import org.sekimori.deconfliction.OverlapItem;
import org.sekimori.deconfliction.Pair;
import org.sekimori.deconfliction.Reading;
import org.sekimori.deconfliction.Unicode;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Wire;

/** Rows of {@link SelectorSql#OVERLAPS} as meetings, each overlap said again by the rule that the index stands for. */
final class Meetings {
    private static final Map<String, Selector.Kind> KINDS = byWire(Selector.Kind.values());
    private static final Map<String, Subject.Kind> SUBJECTS = byWire(Subject.Kind.values());

    private final Unicode unicode;
    private final Map<Selector, Normal> read = new LinkedHashMap<>();

    Meetings(Unicode unicode) {
        this.unicode = unicode;
    }

    List<Met> of(Iterable<Row> rows) {
        var items = new LinkedHashMap<Pair, List<OverlapItem>>();
        var others = new LinkedHashMap<Pair, Subject>();
        for (var row : rows) {
            var me = new Subject(SUBJECTS.get(row.getString(0)), row.getUUID(1));
            var other = new Subject(SUBJECTS.get(row.getString(2)), row.getUUID(3));
            var pair = Pair.of(me, other);
            var mine = selector(row, 4);
            var theirs = selector(row, 7);
            others.put(pair, other);
            items.computeIfAbsent(pair, _ -> new ArrayList<>())
                    .add(pair.first().equals(me) ? item(mine, theirs) : item(theirs, mine));
        }
        return items.entrySet().stream()
                .map(e -> new Met(ConflictIds.of(e.getKey()), others.get(e.getKey()), e.getValue()))
                .sorted(Comparator.comparing(met -> met.conflict().value().toString()))
                .toList();
    }

    List<Meeting> ofNobody(Iterable<Row> rows) {
        var meetings = new LinkedHashSet<Meeting>();
        for (var row : rows) {
            var other = new Subject(SUBJECTS.get(row.getString(0)), row.getUUID(1));
            meetings.add(new Meeting(other, item(selector(row, 2), selector(row, 5))));
        }
        return List.copyOf(meetings);
    }

    private static Selector selector(Row row, int at) {
        return SelectorRows.selector(KINDS.get(row.getString(at)), row.getString(at + 1), row.getString(at + 2));
    }

    private OverlapItem item(Selector left, Selector right) {
        if (left.equals(right)) {
            return new OverlapItem(left, right, How.SAME);
        }
        return Overlap.of(normal(left), normal(right))
                .map(overlap -> new OverlapItem(left, right, overlap.how()))
                .orElseThrow(() -> new IllegalStateException("Expected keys that begin each other to overlap"));
    }

    private Normal normal(Selector selector) {
        return read.computeIfAbsent(selector, s -> switch (Normalisation.read(s, unicode)) {
            case Reading.Read(Normal normal) -> normal;
            case Reading.Unreadable _ -> throw new IllegalStateException("Expected an indexed selector to be readable");
        });
    }

    private static <W extends Wire> Map<String, W> byWire(W[] constants) {
        return Arrays.stream(constants).collect(Collectors.toMap(Wire::wire, Function.identity()));
    }
}
