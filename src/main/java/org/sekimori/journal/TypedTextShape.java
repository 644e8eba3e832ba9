package org.sekimori.journal;

import org.sekimori.operation.Name;

/** A typed text as its text. What its record refuses is refused as the record says. */
final class TypedTextShape implements NameShape {
    private final RecordAccess access;

    TypedTextShape(Class<?> type) {
        this.access = RecordAccess.of(type);
        if (access.count() != 1) {
            throw new IllegalArgumentException("a typed text is a record of one string: " + type);
        }
    }

    @Override
    public String write(Object value, Form form) {
        return ((Name) value).value();
    }

    @Override
    public Object read(Object tree, Form form) {
        return access.create(ScalarShapes.text(tree, "a text"));
    }
}
