package org.sekimori.journal;

import java.util.List;

/**
 * A record without fresh sealed components.
 *
 * @param drawn the disclosures that were not kept before, each to be stored before an entry refers to it
 */
public record SealedRecord<R>(R value, List<Disclosure> drawn) {
    public SealedRecord {
        drawn = List.copyOf(drawn);
    }
}
