package org.sekimori.deconfliction.store;

import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekimori.deconfliction.Normal;
import org.sekimori.deconfliction.Normalisation;
import org.sekimori.deconfliction.Reading;
import org.sekimori.deconfliction.Unicode;
import org.sekimori.operation.Selector;

/** Selectors as columns for one insert. What cannot be read meets nothing and has no row. */
final class SelectorRows {
    private static final String EXACT = "exact";
    private static final String INEXACT = "inexact";

    private final List<String> kinds = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<String> mores = new ArrayList<>();
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
        var more = more(selector);
        normal.parts().forEach(part -> add(selector, more, part));
    }

    private void add(Selector selector, String more, Normal.Single normal) {
        kinds.add(selector.kind().wire());
        values.add(selector.value());
        mores.add(more);
        keys.add(normal.key());
        cuts.add(normal.cuts().stream().map(String::valueOf).collect(Collectors.joining(",")));
    }

    private static String more(Selector selector) {
        return selector.exact()
                .map(exact -> exact ? EXACT : INEXACT)
                .or(() -> selector.prefixes().or(selector::aliases).map(texts -> String.join("\n", texts)))
                .orElse("");
    }

    /** The selector that a row was made of; texts that can be read hold no line breaks. */
    static Selector selector(Selector.Kind kind, String value, String more) {
        if (more.isEmpty()) {
            return new Selector(kind, value);
        }
        var lines = Optional.of(List.of(more.split("\n", -1)));
        return switch (kind) {
            case DOMAIN ->
                new Selector(kind, value, Optional.of(more.equals(EXACT)), Optional.empty(), Optional.empty());
            case ASN -> new Selector(kind, value, Optional.empty(), lines, Optional.empty());
            case ACCOUNT, MALWARE, THREAT_ACTOR -> new Selector(kind, value, Optional.empty(), Optional.empty(), lines);
            case IPV4, IPV6, CIDR, SOCKET, URL ->
                throw new IllegalStateException("Expected a kind with more to say than its value");
        };
    }

    int count() {
        return keys.size();
    }

    /** Version id, one array a column, the shelf. */
    Tuple slice(long versionId, Shelf shelf, int from, int to) {
        return added(Tuple.of(versionId), from, to).addUUID(shelf.id());
    }

    /** One array a column behind what is there. */
    Tuple all(Tuple before) {
        return added(before, 0, count());
    }

    private Tuple added(Tuple tuple, int from, int to) {
        return tuple.addArrayOfString(array(kinds, from, to))
                .addArrayOfString(array(values, from, to))
                .addArrayOfString(array(mores, from, to))
                .addArrayOfString(array(keys, from, to))
                .addArrayOfString(array(cuts, from, to));
    }

    private static String[] array(List<String> column, int from, int to) {
        return column.subList(from, to).toArray(String[]::new);
    }
}
