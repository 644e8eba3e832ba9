package org.sekimori.journal;

import java.util.List;
import java.util.Map;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/**
 * Between nodes, nothing lost: {@code {"value"}} is fresh, {@code {"sd","value"}} known, {@code {"sd"}} withheld; a list
 * has {@code "values"} or, once it has a digest, {@code "elements"}.
 */
final class WireSeals implements SealForm {
    @Override
    public Object write(Sealed<?> sealed, Shape content, Form form) {
        return switch (sealed) {
            case Sealed.Fresh<?>(var value) -> Map.of("value", content.write(value, form));
            case Sealed.Known<?>(var sd, var value) -> Map.of("sd", sd, "value", content.write(value, form));
            case Sealed.Withheld<?>(var sd) -> Map.of("sd", sd);
        };
    }

    @Override
    public Sealed<?> read(Object tree, Shape content, Form form) {
        var object = object(tree);
        var value = object.get("value");
        var sd = object.get("sd");
        if (sd == null && value != null) {
            return Sealed.fresh(content.read(value, form));
        }
        var digest = ScalarShapes.text(sd, "a digest");
        return value == null ? new Sealed.Withheld<>(digest) : new Sealed.Known<>(digest, content.read(value, form));
    }

    @Override
    public Object writeList(SealedList<?> sealed, Shape content, Form form) {
        return switch (sealed) {
            case SealedList.Fresh<?>(var values) -> Map.of("values", PlainSeals.items(values, content, form));
            case SealedList.Known<?> known ->
                Map.of(
                        "sd",
                        known.sd(),
                        "elements",
                        known.elements().stream()
                                .map(e -> write(e, content, form))
                                .toList());
            case SealedList.Withheld<?>(var sd) -> Map.of("sd", sd);
        };
    }

    @Override
    public SealedList<?> readList(Object tree, Shape content, Form form) {
        var object = object(tree);
        if (object.containsKey("values")) {
            return SealedList.fresh(PlainSeals.values(object.get("values"), content, form));
        }
        var digest = ScalarShapes.text(object.get("sd"), "a digest");
        if (!(object.get("elements") instanceof List<?> elements)) {
            return new SealedList.Withheld<>(digest);
        }
        return new SealedList.Known<>(
                digest,
                elements.stream()
                        .<Sealed<Object>>map(e -> anyContent(read(e, content, form)))
                        .toList());
    }

    /** What is sealed here has the type that the record's component names; the compiler cannot follow the shape. */
    @SuppressWarnings("unchecked")
    static Sealed<Object> anyContent(Sealed<?> sealed) {
        return (Sealed<Object>) sealed;
    }

    private static Map<?, ?> object(Object tree) {
        if (tree instanceof Map<?, ?> object) {
            return object;
        }
        throw Malformed.here("wrong-type", "an object");
    }
}
