package org.sekimori.pipeline;

import java.util.HashMap;
import java.util.HashSet;
import org.sekimori.journal.EntryFormat;
import org.sekimori.journal.Journal;
import org.sekimori.journal.Recorded;
import org.sekimori.journal.StoredEntry;

/** Reads entries with what is disclosed of them. On virtual threads: it waits for the journal. */
record EntryReader(Journal journal, EntryFormat format) {
    /** With its sealed fields; of a sealed list only the elements' digests. */
    Recorded fields(StoredEntry entry) {
        return format.read(
                entry, journal.disclosures(EntryFormat.digestsOf(entry.bytes())).await());
    }

    /** With the contents of its sealed lists too, where those have not been deleted. */
    Recorded whole(StoredEntry entry) {
        var fields = journal.disclosures(EntryFormat.digestsOf(entry.bytes())).await();
        var elements = new HashSet<String>();
        fields.values().forEach(text -> elements.addAll(EntryFormat.elementsOf(text)));
        if (elements.isEmpty()) {
            return format.read(entry, fields);
        }
        var all = new HashMap<>(fields);
        all.putAll(journal.disclosures(elements).await());
        return format.read(entry, all);
    }
}
