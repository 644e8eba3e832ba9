package org.sekimori.journal;

import java.util.List;
import java.util.Set;
import org.sekimori.operation.Event;

/**
 * An entry ready to be appended.
 *
 * @param event as it will be read back with all disclosures: nothing in it is fresh, so it can be folded into a state
 * @param drawn the disclosures that were drawn while writing, to be stored with the entry
 * @param digests of the event's sealed components, in no order; without decoys and without those of lists' elements
 */
public record Written(NewEntry entry, Event event, List<Disclosure> drawn, Set<String> digests) {
    public Written {
        drawn = List.copyOf(drawn);
        digests = Set.copyOf(digests);
    }
}
