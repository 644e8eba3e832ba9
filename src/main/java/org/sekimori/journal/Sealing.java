package org.sekimori.journal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;

/**
 * Commits to the sealed contents of a record, wherever they stand in it, and opens them again. A disclosure carries the
 * name of its component, so the component of an event must be called as that of the command that it is taken from.
 */
public final class Sealing {
    private final Salts salts;

    public Sealing(Salts salts) {
        this.salts = Objects.requireNonNull(salts);
    }

    /** Every fresh content gets its digest: the kept one if it is unchanged, else a new one with a new salt. */
    public <R> SealedRecord<R> seal(R record, Kept kept) {
        var committing = new Committing(new Salts.Supply(salts), new Kept.Reuse(kept), new ArrayList<>());
        var sealed = rewritten(record, committing);
        return new SealedRecord<>(sealed, committing.drawn);
    }

    /**
     * What is withheld becomes known where its disclosure is given: digest to text.
     *
     * @throws CorruptJournal if a text is not what its digest commits to, or belongs to another component
     */
    public static <R> R reveal(R record, Map<String, String> disclosures) {
        try {
            return rewritten(record, new Revealing(disclosures));
        } catch (Malformed e) {
            throw new CorruptJournal("a disclosure does not fit: " + e.code() + " at " + e.pointer());
        }
    }

    /**
     * The digests that stand in a record and whose contents are not there: of fields, of lists and, where a list is
     * known, of its withheld elements. Fetch these, {@link #reveal}, and lists show the digests of their elements.
     */
    public static Set<String> withheldIn(Object record) {
        var digests = new LinkedHashSet<String>();
        rewritten(record, new Asking(digests));
        return digests;
    }

    private static <R> R rewritten(R record, Rewrite rewrite) {
        @SuppressWarnings("unchecked") // a record is rewritten by its own constructor
        var type = (Class<R>) record.getClass();
        return type.cast(Shapes.of(type).rewrite("", record, rewrite));
    }

    private record Committing(Salts.Supply salts, Kept.Reuse kept, List<Disclosure> drawn) implements Rewrite {
        @Override
        public Sealed<?> field(String name, Sealed<?> sealed, Shape content) {
            if (!(sealed instanceof Sealed.Fresh<?>(var value))) {
                return sealed;
            }
            var bytes = CanonicalJson.bytes(content.write(value, Form.PLAIN));
            var earlier = kept.field(name, bytes);
            var digest = earlier != null ? earlier : draw(DisclosureText.field(salts.next(), name, bytes));
            return new Sealed.Known<>(digest, value);
        }

        @Override
        public SealedList<?> list(String name, SealedList<?> sealed, Shape content) {
            if (!(sealed instanceof SealedList.Fresh<?>(var values))) {
                return sealed;
            }
            var elements = new ArrayList<Sealed<Object>>(values.size());
            var digests = new ArrayList<String>(values.size());
            for (var value : values) {
                var digest = element(name, value, content, digests.size());
                digests.add(digest);
                elements.add(new Sealed.Known<>(digest, value));
            }
            var earlier = kept.list(name, digests);
            var digest = earlier != null ? earlier : draw(DisclosureText.list(salts.next(), name, digests));
            return new SealedList.Known<>(digest, elements);
        }

        private String element(String name, Object value, Shape content, int position) {
            try {
                var bytes = CanonicalJson.bytes(content.write(value, Form.PLAIN));
                var earlier = kept.element(name, bytes);
                return earlier != null ? earlier : draw(DisclosureText.element(salts.next(), bytes));
            } catch (Malformed e) {
                throw e.under(Integer.toString(position));
            }
        }

        private String draw(Disclosure disclosure) {
            drawn.add(disclosure);
            return disclosure.digest();
        }
    }

    private record Revealing(Map<String, String> disclosures) implements Rewrite {
        @Override
        public Sealed<?> field(String name, Sealed<?> sealed, Shape content) {
            if (sealed instanceof Sealed.Withheld<?>(var sd) && disclosures.containsKey(sd)) {
                var value = Disclosures.field(disclosures, sd, name);
                return new Sealed.Known<>(sd, content.read(value, Form.PLAIN));
            }
            return sealed;
        }

        @Override
        public SealedList<?> list(String name, SealedList<?> sealed, Shape content) {
            return switch (sealed) {
                case SealedList.Fresh<?> fresh -> fresh;
                case SealedList.Known<?> known ->
                    new SealedList.Known<>(
                            known.sd(),
                            known.elements().stream()
                                    .map(e -> element(e, content))
                                    .toList());
                case SealedList.Withheld<?>(var sd)
                when disclosures.containsKey(sd) ->
                    new SealedList.Known<>(
                            sd,
                            DisclosureText.elements(Disclosures.field(disclosures, sd, name)).stream()
                                    .map(digest -> Disclosures.element(disclosures, digest, content))
                                    .toList());
                case SealedList.Withheld<?> withheld -> withheld;
            };
        }

        private Sealed<Object> element(Sealed<?> element, Shape content) {
            return element instanceof Sealed.Withheld<?>(var sd)
                    ? Disclosures.element(disclosures, sd, content)
                    : WireSeals.anyContent(element);
        }
    }

    private record Asking(Set<String> digests) implements Rewrite {
        @Override
        public Sealed<?> field(String name, Sealed<?> sealed, Shape content) {
            ask(sealed);
            return sealed;
        }

        @Override
        public SealedList<?> list(String name, SealedList<?> sealed, Shape content) {
            switch (sealed) {
                case SealedList.Fresh<?> _ -> {}
                case SealedList.Known<?> known -> known.elements().forEach(this::ask);
                case SealedList.Withheld<?>(var sd) -> add(sd);
            }
            return sealed;
        }

        private void ask(Sealed<?> sealed) {
            if (sealed instanceof Sealed.Withheld<?>(var sd)) {
                add(sd);
            }
        }

        private void add(String digest) {
            if (!digest.equals(EntrySeals.UNKNOWN)) {
                digests.add(digest);
            }
        }
    }
}
