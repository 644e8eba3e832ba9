package org.sekimori.journal;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A record as an object: component names are wire names, written in canonical order. */
final class RecordShape implements Shape {
    /** The name of a variant's kind; no component may be called so. */
    static final String KIND = "is";

    private final Class<?> type;
    private final RecordAccess access;
    /** Positions in the order of their names. */
    private final int[] sorted;

    private final String[] names;
    /** Filled on first use, since a record may contain itself. Writing it twice writes the same. */
    private volatile Shape[] shapes;

    RecordShape(Class<?> type) {
        this.type = type;
        this.access = RecordAccess.of(type);
        this.names = IntStream.range(0, access.count())
                .mapToObj(i -> access.component(i).getName())
                .toArray(String[]::new);
        this.sorted = IntStream.range(0, names.length)
                .boxed()
                .sorted(Comparator.comparing(i -> names[i]))
                .mapToInt(i -> i)
                .toArray();
        for (var name : names) {
            if (name.equals(KIND) || CanonicalJson.isReserved(name)) {
                throw new IllegalArgumentException("reserved component name " + name + " in " + type);
            }
        }
    }

    private Shape[] shapes() {
        var made = shapes;
        if (made == null) {
            made = new Shape[names.length];
            for (int i = 0; i < names.length; i++) {
                made[i] = shapeOf(access.component(i).getGenericType(), names[i]);
            }
            shapes = made;
        }
        return made;
    }

    private Shape shapeOf(Type component, String name) {
        try {
            return Shapes.of(component);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(type.getName() + "." + name + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Map<String, Object> write(Object value, Form form) {
        if (!(form.seal() instanceof EntrySeals entry)) {
            return writeFields(value, form, List.of());
        }
        var digests = new ArrayList<String>();
        var object = writeFields(value, form, digests);
        if (commits()) {
            object.put("_sd", entry.padded(digests));
        }
        return object;
    }

    /** Writes the clear components; where {@code form} is an entry's, the digests of the sealed ones go to {@code digests}. */
    Map<String, Object> writeFields(Object value, Form form, List<String> digests) {
        boolean apart = form.seal() instanceof EntrySeals;
        var parts = shapes();
        var object = LinkedHashMap.<String, Object>newLinkedHashMap(names.length + 1);
        for (int i : sorted) {
            try {
                var tree = parts[i].write(access.get(value, i), form);
                if (tree != null && apart && parts[i].isSealed()) {
                    digests.add((String) tree);
                } else if (tree != null) {
                    object.put(names[i], tree);
                }
            } catch (Malformed e) {
                throw e.under(names[i]);
            }
        }
        return object;
    }

    @Override
    public Object read(Object tree, Form form) {
        if (tree instanceof Map<?, ?> object) {
            return readFields(object, form, 0);
        }
        throw Malformed.here("wrong-type", "an object");
    }

    /** @param others how many names of the object belong to somebody else (a variant's kind) */
    Object readFields(Map<?, ?> object, Form form, int others) {
        var parts = shapes();
        var values = new Object[names.length];
        int found = others;
        for (int i = 0; i < names.length; i++) {
            try {
                var tree = object.get(names[i]);
                if (tree == null && !object.containsKey(names[i])) {
                    values[i] = parts[i].absent(form);
                } else {
                    found++;
                    values[i] = parts[i].read(tree, form);
                }
            } catch (Malformed e) {
                throw e.under(names[i]);
            }
        }
        if (found != object.size()) {
            throw unknown(object, others);
        }
        return access.create(values);
    }

    private Malformed unknown(Map<?, ?> object, int others) {
        for (var name : object.keySet()) {
            if (!List.of(names).contains(name) && !(others > 0 && name.equals(KIND))) {
                return Malformed.here("unknown-field", "no such field").under((String) name);
            }
        }
        throw new IllegalStateException("a name was counted twice in " + type);
    }

    @Override
    public Object rewrite(String name, Object value, Rewrite rewrite) {
        var parts = shapes();
        var values = new Object[names.length];
        boolean changed = false;
        for (int i = 0; i < names.length; i++) {
            var before = access.get(value, i);
            try {
                values[i] = parts[i].rewrite(names[i], before, rewrite);
            } catch (Malformed e) {
                throw e.under(names[i]);
            }
            changed |= Rewrite.changed(before, values[i]);
        }
        return changed ? access.create(values) : value;
    }

    @Override
    public boolean seals(Set<Shape> seen) {
        if (!seen.add(this)) {
            return false;
        }
        boolean found = false;
        for (var part : shapes()) { // all of them: asking also finds components that have no shape
            found |= part.seals(seen);
        }
        return found;
    }

    boolean has(String component) {
        return List.of(names).contains(component);
    }

    /** Whether an object of this type has digests of its own; a matter of the type, so that it tells nothing of the value. */
    private boolean commits() {
        for (var part : shapes()) {
            if (part.isSealed()) {
                return true;
            }
        }
        return false;
    }
}
