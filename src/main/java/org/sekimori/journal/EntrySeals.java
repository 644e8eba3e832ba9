package org.sekimori.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/**
 * Entries: a sealed component writes its digest, which its object collects into {@code _sd}; reading finds the
 * {@link Opened} content under the component's name, or nothing.
 *
 * <p>The surprise: {@code _sd} has no names, so a content that was not disclosed is withheld with the digest
 * {@link #UNKNOWN}: it is one of those in the entry, and nobody without the disclosure can say which. That is the point.
 */
final class EntrySeals implements SealForm {
    /** The digest of a content that was withheld from the reader together with its disclosure. */
    static final String UNKNOWN = "";

    private static final int PADDED_TO = 8;

    private final Map<String, String> disclosures;
    private final Salts.Supply salts;
    private final Set<String> written = new HashSet<>();

    private EntrySeals(Map<String, String> disclosures, Salts.Supply salts) {
        this.disclosures = disclosures;
        this.salts = salts;
    }

    static Form writing(Salts.Supply salts) {
        return new Form(new EntrySeals(Map.of(), salts), Map.of());
    }

    static Form reading(Map<String, String> disclosures) {
        Salts none = _ -> {
            throw new IllegalStateException("reading draws no salt");
        };
        return new Form(new EntrySeals(disclosures, new Salts.Supply(none)), Map.of());
    }

    /** Sorted bytewise, with decoys up to the next multiple of eight, at least one. */
    List<String> padded(List<String> digests) {
        var all = new ArrayList<>(digests);
        do {
            all.add(Digest.base64UrlOfAscii(salts.next()));
        } while (all.size() % PADDED_TO != 0);
        Collections.sort(all);
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).equals(all.get(i - 1))) {
                throw new IllegalStateException("one sealed value in two components: RFC 9901 allows no digest twice");
            }
        }
        return all;
    }

    @Override
    public Object write(Sealed<?> sealed, Shape content, Form form) {
        return known(sealed.digest().orElse(UNKNOWN));
    }

    @Override
    public Object writeList(SealedList<?> sealed, Shape content, Form form) {
        return known(sealed.digest().orElse(UNKNOWN));
    }

    private String known(String digest) {
        if (digest.equals(UNKNOWN)) {
            throw new IllegalStateException("an entry commits to contents that are known, not to what was withheld");
        }
        written.add(digest);
        return digest;
    }

    /** The digests of what was written with this form so far. */
    Set<String> written() {
        return written;
    }

    @Override
    public Sealed<?> read(Object tree, Shape content, Form form) {
        var opened = opened(tree);
        return new Sealed.Known<>(opened.digest(), content.read(opened.value(), Form.PLAIN));
    }

    @Override
    public SealedList<?> readList(Object tree, Shape content, Form form) {
        var opened = opened(tree);
        var elements = new ArrayList<Sealed<Object>>();
        for (var digest : DisclosureText.elements(opened.value())) {
            try {
                elements.add(Disclosures.element(disclosures, digest, content));
            } catch (Malformed e) {
                throw e.under(Integer.toString(elements.size()));
            }
        }
        return new SealedList.Known<>(opened.digest(), elements);
    }

    @Override
    public Sealed<?> absent() {
        return new Sealed.Withheld<>(UNKNOWN);
    }

    @Override
    public SealedList<?> absentList() {
        return new SealedList.Withheld<>(UNKNOWN);
    }

    private static Opened opened(Object tree) {
        if (tree instanceof Opened opened) {
            return opened;
        }
        throw Malformed.here("wrong-type", "a sealed value, but it stands in clear");
    }
}
