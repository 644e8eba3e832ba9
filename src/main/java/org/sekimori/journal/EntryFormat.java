package org.sekimori.journal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Event;

/**
 * An entry's bytes, both ways.
 *
 * <p>{@code data} holds the event's clear components under their names and {@code _sd}, the digests of the sealed ones,
 * sorted bytewise and padded with decoys to a multiple of eight, at least one. A nested clear record that has sealed
 * components has its own {@code _sd}, padded likewise whether they are present or not.
 *
 * <p>The surprise: {@code _sd} has no names, so an undisclosed field cannot say which digest is its own. A required one
 * is read as withheld with an empty digest, an optional one as absent. A list that was disclosed knows the digest of
 * each of its elements, present or withheld.
 */
public final class EntryFormat {
    /** An entry bundle writes an entry's length in two bytes (tlog-tiles). */
    public static final int MAX_ENTRY_BYTES = 65_535;

    /** The sealed field of a command's first entry. */
    static final String REQUEST = "request";

    private static final Shape STAMP = Shapes.of(EntryStamp.class);

    private final EventTypes types;
    private final Salts salts;
    private final Sealing sealing;

    /** Upcasts are by type; step {@code i} takes an opened {@code data} of schema {@code i + 1} to the next schema. */
    public EntryFormat(
            Collection<Descriptor> descriptors,
            Map<String, List<UnaryOperator<Map<String, Object>>>> upcasts,
            Salts salts) {
        this.types = new EventTypes(descriptors, upcasts);
        this.salts = salts;
        this.sealing = new Sealing(salts);
    }

    public String typeOf(Event event) {
        return types.of(event).name();
    }

    /**
     * Seals what is fresh in the event and writes the entry.
     *
     * @param request for a command's first entry, the SHA-256 of its canonical body in unpadded base64url
     * @throws Malformed {@code entry-too-large} or {@code list-too-long}
     */
    public Written write(EntryStamp stamp, Event event, Optional<String> request) {
        var type = types.of(event);
        var sealed = sealing.seal(event, Kept.none());
        var supply = new Salts.Supply(salts);
        var drawn = new ArrayList<>(sealed.drawn());
        var digests = new ArrayList<String>();
        request.ifPresent(hash -> {
            var disclosure = DisclosureText.field(supply.next(), REQUEST, CanonicalJson.bytes(hash));
            drawn.add(disclosure);
            digests.add(disclosure.digest());
        });
        var form = EntrySeals.writing(supply);
        var seals = (EntrySeals) form.seal();
        var data = type.shape().writeFields(sealed.value(), form, digests);
        data.put("_sd", seals.padded(digests));
        var bytes = bytes(stamp, type, data);
        var entry = new NewEntry(stamp.id(), type.name(), stamp.subject(), stamp.version(), stamp.recorded(), bytes);
        return new Written(entry, sealed.value(), drawn, seals.written());
    }

    private static byte[] bytes(EntryStamp stamp, EventTypes.Registered type, Map<String, Object> data) {
        var entry = EntryData.object(STAMP.write(stamp, Form.PLAIN));
        entry.put("type", type.name());
        entry.put("schema", type.schema());
        entry.put("data", data);
        var bytes = CanonicalJson.bytes(entry);
        if (bytes.length > MAX_ENTRY_BYTES) {
            throw Malformed.here("entry-too-large", "an entry of at most " + MAX_ENTRY_BYTES + " bytes");
        }
        return bytes;
    }

    /**
     * Reads an entry with as much of its contents as the disclosures show.
     *
     * @param disclosures digest to text, of what the reader may see
     * @throws CorruptJournal naming log and index, if the bytes or a disclosure contradict themselves
     */
    public Recorded read(StoredEntry entry, Map<String, String> disclosures) {
        try {
            var tree = EntryData.object(CanonicalJson.parseOwn(entry.bytes()));
            var data = EntryData.object(tree.remove("data"));
            var header = header(entry, tree);
            EntryData.open(data, disclosures);
            var request = data.remove(REQUEST) instanceof Opened(var _, String hash)
                    ? Optional.of(hash)
                    : Optional.<String>empty();
            return new Recorded(header, event(header, data, disclosures), request);
        } catch (Malformed e) {
            throw corrupt(entry, e);
        }
    }

