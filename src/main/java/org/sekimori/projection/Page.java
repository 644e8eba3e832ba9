package org.sekimori.projection;

import java.util.List;
import java.util.Optional;

/** One page of a list, computed after visibility; {@code next} is the opaque cursor of the next page, if there is one. */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    /** What a caller asks for: at most {@code limit} items after the opaque cursor. */
    public record Request(int limit, Optional<String> after) {}
}
