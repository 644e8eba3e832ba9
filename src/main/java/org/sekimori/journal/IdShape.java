package org.sekimori.journal;

import java.util.UUID;
import org.sekimori.operation.Id;

/** A typed identifier as its UUID's text, or as the name that the form gives it. */
final class IdShape implements NameShape {
    private final Class<?> type;
    private final RecordAccess access;

    IdShape(Class<?> type) {
        this.type = type;
        this.access = RecordAccess.of(type);
        if (access.count() != 1) {
            throw new IllegalArgumentException("an identifier is a record of one UUID: " + type);
        }
    }

    @Override
    public String write(Object value, Form form) {
        var names = form.names().get(type);
        var id = ((Id) value).value();
        return names == null ? id.toString() : names.write().apply(id);
    }

    @Override
    public Object read(Object tree, Form form) {
        var names = form.names().get(type);
        return access.create(names == null ? uuid(tree) : named(tree, names));
    }

    private static UUID uuid(Object tree) {
        return ScalarShapes.uuid(ScalarShapes.text(tree, "a UUID"));
    }

    private static UUID named(Object tree, Form.Names names) {
        try {
            return names.read().apply(ScalarShapes.text(tree, "a name"));
        } catch (IllegalArgumentException e) {
            throw Malformed.here("unknown-value", "a known name");
        }
    }
}
