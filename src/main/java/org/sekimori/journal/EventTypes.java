package org.sekimori.journal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Event;

/** Every entry type with its record, its schema number and the way from older schemas. */
final class EventTypes {
    private final Map<String, Registered> byName = new HashMap<>();
    private final Map<Class<?>, Registered> byClass = new HashMap<>();

    /** @param upcasts step {@code i} takes an opened {@code data} of schema {@code i + 1} to the next schema */
    record Registered(
            String name,
            Class<? extends Event> type,
            RecordShape shape,
            List<UnaryOperator<Map<String, Object>>> upcasts) {
        int schema() {
            return upcasts.size() + 1;
        }

        Map<String, Object> upcast(Map<String, Object> data, int schema) {
            for (var step : upcasts.subList(schema - 1, upcasts.size())) {
                data = step.apply(data);
            }
            return data;
        }
    }

    EventTypes(Collection<Descriptor> descriptors, Map<String, List<UnaryOperator<Map<String, Object>>>> upcasts) {
        for (var descriptor : descriptors) {
            descriptor.types().forEach((name, type) -> add(name, type, upcasts.getOrDefault(name, List.of())));
        }
        for (var name : upcasts.keySet()) {
            if (!byName.containsKey(name)) {
                throw new IllegalArgumentException("upcasts of an unregistered type: " + name);
            }
        }
    }

    private void add(String name, Class<? extends Event> type, List<UnaryOperator<Map<String, Object>>> upcasts) {
        if (!(Shapes.of(type) instanceof RecordShape shape)) {
            throw new IllegalArgumentException("an event is a record: " + type);
        }
        shape.seals(new HashSet<>()); // finds components without a shape now and not at the first entry
        if (shape.has(EntryFormat.REQUEST)) {
            throw new IllegalArgumentException("an entry's own field cannot be a component: request in " + type);
        }
        var registered = new Registered(name, type, shape, List.copyOf(upcasts));
        if (byName.put(name, registered) != null || byClass.put(type, registered) != null) {
            throw new IllegalArgumentException("registered twice: " + name + " or " + type);
        }
    }

    Registered of(Event event) {
        var registered = byClass.get(event.getClass());
        if (registered == null) {
            throw new IllegalArgumentException("no descriptor names " + event.getClass());
        }
        return registered;
    }

    /** {@code null} if this hub does not know the type in this schema. */
    Registered of(String name, int schema) {
        var registered = byName.get(name);
        return registered == null || schema < 1 || schema > registered.schema() ? null : registered;
    }
}
