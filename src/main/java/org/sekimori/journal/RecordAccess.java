package org.sekimori.journal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** One record class's accessors and canonical constructor, looked up once. */
final class RecordAccess {
    private final RecordComponent[] components;
    private final MethodHandle[] accessors;
    private final MethodHandle constructor;

    private RecordAccess(RecordComponent[] components, MethodHandle[] accessors, MethodHandle constructor) {
        this.components = components;
        this.accessors = accessors;
        this.constructor = constructor;
    }

    static RecordAccess of(Class<?> type) {
        var components = type.getRecordComponents();
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            var accessors = new MethodHandle[components.length];
            for (int i = 0; i < components.length; i++) {
                accessors[i] = lookup.unreflect(components[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                    .asSpreader(Object[].class, components.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
            return new RecordAccess(components, accessors, constructor);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("no access to " + type, e);
        }
    }

    int count() {
        return components.length;
    }

    RecordComponent component(int position) {
        return components[position];
    }

    Object get(Object value, int position) {
        try {
            return (Object) accessors[position].invokeExact(value);
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    /** A constructor's refusal becomes {@code out-of-range}; its message must be fit to be shown. */
    Object create(Object... values) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Malformed e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw Malformed.here("out-of-range", shortMessage(e));
        } catch (Throwable e) {
            throw unchecked(e);
        }
    }

    private static String shortMessage(IllegalArgumentException e) {
        var message = e.getMessage();
        if (message == null || message.isBlank()) {
            return "a value within its limits";
        }
        return message.length() <= 200 ? message : message.substring(0, 200);
    }

    private static RuntimeException unchecked(Throwable e) {
        return switch (e) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            default -> new IllegalStateException(e);
        };
    }
}
