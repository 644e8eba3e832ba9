package org.sekimori.deconfliction;

import java.util.Comparator;
import org.sekimori.operation.Selector;

/** Which selector of the first party meets which of the second, and how. Ordered by what it says. */
public record OverlapItem(Selector left, Selector right, How how) implements Comparable<OverlapItem> {
    private static final Comparator<OverlapItem> ORDER = Comparator.comparing((OverlapItem item) -> item.left.kind())
            .thenComparing(item -> item.left.value())
            .thenComparing(item -> item.right.kind())
            .thenComparing(item -> item.right.value())
            .thenComparing(OverlapItem::how);

    @Override
    public int compareTo(OverlapItem other) {
        return ORDER.compare(this, other);
    }
}
