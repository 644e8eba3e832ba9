package org.sekimori.deconfliction.store;

import java.util.List;
import org.sekimori.activity.OpenWindow;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Selector;
import org.sekimori.operation.Subject;

/**
 * A version of a party as it is registered for deconfliction.
 *
 * @param logIndex of the entry that registered it
 * @param window compared to the microsecond
 * @param selectors those whose content is present
 * @param shelf where the party stands for those who may not read everything
 */
public record PartyVersion(
        LogName log,
        long logIndex,
        Subject party,
        long version,
        OpenWindow window,
        List<Selector> selectors,
        Shelf shelf) {
    public PartyVersion {
        selectors = List.copyOf(selectors);
    }

    /** On a shelf of its own. */
    public PartyVersion(
            LogName log, long logIndex, Subject party, long version, OpenWindow window, List<Selector> selectors) {
        this(log, logIndex, party, version, window, selectors, Shelf.of(party));
    }
}
