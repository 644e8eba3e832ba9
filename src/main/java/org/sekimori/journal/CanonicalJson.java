package org.sekimori.journal;

/**
 * Trees of plain Java values to canonical bytes (RFC 8785) and back, restricted as the journal demands: numbers are
 * integers within ±(2^53−1), no name twice in an object, no lone surrogate, no Unicode normalisation.
 *
 * <p>A tree is made of {@code Map<String, Object>}, {@code List<?>}, {@code String}, {@code Long} (also {@code Integer}
 * when writing), {@code Boolean} and {@code null}. Trees that come from parsing may be changed by their owner.
 */
public final class CanonicalJson {
    /** The largest integer that every JSON reader keeps exact; its negative is the smallest. */
    public static final long MAX_INTEGER = (1L << 53) - 1;

    /** Objects and lists inside each other. */
    public static final int MAX_DEPTH = 64;

    /** Of what anybody may send. */
    public static final int MAX_INPUT_BYTES = 8 * 1024 * 1024;

    /** Of what the hub wrote itself. */
    private static final int MAX_OWN_BYTES = 256 * 1024 * 1024;

    private CanonicalJson() {}

    /** The tree's one byte form; UTF-8, names sorted by UTF-16 code units. */
    public static byte[] bytes(Object tree) {
        return new CanonicalWriter().write(tree);
    }

    /**
     * Reads what came from outside: any JSON within the restrictions, canonical or not. The names {@code _sd},
     * {@code _sd_alg} and {@code ...} are refused, and so is U+0000.
     *
     * @throws Malformed naming the place
     */
    public static Object parse(byte[] json) {
        return new CanonicalParser(false, MAX_INPUT_BYTES).parse(json);
    }

    /** Reads what the hub wrote, where the reserved names mean what RFC 9901 says. */
    static Object parseOwn(byte[] json) {
        return new CanonicalParser(true, MAX_OWN_BYTES).parse(json);
    }

    /** Refuses an object or list that has this many around it. */
    static void checkDepth(int around) {
        if (around >= MAX_DEPTH) {
            throw Malformed.here("too-deep", "at most " + MAX_DEPTH + " levels");
        }
    }

    /** Whether RFC 9901 keeps this name for itself. */
    static boolean isReserved(String name) {
        return name.equals("_sd") || name.equals("_sd_alg") || name.equals("...");
    }
}
