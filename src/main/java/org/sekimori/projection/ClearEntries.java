package org.sekimori.projection;

import java.util.Map;
import org.sekimori.figures.ClearEntry;
import org.sekimori.figures.Counting;
import org.sekimori.figures.Extent;
import org.sekimori.journal.StoredEntry;

/** Entries as those read them who have no disclosures. */
public final class ClearEntries {
    private ClearEntries() {}

    /** With the clear fields of what is counted; of the rest only that it is there. */
    public static ClearEntry of(StoredEntry entry) {
        var log = entry.log().wire();
        var kind = entry.subject().kind().wire();
        var read = Counting.concerns(log, kind, entry.type()) || entry.type().equals(Extent.OPENED);
        return read
                ? read(entry)
                : new ClearEntry(
                        log, entry.index(), entry.type(), kind, entry.subject().id(), entry.recorded(), Map.of());
    }

    private static ClearEntry read(StoredEntry entry) {
        var tree = EntryTree.of(entry, Map.of());
        var stamp = tree.header().stamp();
        return new ClearEntry(
                stamp.log().wire(),
                entry.index(),
                entry.type(),
                stamp.subject().kind().wire(),
                stamp.subject().id(),
                stamp.recorded(),
                tree.data());
    }
}
