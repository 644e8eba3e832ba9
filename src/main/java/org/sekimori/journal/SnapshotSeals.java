package org.sekimori.journal;

import java.util.Map;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/** Snapshots: {@code {"sd": digest}} only, so that deleting a disclosure leaves nothing behind in a state. */
final class SnapshotSeals implements SealForm {
    private static final String FRESH = "a snapshot holds digests: seal the value before it is folded";

    @Override
    public Object write(Sealed<?> sealed, Shape content, Form form) {
        return switch (sealed) {
            case Sealed.Fresh<?> _ -> throw new IllegalStateException(FRESH);
            case Sealed.Known<?> known -> Map.of("sd", known.sd());
            case Sealed.Withheld<?>(var sd) -> Map.of("sd", sd);
        };
    }

    @Override
    public Sealed<?> read(Object tree, Shape content, Form form) {
        return new Sealed.Withheld<>(digest(tree));
    }

    @Override
    public Object writeList(SealedList<?> sealed, Shape content, Form form) {
        return switch (sealed) {
            case SealedList.Fresh<?> _ -> throw new IllegalStateException(FRESH);
            case SealedList.Known<?> known -> Map.of("sd", known.sd());
            case SealedList.Withheld<?>(var sd) -> Map.of("sd", sd);
        };
    }

    @Override
    public SealedList<?> readList(Object tree, Shape content, Form form) {
        return new SealedList.Withheld<>(digest(tree));
    }

    private static String digest(Object tree) {
        if (tree instanceof Map<?, ?> object && object.size() == 1 && object.get("sd") instanceof String digest) {
            return digest;
        }
        throw Malformed.here("wrong-type", "an object with the digest");
    }
}
