package org.sekimori.projection;

import java.util.List;

/** An entry for a reader: its stored bytes verbatim, and those disclosures of it that the reader may read. */
public record EntryItem(String log, long index, byte[] entry, List<String> disclosures) {
    public EntryItem {
        disclosures = List.copyOf(disclosures);
    }
}
