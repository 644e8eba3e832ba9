package org.sekimori.projection;

import java.text.Normalizer;
import java.util.Locale;

/** The form in which titles are searched, so that full-width letters and capitals are found by any spelling. */
final class Search {
    private Search() {}

    static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }
}
