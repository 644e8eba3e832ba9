package org.sekimori.projection;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.EntryHeader;
import org.sekimori.journal.Opened;
import org.sekimori.journal.Salts;
import org.sekimori.journal.StoredEntry;
import org.sekimori.journal.UnknownType;

/**
 * An entry as a tree, whichever room owns its type: read models need no record of it.
 *
 * @param data clear fields under their names, and those disclosed as {@link Opened}
 */
record EntryTree(EntryHeader header, Map<String, Object> data) {
    private static final Salts NONE = _ -> {
        throw new IllegalStateException("reading draws no salt");
    };

    /** Knows no type, and so answers every entry as a tree. */
    private static final EntryFormat FORMAT = new EntryFormat(List.of(), Map.of(), NONE);

    /** The hash of the command's body, if disclosed, is no part of the tree. */
    static EntryTree of(StoredEntry entry, Map<String, String> disclosures) {
        var recorded = FORMAT.read(entry, disclosures);
        if (recorded.event() instanceof UnknownType(var _, var _, var data)) {
            return new EntryTree(recorded.header(), data);
        }
        throw new IllegalStateException("a format without types knew one");
    }

    /** The fields that were disclosed, lists included, in the order of their names. */
    List<Opened> opened() {
        var fields = new ArrayList<Opened>();
        collect(data, fields);
        return fields;
    }

    private static void collect(Object tree, List<Opened> fields) {
        switch (tree) {
            case Opened field -> fields.add(field);
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .sorted((one, other) -> String.valueOf(one.getKey()).compareTo(String.valueOf(other.getKey())))
                        .forEach(field -> collect(field.getValue(), fields));
            case Collection<?> list -> list.forEach(item -> collect(item, fields));
            case null, default -> {}
        }
    }
}
