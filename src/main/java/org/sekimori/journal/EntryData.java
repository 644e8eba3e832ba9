package org.sekimori.journal;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The {@code data} of an entry as a tree: its digests, and its sealed fields put where they belong. */
final class EntryData {
    private EntryData() {}

    /** Puts each disclosed field under its name; the tree is the reader's own. */
    static void open(Object tree, Map<String, String> disclosures) {
        switch (tree) {
            case List<?> list -> list.forEach(item -> open(item, disclosures));
            case Map<?, ?> _ -> openObject(object(tree), disclosures);
            case null, default -> {}
        }
    }

    private static void openObject(Map<String, Object> object, Map<String, String> disclosures) {
        var digests = object.remove("_sd");
        object.values().forEach(value -> open(value, disclosures));
        if (!(digests instanceof List<?> list)) {
            return;
        }
        for (var one : list) {
            var digest = ScalarShapes.text(one, "a digest");
            var text = disclosures.get(digest);
            if (text != null) {
                var field = DisclosureText.openField(Disclosures.verified(digest, text));
                if (object.putIfAbsent(field.name(), new Opened(digest, field.value())) != null) {
                    throw Malformed.here("duplicate-name", "each field once").under(field.name());
                }
            }
        }
    }

    /** Every digest in the {@code _sd} of this tree and of all within it. */
    static void collect(Object tree, Set<String> digests) {
        switch (tree) {
            case List<?> list -> list.forEach(item -> collect(item, digests));
            case Map<?, ?> object ->
                object.forEach((name, value) -> {
                    if (name.equals("_sd") && value instanceof List<?> list) {
                        list.forEach(digest -> digests.add((String) digest));
                    } else {
                        collect(value, digests);
                    }
                });
            case null, default -> {}
        }
    }

    @SuppressWarnings("unchecked") // parsed and written objects have names for keys
    static Map<String, Object> object(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw Malformed.here("wrong-type", "an object");
    }
}
