package org.sekimori.journal;

import java.util.Map;
import org.sekimori.operation.Sealed;

/** Looks up disclosures by digest and believes none whose hash is another. */
final class Disclosures {
    private Disclosures() {}

    /** One element of a sealed list, known or withheld. */
    static Sealed<Object> element(Map<String, String> disclosures, String digest, Shape content) {
        var text = disclosures.get(digest);
        if (text == null) {
            return new Sealed.Withheld<>(digest);
        }
        return new Sealed.Known<>(digest, content.read(DisclosureText.openElement(verified(digest, text)), Form.PLAIN));
    }

    /** The tree of a field that was disclosed under this name; the digest must be there. */
    static Object field(Map<String, String> disclosures, String digest, String name) {
        var named = DisclosureText.openField(verified(digest, disclosures.get(digest)));
        if (!named.name().equals(name)) {
            throw Malformed.here("unknown-field", "a disclosure of this component");
        }
        return named.value();
    }

    /** @throws Malformed if the text is not the one that the digest commits to */
    static String verified(String digest, String text) {
        if (!DisclosureText.digestOf(text).equals(digest)) {
            throw Malformed.here("out-of-range", "the disclosure that the digest commits to");
        }
        return text;
    }
}
