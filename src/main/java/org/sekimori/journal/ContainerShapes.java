package org.sekimori.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Optionals, lists, sets, maps. */
final class ContainerShapes {
    /** In an entry, of what is not sealed: what a caller can lengthen belongs into a SealedList. */
    static final int MAX_CLEAR_ITEMS = 100;

    private ContainerShapes() {}

    private static void checkLength(int count, Form form) {
        if (count > MAX_CLEAR_ITEMS && form.seal() instanceof EntrySeals) {
            throw Malformed.here("list-too-long", "at most " + MAX_CLEAR_ITEMS + " items");
        }
    }

    private static List<Object> writeAll(Collection<?> values, Shape item, Form form) {
        checkLength(values.size(), form);
        var list = new ArrayList<>(values.size());
        for (var value : values) {
            try {
                list.add(item.write(value, form));
            } catch (Malformed e) {
                throw e.under(Integer.toString(list.size()));
            }
        }
        return list;
    }

    private static List<Object> readAll(Object tree, Shape item, Form form) {
        if (!(tree instanceof List<?> list)) {
            throw Malformed.here("wrong-type", "a list");
        }
        var values = new ArrayList<>(list.size());
        for (var one : list) {
            try {
                values.add(item.read(one, form));
            } catch (Malformed e) {
                throw e.under(Integer.toString(values.size()));
            }
        }
        return values;
    }

    record Maybe(Shape content) implements Shape {
        @Override
        public Object write(Object value, Form form) {
            return ((Optional<?>) value).map(v -> content.write(v, form)).orElse(null);
        }

        @Override
        public Object read(Object tree, Form form) {
            return Optional.of(content.read(tree, form));
        }

        @Override
        public Object absent(Form form) {
            return Optional.empty();
        }

        @Override
        public Object rewrite(String name, Object value, Rewrite rewrite) {
            if (!(value instanceof Optional<?> maybe) || maybe.isEmpty()) {
                return value;
            }
            var before = maybe.get();
            var after = content.rewrite(name, before, rewrite);
            return Rewrite.changed(before, after) ? Optional.of(after) : value;
        }

        @Override
        public boolean seals(Set<Shape> seen) {
            return content.seals(seen);
        }

        @Override
        public boolean isSealed() {
            return content.isSealed();
        }
    }

    record Sequence(Shape item) implements Shape {
        @Override
        public Object write(Object value, Form form) {
            return writeAll((List<?>) value, item, form);
        }

        @Override
        public Object read(Object tree, Form form) {
            return Collections.unmodifiableList(readAll(tree, item, form));
        }

        @Override
        public Object rewrite(String name, Object value, Rewrite rewrite) {
            var before = (List<?>) value;
            var after = new ArrayList<>(before.size());
            boolean changed = false;
            for (var one : before) {
                var other = item.rewrite(name, one, rewrite);
                changed |= Rewrite.changed(one, other);
                after.add(other);
            }
            return changed ? Collections.unmodifiableList(after) : value;
        }

        @Override
        public boolean seals(Set<Shape> seen) {
            return item.seals(seen);
        }
    }

    /** Written in the order of the items' texts, or of their canonical bytes where they are no texts. */
    record Distinct(Shape item) implements Shape {
        @Override
        public Object write(Object value, Form form) {
            var sorted = new TreeMap<String, Object>();
            for (var tree : writeAll((Set<?>) value, item, form)) {
                sorted.put(tree instanceof String text ? text : Digest.utf8(CanonicalJson.bytes(tree)), tree);
            }
            return List.copyOf(sorted.values());
        }

        @Override
        public Object read(Object tree, Form form) {
            var values = readAll(tree, item, form);
            var set = new LinkedHashSet<>();
            for (int i = 0; i < values.size(); i++) {
                if (!set.add(values.get(i))) {
                    throw Malformed.here("duplicate-item", "each item once").under(Integer.toString(i));
                }
            }
            return Collections.unmodifiableSet(set);
        }
    }

    record Dictionary(NameShape name, Shape content) implements Shape {
        @Override
        public Object write(Object value, Form form) {
            var map = (Map<?, ?>) value;
            checkLength(map.size(), form);
            var object = LinkedHashMap.<String, Object>newLinkedHashMap(map.size());
            map.forEach((key, one) -> {
                var text = name.write(key, form);
                if (CanonicalJson.isReserved(text)) {
                    throw Malformed.here("reserved-name", "a name that RFC 9901 does not reserve")
                            .under(text);
                }
                try {
                    object.put(text, content.write(one, form));
                } catch (Malformed e) {
                    throw e.under(text);
                }
            });
            return object;
        }

        @Override
        public Object read(Object tree, Form form) {
            if (!(tree instanceof Map<?, ?> object)) {
                throw Malformed.here("wrong-type", "an object");
            }
            var map = new LinkedHashMap<>();
            object.forEach((key, one) -> {
                try {
                    if (map.put(name.read(key, form), content.read(one, form)) != null) {
                        throw Malformed.here("duplicate-name", "each name once");
                    }
                } catch (Malformed e) {
                    throw e.under((String) key);
                }
            });
            return Collections.unmodifiableMap(map);
        }

        @Override
        public Object rewrite(String field, Object value, Rewrite rewrite) {
            var before = (Map<?, ?>) value;
            var after = new LinkedHashMap<>();
            boolean[] changed = {false};
            before.forEach((key, one) -> {
                var other = content.rewrite(field, one, rewrite);
                changed[0] |= Rewrite.changed(one, other);
                after.put(key, other);
            });
            return changed[0] ? Collections.unmodifiableMap(after) : value;
        }

        @Override
        public boolean seals(Set<Shape> seen) {
            return content.seals(seen);
        }
    }
}
