package org.sekimori.activity;

import java.util.Optional;
import org.sekimori.operation.CampaignId;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Selector;

/**
 * What an activity is registered as, whole; each revision replaces it whole.
 *
 * @param selectors what it is about, for deconfliction; none is possible, for a diplomatic response say
 * @param liaison whom the other side of a conflict calls
 * @param whyNoLesser why a lesser instrument does not serve
 */
public record Registration(
        Activity.Kind kind,
        Optional<CampaignId> campaign,
        Sealed<String> title,
        SealedList<Selector> selectors,
        OpenWindow window,
        Sealed<String> liaison,
        Marking marking,
        Optional<Sealed<String>> whyNoLesser) {
    /** Whether what is cleared is still the same: title and selectors. */
    boolean isClearedWith(Registration other) {
        return Texts.same(title, other.title) && Texts.same(selectors, other.selectors);
    }
}
