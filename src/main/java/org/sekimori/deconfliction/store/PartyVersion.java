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
 */
public record PartyVersion(
        LogName log, long logIndex, Subject party, long version, OpenWindow window, List<Selector> selectors) {
    public PartyVersion {
        selectors = List.copyOf(selectors);
    }
}
