package org.sekimori.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.sekimori.operation.Wire;

/** An enumeration by its names outside. */
final class EnumShape implements NameShape {
    private final Map<String, Object> byName = new LinkedHashMap<>();
    private final Map<Object, String> names = new HashMap<>();
    private final String expected;

    EnumShape(Class<?> type) {
        for (var constant : type.getEnumConstants()) {
            var name = nameOf((Enum<?>) constant);
            names.put(constant, name);
            if (byName.put(name, constant) != null) {
                throw new IllegalArgumentException("two constants of " + type + " are called " + name);
            }
        }
        expected = "one of " + String.join(", ", byName.keySet());
    }

    private static String nameOf(Enum<?> constant) {
        return constant instanceof Wire wire
                ? wire.wire()
                : constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String write(Object value, Form form) {
        return names.get(value);
    }

    @Override
    public Object read(Object tree, Form form) {
        var constant = byName.get(ScalarShapes.text(tree, expected));
        if (constant == null) {
            throw Malformed.here("unknown-value", expected);
        }
        return constant;
    }
}
