package org.sekimori.deconfliction;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sekimori.operation.Selector;

/**
 * Selectors that were made harmless for mail: {@code hxxp[:]//bad[.]example}. Brackets around dots, colons and slashes go;
 * within a path only those around a dot do, since a path may hold the others.
 */
public final class Defanged {
    private static final Pattern SCHEME = Pattern.compile("(?i)^(?:h(?:xx|\\*\\*|xt|tx)p(s?)|(fxp)(s?))(?=\\[?:)");
    private static final Pattern COLON = Pattern.compile("\\[(://|:/|:|//|/)]");
    private static final Pattern AUTHORITY = Pattern.compile("^(?:[A-Za-z][A-Za-z0-9+.-]*:)?(?://)?[^/?#]*");
    private static final Pattern DOT =
            Pattern.compile("(?i)\\[ ?(?:\\.|dot) ?]|\\( ?(?:\\.|dot) ?\\)|\\{ ?(?:\\.|dot) ?}");

    private Defanged() {}

    /** The selector as it is shown: its text, and those of its prefixes, refanged and without space around. Names stay. */
    public static Selector refanged(Selector selector) {
        return Normalisation.isName(selector.kind())
                ? selector
                : selector.with(
                        plain(selector.value().strip()), selector.prefixes().map(Defanged::all));
    }

    private static List<String> all(List<String> texts) {
        return texts.stream().map(text -> plain(text.strip())).toList();
    }

    static String plain(String text) {
        if (text.indexOf('[') < 0 && text.indexOf('(') < 0 && text.indexOf('{') < 0 && !isSchemed(text)) {
            return text;
        }
        var colons = COLON.matcher(scheme(text)).replaceAll("$1");
        var authority = AUTHORITY.matcher(colons);
        int end = authority.lookingAt() ? authority.end() : 0;
        return DOT.matcher(colons.substring(0, end)).replaceAll(".")
                + colons.substring(end).replace("[.]", ".");
    }

    private static boolean isSchemed(String text) {
        return SCHEME.matcher(text).lookingAt();
    }

    private static String scheme(String text) {
        return SCHEME.matcher(text)
                .replaceFirst(found -> Matcher.quoteReplacement(
                        found.group(2) == null ? "http" + text(found.group(1)) : "ftp" + text(found.group(3))));
    }

    private static String text(String group) {
        return group == null ? "" : group;
    }
}
