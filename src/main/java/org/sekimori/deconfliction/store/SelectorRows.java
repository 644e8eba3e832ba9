package org.sekimori.deconfliction.store;

import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.sekimori.deconfliction.Normal;
import org.sekimori.deconfliction.Normalisation;
import org.sekimori.deconfliction.Reading;
import org.sekimori.deconfliction.Unicode;
import org.sekimori.operation.Selector;

/** Selectors as columns for one insert. What cannot be read meets nothing and has no row. */
final class SelectorRows {
    private final List<String> kinds = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> cuts = new ArrayList<>();

    static SelectorRows of(Collection<Selector> selectors, Unicode unicode) {
        var rows = new SelectorRows();
        for (var selector : new LinkedHashSet<>(selectors)) {
            if (Normalisation.read(selector, unicode) instanceof Reading.Read(Normal normal)) {
                rows.add(selector, normal);
            }
        }
        return rows;
    }

    private void add(Selector selector, Normal normal) {
        kinds.add(selector.kind().wire());
        values.add(selector.value());
        keys.add(normal.key());
        cuts.add(normal.cuts().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    int count() {
        return keys.size();
    }

    /** Version id, then one array a column. */
    Tuple slice(long versionId, int from, int to) {
        return Tuple.of(versionId)
                .addArrayOfString(array(kinds, from, to))
                .addArrayOfString(array(values, from, to))
                .addArrayOfString(array(keys, from, to))
                .addArrayOfString(array(cuts, from, to));
    }

    private static String[] array(List<String> column, int from, int to) {
        return column.subList(from, to).toArray(String[]::new);
    }
}
