package org.sekimori.projection;

import java.util.ArrayList;
import java.util.List;
import org.sekimori.journal.StoredEntry;

/** What a batch holds of one subject, in the order of the log. */
record Turn(List<StoredEntry> entries) {
    static Turn of(StoredEntry entry) {
        return new Turn(List.of(entry));
    }

    Turn and(StoredEntry entry) {
        var all = new ArrayList<>(entries);
        all.add(entry);
        return new Turn(all);
    }

    StoredEntry first() {
        return entries.getFirst();
    }

    StoredEntry last() {
        return entries.getLast();
    }

    /** Those of a type whose last part is one of the names. */
    List<StoredEntry> named(String... names) {
        return entries.stream()
                .filter(entry -> List.of(names)
                        .contains(entry.type().substring(entry.type().lastIndexOf('.') + 1)))
                .toList();
    }
}