    /** The entry without its event. */
    public EntryHeader header(StoredEntry entry) {
        try {
            var tree = EntryData.object(CanonicalJson.parseOwn(entry.bytes()));
            tree.remove("data");
            return header(entry, tree);
        } catch (Malformed e) {
            throw corrupt(entry, e);
        }
    }

    /**
     * An entry of a bundle, which says everything of itself but its place.
     *
     * @throws Malformed if the bytes are no entry
     */
    public static StoredEntry stored(long index, byte[] bytes) {
        var tree = EntryData.object(CanonicalJson.parseOwn(bytes));
        tree.remove("data");
        tree.remove("schema");
        var type = ScalarShapes.text(tree.remove("type"), "a type");
        var stamp = (EntryStamp) STAMP.read(tree, Form.PLAIN);
        return new StoredEntry(
                stamp.log(),
                index,
                stamp.id(),
                type,
                stamp.subject(),
                stamp.version(),
                stamp.recorded(),
                stamp.cause(),
                bytes);
    }

    /** Every digest in an entry, decoys included: what to ask the journal for. */
    public static Set<String> digestsOf(byte[] entry) {
        var digests = new LinkedHashSet<String>();
        EntryData.collect(EntryData.object(CanonicalJson.parseOwn(entry)).get("data"), digests);
        return digests;
    }

    /**
     * What of the disclosures that a command drew is committed to by its entries. The rest, contents that no event took
     * over as they were, must not be stored: nobody could ever prove it, find it or delete it.
     *
     * @param digests those in its entries
     * @param drawn in the order of drawing, elements before their list
     */
    public static List<Disclosure> committed(Collection<String> digests, List<Disclosure> drawn) {
        var asked = new HashSet<>(digests);
        var committed = new ArrayList<Disclosure>(drawn.size());
        for (int i = drawn.size() - 1; i >= 0; i--) {
            var disclosure = drawn.get(i);
            if (asked.contains(disclosure.digest())) {
                committed.add(disclosure);
                if (i > 0 && !asked.contains(drawn.get(i - 1).digest())) {
                    asked.addAll(elementsOf(disclosure.text())); // what stands before a list may be its elements
                }
            }
        }
        return committed.reversed();
    }

    /** The digests of a sealed list's elements, in order; empty if the disclosure is of no list. */
    public static List<String> elementsOf(String disclosure) {
        try {
            return DisclosureText.elements(DisclosureText.openField(disclosure).value());
        } catch (Malformed _) {
            return List.of();
        }
    }

    /** The text that a sealed field discloses; empty if it is of another kind. */
    public static Optional<String> textOf(String disclosure) {
        try {
            return DisclosureText.openField(disclosure).value() instanceof String text
                    ? Optional.of(text)
                    : Optional.empty();
        } catch (Malformed _) {
            return Optional.empty();
        }
    }

    private Event event(EntryHeader header, Map<String, Object> data, Map<String, String> disclosures) {
        var type = types.of(header.type(), header.schema());
        if (type == null) {
            return new UnknownType(header.type(), header.schema(), data);
        }
        var current = type.upcast(data, header.schema());
        return type.type().cast(type.shape().read(current, EntrySeals.reading(disclosures)));
    }

    private static EntryHeader header(StoredEntry entry, Map<String, Object> tree) {
        var type = ScalarShapes.text(tree.remove("type"), "a type");
        var schema = ScalarShapes.Whole.number(tree.remove("schema"));
        var stamp = (EntryStamp) STAMP.read(tree, Form.PLAIN);
        boolean agrees = stamp.id().equals(entry.id())
                && stamp.log() == entry.log()
                && type.equals(entry.type())
                && stamp.subject().equals(entry.subject())
                && stamp.version() == entry.version()
                && stamp.cause().equals(entry.cause());
        if (!agrees) {
            throw Malformed.here("out-of-range", "the same in the bytes as beside them");
        }
        return new EntryHeader(entry.index(), type, Math.toIntExact(schema), stamp);
    }

    private static CorruptJournal corrupt(StoredEntry entry, Malformed e) {
        return new CorruptJournal(entry.log(), entry.index(), e.code() + " at '" + e.pointer() + "'");
    }
}
