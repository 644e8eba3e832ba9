package org.sekimori.model;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** A record with one of its components replaced, whatever others it has. */
final class Altered {
    private Altered() {}

    static <R extends Record> R with(R record, String component, Object value) {
        var components = record.getClass().getRecordComponents();
        var values = new Object[components.length];
        boolean found = false;
        try {
            for (int i = 0; i < components.length; i++) {
                boolean wanted = components[i].getName().equals(component);
                found |= wanted;
                values[i] = wanted ? value : components[i].getAccessor().invoke(record);
            }
            if (!found) {
                throw new AssertionError("no " + component + " in " + record.getClass());
            }
            @SuppressWarnings("unchecked") // the constructor is the record's own
            var next = (R) record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(values);
            return next;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
