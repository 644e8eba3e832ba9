package org.sekimori.deconfliction;

import java.util.Comparator;
import org.sekimori.operation.Selector;

/** Which selector of the first party meets which of the second, and how. Ordered by what it says. */
public record OverlapItem(Selector left, Selector right, How how) implements Comparable<OverlapItem> {
    private static final Comparator<OverlapItem> ORDER = Comparator.comparing((OverlapItem item) -> item.left.kind())
            .thenComparing(item -> item.left.value())
            .thenComparing(item -> more(item.left))
            .thenComparing(item -> item.right.kind())
            .thenComparing(item -> item.right.value())
            .thenComparing(item -> more(item.right))
            .thenComparing(OverlapItem::how);

    private static String more(Selector selector) {
        return selector.exact() + "\n" + selector.prefixes() + "\n" + selector.aliases();
    }

    @Override
    public int compareTo(OverlapItem other) {
        return ORDER.compare(this, other);
    }
}
