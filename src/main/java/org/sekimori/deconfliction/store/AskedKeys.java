package org.sekimori.deconfliction.store;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.sekimori.deconfliction.Normal;
import org.sekimori.deconfliction.Normal.Domain;
import org.sekimori.deconfliction.Normal.Network;
import org.sekimori.deconfliction.Normalisation;
import org.sekimori.deconfliction.Reading;
import org.sekimori.deconfliction.Unicode;
import org.sekimori.journal.Digest;
import org.sekimori.operation.Floors;
import org.sekimori.operation.Selector;

/**
 * The keys of a small request and those that would hold them, as digests: all that is needed to tell that a later request
 * is about a part of an earlier one.
 *
 * @param wideOf which of the keys, from 1, each of {@code wide} holds; a key holds itself
 * @param divisible whether a request could be about a part of this one
 */
record AskedKeys(List<UUID> keys, List<Integer> wideOf, List<UUID> wide, boolean divisible) {
    static AskedKeys of(List<Selector> selectors, Floors floors, Unicode unicode) {
        var parts = new LinkedHashMap<String, Normal.Single>();
        for (var selector : selectors) {
            if (Normalisation.read(selector, unicode) instanceof Reading.Read(var normal)) {
                normal.parts().forEach(part -> parts.put(part.key(), part));
            }
        }
        return of(parts, floors);
    }

    private static AskedKeys of(Map<String, Normal.Single> parts, Floors floors) {
        var keys = new ArrayList<UUID>();
        var wideOf = new ArrayList<Integer>();
        var wide = new ArrayList<UUID>();
        parts.keySet().stream().sorted().forEach(key -> {
            keys.add(Digest.uuid(key));
            holders(parts.get(key), floors).map(Digest::uuid).forEach(holder -> {
                wideOf.add(keys.size());
                wide.add(holder);
            });
        });
        return new AskedKeys(
                keys, wideOf, wide, parts.size() > 1 || parts.values().stream().anyMatch(AskedKeys::holdsOthers));
    }

    /** The key and those that hold it; nobody asks about a network that is wider than the floor. */
    private static Stream<String> holders(Normal.Single part, Floors floors) {
        var key = part.key();
        if (part instanceof Network(boolean six, String bits)) {
            int before = key.length() - bits.length();
            return Stream.iterate(bits.length(), n -> n > 0 && n >= least(six, floors), n -> n - 1)
                    .map(n -> key.substring(0, before + n));
        }
        return Stream.concat(Stream.of(key), part.cuts().stream().map(cut -> key.substring(0, cut)));
    }

    private static int least(boolean six, Floors floors) {
        return six ? floors.ipv6() : floors.ipv4();
    }

    private static boolean holdsOthers(Normal.Single part) {
        return switch (part) {
            case Network(boolean six, String bits) -> bits.length() < (six ? 128 : 32);
            case Domain _ -> true;
            default -> false;
        };
    }

    /** The same of two requests about the same. */
    UUID extent() {
        return Digest.uuid(String.join("\n", keys.stream().map(UUID::toString).toList()));
    }
}
