package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Opaque cursors: where the last item of a page stands in the order of its list. */
final class Place {
    /** Most items of a page, whatever was asked. */
    static final int MOST = 200;

    /** The due time of what has none: after all that have one. */
    static final String NEVER = "infinity";

    private Place() {}

    static int limit(Page.Request page) {
        return Math.clamp(page.limit(), 1, MOST);
    }

    static String write(Object... parts) {
        var text = String.join(" ", Stream.of(parts).map(String::valueOf).toList());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** An index or a position, or {@code first} where there is no cursor. */
    static long number(Page.Request page, long first) {
        return read(page, 1, parts -> Long.parseLong(parts.getFirst())).orElse(first);
    }

    /** A due time and an id. */
    record Due(String due, UUID id) {
        static final Due FIRST = new Due("-infinity", new UUID(0, 0));
    }

    static Due due(Page.Request page) {
        return read(page, 2, parts -> {
                    var due = parts.getFirst();
                    var time =
                            due.equals(NEVER) ? due : OffsetDateTime.parse(due).toString();
                    return new Due(time, UUID.fromString(parts.getLast()));
                })
                .orElse(Due.FIRST);
    }

    private static <T> Optional<T> read(Page.Request page, int count, Function<List<String>, T> reader) {
        return page.after().map(cursor -> {
            try {
                var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
                var parts = List.of(text.split(" ", -1));
                if (parts.size() == count) {
                    return reader.apply(parts);
                }
            } catch (IllegalArgumentException | DateTimeException _) {
                throw new BadCursor();
            }
            throw new BadCursor();
        });
    }

    /** The page from rows of which one more than {@code limit} was asked for. */
    static Page<Row> page(List<Row> rows, int limit, Function<Row, String> place) {
        return rows.size() <= limit
                ? new Page<>(rows, Optional.empty())
                : new Page<>(rows.subList(0, limit), Optional.of(place.apply(rows.get(limit - 1))));
    }
}
