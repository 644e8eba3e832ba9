package org.sekimori.operation;

import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Commits to contents without salt, so that an unchanged content keeps its digest; and withholds them again. */
public final class Seals {
    private Seals() {}

    /** Every fresh content gets a digest. */
    @SuppressWarnings("unchecked") // rewriting keeps the type of a record
    public static <T> T seal(T value) {
        return (T) rewrite(value, Seals::committed);
    }

    /** Every content is taken away. */
    @SuppressWarnings("unchecked") // rewriting keeps the type of a record
    public static <T> T withhold(T value) {
        return (T) rewrite(value, Seals::withheld);
    }

    private static Object committed(Object sealed) {
        return switch (sealed) {
            case Sealed.Fresh<?>(var value) -> new Sealed.Known<>(digest("field" + value), value);
            case SealedList.Fresh<?>(var values) ->
                new SealedList.Known<Object>(
                        digest("list" + values),
                        values.stream()
                                .<Sealed<Object>>map(v -> new Sealed.Known<>(digest("element" + v), v))
                                .toList());
            default -> sealed;
        };
    }

    private static Object withheld(Object sealed) {
        return switch (sealed) {
            case Sealed.Known<?> known -> new Sealed.Withheld<>(known.sd());
            case SealedList.Known<?> known -> new SealedList.Withheld<>(known.sd());
            case Sealed.Fresh<?> _, SealedList.Fresh<?> _ -> throw new AssertionError("not sealed: " + sealed);
            default -> sealed;
        };
    }

    private static Object rewrite(Object value, UnaryOperator<Object> seals) {
        return switch (value) {
            case Sealed<?> sealed -> seals.apply(sealed);
            case SealedList<?> sealed -> seals.apply(sealed);
            case Optional<?> maybe -> maybe.map(v -> rewrite(v, seals));
            case List<?> list -> list.stream().map(v -> rewrite(v, seals)).toList();
            case Map<?, ?> map -> rewriteMap(map, seals);
            case Record record -> rewriteRecord(record, seals);
            default -> value;
        };
    }

    private static Map<Object, Object> rewriteMap(Map<?, ?> map, UnaryOperator<Object> seals) {
        var next = new LinkedHashMap<Object, Object>();
        map.forEach((key, v) -> next.put(key, rewrite(v, seals)));
        return next;
    }

    private static Object rewriteRecord(Record record, UnaryOperator<Object> seals) {
        var components = record.getClass().getRecordComponents();
        try {
            var values = new Object[components.length];
            for (int i = 0; i < components.length; i++) {
                var accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                values[i] = rewrite(accessor.invoke(record), seals);
            }
            var constructor = record.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static String digest(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sha256(text));
    }

    /** Hashes by the text of a record. */
    public static final Hashing HASHING = new Hashing() {
        @Override
        public ScopeHash scope(Scope scope) {
            var executors =
                    scope.executors().stream().map(Agency::wire).sorted().collect(Collectors.joining(","));
            var text = scope.applicant()
                    + executors
                    + scope.legalBasis()
                    + scope.measures()
                    + scope.operation()
                    + scope.targets()
                    + scope.window();
            return new ScopeHash(HexFormat.of().formatHex(sha256(text)));
        }

        @Override
        public String motion(Record motion) {
            return HexFormat.of().formatHex(sha256(motion.toString()));
        }
    };
}
