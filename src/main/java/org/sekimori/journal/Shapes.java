package org.sekimori.journal;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.sekimori.operation.Id;
import org.sekimori.operation.Name;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Shaped;

/** The shape of each Java type, made once. A type that has none is a mistake of the program and found on first use. */
final class Shapes {
    private static final Map<Type, Shape> KNOWN = new ConcurrentHashMap<>();

    private Shapes() {}

    static Shape of(Type type) {
        var known = KNOWN.get(type);
        if (known != null) {
            return known;
        }
        var made = make(type); // outside of the map: types contain types
        var earlier = KNOWN.putIfAbsent(type, made);
        return earlier == null ? made : earlier;
    }

    private static Shape make(Type type) {
        return switch (type) {
            case Class<?> plain -> ofClass(plain);
            case ParameterizedType generic -> ofGeneric(generic);
            default -> throw new IllegalArgumentException("no JSON shape for " + type);
        };
    }

    private static Shape ofClass(Class<?> type) {
        if (type == String.class) {
            return new ScalarShapes.Text();
        } else if (type == int.class || type == Integer.class) {
            return new ScalarShapes.Int();
        } else if (type == long.class || type == Long.class) {
            return new ScalarShapes.Whole();
        } else if (type == boolean.class || type == Boolean.class) {
            return new ScalarShapes.Truth();
        } else if (type == Instant.class) {
            return new ScalarShapes.Moment();
        } else if (type == Duration.class) {
            return new ScalarShapes.Span();
        } else if (type == UUID.class) {
            return new ScalarShapes.Identifier();
        } else if (type.isEnum()) {
            return new EnumShape(type);
        } else if (type.isRecord() && Id.class.isAssignableFrom(type)) {
            return new IdShape(type);
        } else if (type.isRecord() && Name.class.isAssignableFrom(type)) {
            return new TypedTextShape(type);
        } else if (type.isInterface() && Shaped.class.isAssignableFrom(type)) {
            return new ShortFormShape(type);
        } else if (type.isRecord() && type.getTypeParameters().length == 0) {
            return new RecordShape(type);
        } else if (type.isInterface() && type.isSealed() && type.getTypeParameters().length == 0) {
            return new VariantShape(type);
        }
        throw new IllegalArgumentException("no JSON shape for " + type);
    }

    private static Shape ofGeneric(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        var raw = type.getRawType();
        if (raw == Optional.class) {
            return new ContainerShapes.Maybe(of(arguments[0]));
        } else if (raw == List.class) {
            return new ContainerShapes.Sequence(clear(arguments[0]));
        } else if (raw == Set.class) {
            return new ContainerShapes.Distinct(unsealed(arguments[0]));
        } else if (raw == Map.class) {
            return new ContainerShapes.Dictionary((NameShape) nameShape(arguments[0]), clear(arguments[1]));
        } else if (raw == Sealed.class) {
            return new SealedShapes.Field(unsealed(arguments[0]));
        } else if (raw == SealedList.class) {
            return new SealedShapes.Items(unsealed(arguments[0]));
        }
        throw new IllegalArgumentException("no JSON shape for " + type);
    }

    private static Shape nameShape(Type type) {
        if (of(type) instanceof NameShape shape) {
            return shape;
        }
        throw new IllegalArgumentException("the names of a map are texts, identifiers or enumerations, not " + type);
    }

    /** An element may hold sealed components, but be none: its digest would have no name to stand beside. */
    private static Shape clear(Type type) {
        var shape = of(type);
        if (shape.isSealed() || shape instanceof ContainerShapes.Maybe) {
            throw new IllegalArgumentException("no element of a clear list or map may be " + type + "; use SealedList");
        }
        return shape;
    }

    private static Shape unsealed(Type type) {
        var shape = clear(type);
        if (shape.seals(new HashSet<>())) {
            throw new IllegalArgumentException("sealed inside of sealed: " + type);
        }
        return shape;
    }
}
