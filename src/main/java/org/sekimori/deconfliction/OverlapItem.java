package org.sekimori.deconfliction;

import java.util.Comparator;
import org.sekimori.operation.Selector;

/** Which selector of the first party meets which of the second, and how. Ordered by what it says. */
public record OverlapItem(Selector left, Selector right, How how) implements Comparable<OverlapItem> {
    private static final Comparator<Selector> SELECTORS =
            Comparator.comparing(Selector::kind).thenComparing(Selector::value).thenComparing(OverlapItem::more);

    private static String more(Selector selector) {
        return selector.exact() + "\n" + selector.prefixes() + "\n" + selector.aliases();
    }

    @Override
    public int compareTo(OverlapItem other) {
        int byLeft = compare(left, other.left);
        int bySides = byLeft != 0 ? byLeft : compare(right, other.right);
        return bySides != 0 ? bySides : how.compareTo(other.how);
    }

    private static int compare(Selector one, Selector other) {
        return one.equals(other) ? 0 : SELECTORS.compare(one, other);
    }
}
