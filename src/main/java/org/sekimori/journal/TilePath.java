package org.sekimori.journal;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of a tile as the tlog-tiles specification writes it: {@code tile/<L>/<N>[.p/<W>]} for hashes,
 * {@code tile/entries/<N>[.p/<W>]} for entries. N is written in groups of three digits, all but the last prefixed by
 * {@code x}, without a needless leading group: 1234067 is {@code x001/x234/067}.
 *
 * @param level 0 to 63 of a hash tile, {@link #ENTRIES} for an entry bundle
 * @param index N, from 0
 * @param width hashes or entries in it: 256 when full, else 1 to 255
 */
public record TilePath(int level, long index, int width) {
    /** Levels of the tree that one tile spans. */
    public static final int HEIGHT = 8;
    /** Hashes in a full tile. */
    public static final int WIDTH = 256;
    /** The level of entry bundles. */
    public static final int ENTRIES = -1;

    private static final int HIGHEST_LEVEL = 63;
    private static final int GROUP = 1000;
    private static final Pattern FORM = Pattern.compile(
            "tile/(?<level>entries|0|[1-9][0-9]?)/(?<index>(?:x[0-9]{3}/){0,6}[0-9]{3})(?:\\.p/(?<width>[1-9][0-9]{0,2}))?");

    public TilePath {
        if (level < ENTRIES || level > HIGHEST_LEVEL || index < 0 || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException(
                    "Expected a tile, but got level " + level + ", index " + index + ", width " + width);
        }
    }

    public static TilePath full(int level, long index) {
        return new TilePath(level, index, WIDTH);
    }

    /** Empty unless the text is exactly a path that {@link #toString} would write. */
    public static Optional<TilePath> parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        long index;
        try {
            index = Long.parseLong(match.group("index").replace("x", "").replace("/", ""));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
        int level = match.group("level").equals("entries") ? ENTRIES : Integer.parseInt(match.group("level"));
        int width = match.group("width") == null ? WIDTH : Integer.parseInt(match.group("width"));
        if (level > HIGHEST_LEVEL || width > WIDTH) {
            return Optional.empty();
        }
        var path = new TilePath(level, index, width);
        return path.toString().equals(text) ? Optional.of(path) : Optional.empty();
    }

    public boolean isPartial() {
        return width < WIDTH;
    }

    /** Position of its first hash within its level, or of its first entry. */
    public long first() {
        return Math.multiplyExact(index, (long) WIDTH);
    }

    /** Whether a tree of this size has all that the tile shows. */
    public boolean isWithin(long size) {
        long has = size >>> (Math.max(level, 0) * HEIGHT);
        return level * HEIGHT < Long.SIZE && index <= has / WIDTH && first() + width <= has;
    }

    @Override
    public String toString() {
        var text = new StringBuilder("%03d".formatted(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            text.insert(0, "x%03d/".formatted(rest % GROUP));
        }
        text.insert(0, level == ENTRIES ? "tile/entries/" : "tile/" + level + "/");
        return isPartial() ? text.append(".p/").append(width).toString() : text.toString();
    }
}
