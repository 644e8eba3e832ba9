package org.sekimori.model;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** A record with one of its components replaced, whatever others it has. */
final class Altered {
    /** Looked up once a class: the planted bugs alter something for every move. */
    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private Altered() {}

    private record Shape(List<String> names, List<Method> accessors, Constructor<?> constructor) {
        static Shape of(Class<?> type) {
            var components = type.getRecordComponents();
            try {
                return new Shape(
                        Arrays.stream(components).map(RecordComponent::getName).toList(),
                        Arrays.stream(components)
                                .map(RecordComponent::getAccessor)
                                .toList(),
                        type.getDeclaredConstructor(Arrays.stream(components)
                                .map(RecordComponent::getType)
                                .toArray(Class<?>[]::new)));
            } catch (NoSuchMethodException e) {
                throw new LinkageError(e.getMessage(), e);
            }
        }
    }

    static <R extends Record> R with(R record, String component, Object value) {
        var shape = SHAPES.get(record.getClass());
        int wanted = shape.names().indexOf(component);
        if (wanted < 0) {
            throw new AssertionError("no " + component + " in " + record.getClass());
        }
        var values = new Object[shape.names().size()];
        try {
            for (int i = 0; i < values.length; i++) {
                values[i] = i == wanted ? value : shape.accessors().get(i).invoke(record);
            }
            @SuppressWarnings("unchecked") // the constructor is the record's own
            var next = (R) shape.constructor().newInstance(values);
            return next;
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }
}
