package org.sekimori.deconfliction;

import java.util.List;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Subject;

/**
 * Another party that a screened version meets.
 *
 * @param conflict the id that a conflict of the two has, or is to get
 * @param overlaps all of them, at least one; left is the {@link Pair}'s first party
 */
public record Met(ConflictId conflict, Subject other, List<OverlapItem> overlaps) {
    public Met {
        overlaps = overlaps.stream().sorted().distinct().toList();
        if (overlaps.isEmpty()) {
            throw new IllegalArgumentException("expected at least one overlap");
        }
    }
}
