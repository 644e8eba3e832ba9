package org.sekimori.projection;

import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.PersonId;

/** Builds an answer's tree, field by field, in order; what is absent is left out. */
final class Leaves {
    private final Map<String, Object> tree = new LinkedHashMap<>();

    /** A tree, list, text, integer, truth or person. */
    Leaves put(String name, Object value) {
        tree.put(name, value);
        return this;
    }

    Leaves maybe(String name, Optional<?> value) {
        value.ifPresent(v -> tree.put(name, v));
        return this;
    }

    /** Copies the columns of text, integer, truth, time and id; a null and an empty text are left out. */
    Leaves columns(Row row, String... names) {
        for (var name : names) {
            column(row, name, name);
        }
        return this;
    }

    Leaves column(Row row, String column, String name) {
        switch (row.getValue(column)) {
            case null -> {}
            case String text when text.isEmpty() -> {}
            case OffsetDateTime time -> tree.put(name, text(time.toInstant()));
            case Number number -> tree.put(name, number.longValue());
            case Boolean truth -> tree.put(name, truth);
            case Object other -> tree.put(name, other.toString());
        }
        return this;
    }

    Leaves person(Row row, String column, String name) {
        return maybe(name, Optional.ofNullable(row.getUUID(column)).map(PersonId::new));
    }

    Leaves window(Row row) {
        return put(
                "window",
                new Leaves()
                        .column(row, "window_from", "from")
                        .column(row, "window_to", "to")
                        .tree());
    }

    Map<String, Object> tree() {
        return tree;
    }

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    @SuppressWarnings("unchecked") // the mapper writes a record as an object
    static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }
}
