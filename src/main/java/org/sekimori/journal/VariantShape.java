package org.sekimori.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A choice of records, told apart by {@code "is"}: the record's simple name in kebab-case. */
final class VariantShape implements Shape {
    private final Map<String, RecordShape> byKind = new HashMap<>();
    private final Map<Class<?>, String> kinds = new HashMap<>();
    private final String expected;

    VariantShape(Class<?> type) {
        collect(type);
        expected =
                "one of " + String.join(", ", byKind.keySet().stream().sorted().toList());
    }

    private void collect(Class<?> type) {
        for (var variant : type.getPermittedSubclasses()) {
            if (variant.isRecord() && Shapes.of(variant) instanceof RecordShape shape) {
                var kind = kebab(variant.getSimpleName());
                kinds.put(variant, kind);
                if (byKind.put(kind, shape) != null) {
                    throw new IllegalArgumentException("two variants of " + type + " are called " + kind);
                }
            } else if (variant.isInterface() && variant.isSealed()) {
                collect(variant);
            } else {
                throw new IllegalArgumentException("a choice consists of records: " + variant);
            }
        }
    }

    static String kebab(String name) {
        var kebab = new StringBuilder(name.length() + 4);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isUpperCase(c) && i > 0) {
                kebab.append('-');
            }
            kebab.append(Character.toLowerCase(c));
        }
        return kebab.toString();
    }

    private RecordShape shapeOf(Object value) {
        return (RecordShape) Shapes.of(value.getClass());
    }

    @Override
    public Object write(Object value, Form form) {
        var fields = shapeOf(value).write(value, form);
        var object = LinkedHashMap.<String, Object>newLinkedHashMap(fields.size() + 1);
        object.put(RecordShape.KIND, kinds.get(value.getClass()));
        object.putAll(fields);
        return object;
    }

    @Override
    public Object read(Object tree, Form form) {
        if (!(tree instanceof Map<?, ?> object)) {
            throw Malformed.here("wrong-type", "an object");
        }
        if (!object.containsKey(RecordShape.KIND)) {
            throw Malformed.here("missing-field", expected).under(RecordShape.KIND);
        }
        if (!(object.get(RecordShape.KIND) instanceof String kind)) {
            throw Malformed.here("wrong-type", expected).under(RecordShape.KIND);
        }
        var shape = byKind.get(kind);
        if (shape == null) {
            throw Malformed.here("unknown-value", expected).under(RecordShape.KIND);
        }
        return shape.readFields(object, form, 1);
    }

    @Override
    public Object rewrite(String name, Object value, Rewrite rewrite) {
        return shapeOf(value).rewrite(name, value, rewrite);
    }

    @Override
    public boolean seals(Set<Shape> seen) {
        boolean found = false;
        for (var shape : byKind.values()) {
            found |= shape.seals(seen);
        }
        return found;
    }
}
