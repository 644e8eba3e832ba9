package org.sekimori.journal;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.sekimori.operation.Shaped;

/** A choice in the short form that it gives itself, read by its own {@code fromShape}. */
final class ShortFormShape implements Shape {
    private final MethodHandle fromShape;

    ShortFormShape(Class<?> type) {
        try {
            this.fromShape = MethodHandles.publicLookup()
                    .findStatic(type, "fromShape", MethodType.methodType(type, Object.class))
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("expected public static fromShape(Object) in " + type, e);
        }
    }

    @Override
    public Object write(Object value, Form form) {
        return ((Shaped) value).shape();
    }

    @Override
    public Object read(Object tree, Form form) {
        if (tree == null) {
            throw Malformed.here("wrong-type", "a value");
        }
        try {
            return (Object) fromShape.invokeExact(tree);
        } catch (IllegalArgumentException e) {
            throw Malformed.here("unknown-value", String.valueOf(e.getMessage()).replaceFirst("^expected ", ""));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
