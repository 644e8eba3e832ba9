package org.sekimori.projection;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One page of a list, computed after visibility; {@code next} is the opaque cursor of the next page, if there is one. */
public record Page<T>(List<T> items, Optional<String> next) {
    public Page {
        items = List.copyOf(items);
    }

    /** The same page of other items. */
    public <R> Page<R> map(Function<? super T, ? extends R> item) {
        return new Page<>(items.stream().<R>map(item).toList(), next);
    }

    /** What a caller asks for: at most {@code limit} items after the opaque cursor. */
    public record Request(int limit, Optional<String> after) {}
}
