package org.sekimori.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/**
 * The digests of an earlier record, found again by component name and canonical bytes, so that an unchanged content
 * keeps its disclosure. What was withheld from the earlier record cannot be recognised and is not in here.
 *
 * <p>Equal elements have a digest each: RFC 9901 allows no digest twice.
 */
public final class Kept {
    private static final Kept NONE = new Kept(Map.of());

    private final Map<String, List<String>> digests;

    private Kept(Map<String, List<String>> digests) {
        this.digests = digests;
    }

    public static Kept none() {
        return NONE;
    }

    /** From a record as it was sealed, or as {@link Sealing#reveal} opened it. */
    public static Kept of(Object earlier) {
        var collected = new HashMap<String, List<String>>();
        Shapes.of(earlier.getClass()).rewrite("", earlier, new Collecting(collected));
        return new Kept(collected);
    }

    /** One command's way through the kept digests; hands out each of them once. One thread only. */
    static final class Reuse {
        private final Kept kept;
        private final Map<String, Integer> used = new HashMap<>();

        Reuse(Kept kept) {
            this.kept = kept;
        }

        /** A digest for this content that was not handed out yet, or {@code null}. */
        private String next(String key) {
            var digests = kept.digests.get(key);
            if (digests == null) {
                return null;
            }
            int position = used.merge(key, 1, Integer::sum) - 1;
            return position < digests.size() ? digests.get(position) : null;
        }

        String field(String name, byte[] value) {
            return kept == NONE ? null : next(fieldKey(name, value));
        }

        String element(String name, byte[] value) {
            return kept == NONE ? null : next(elementKey(name, value));
        }

        String list(String name, List<String> elements) {
            return kept == NONE ? null : next(listKey(name, elements));
        }
    }

    private static String fieldKey(String name, byte[] value) {
        return "field " + name + " " + new String(value, StandardCharsets.ISO_8859_1);
    }

    private static String elementKey(String name, byte[] value) {
        return "element " + name + " " + new String(value, StandardCharsets.ISO_8859_1);
    }

    private static String listKey(String name, List<String> elements) {
        return "list " + name + " " + String.join(" ", elements);
    }

    private record Collecting(Map<String, List<String>> digests) implements Rewrite {
        @Override
        public Sealed<?> field(String name, Sealed<?> sealed, Shape content) {
            if (sealed instanceof Sealed.Known<?>(var sd, var value)) {
                keep(fieldKey(name, CanonicalJson.bytes(content.write(value, Form.PLAIN))), sd);
            }
            return sealed;
        }

        @Override
        public SealedList<?> list(String name, SealedList<?> sealed, Shape content) {
            if (sealed instanceof SealedList.Known<?> known) {
                var elements = new ArrayList<String>(known.elements().size());
                for (var element : known.elements()) {
                    elements.add(element.digest().orElse(EntrySeals.UNKNOWN));
                    if (element instanceof Sealed.Known<?>(var sd, var value)) {
                        keep(elementKey(name, CanonicalJson.bytes(content.write(value, Form.PLAIN))), sd);
                    }
                }
                keep(listKey(name, elements), known.sd());
            }
            return sealed;
        }

        private void keep(String key, String digest) {
            digests.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(digest);
        }
    }
}
