package org.sekimori.console;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** Titles of problems in Japanese and English, by code. */
final class Titles {
    private static final List<Locale> SPOKEN = List.of(Locale.JAPANESE, Locale.ENGLISH);

    private Titles() {}

    /** The language to answer in; Japanese where the caller wishes neither or says nothing. */
    static Locale language(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 200) {
            return Locale.JAPANESE;
        }
        try {
            var found = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return found == null ? Locale.JAPANESE : found;
        } catch (IllegalArgumentException e) {
            return Locale.JAPANESE;
        }
    }

    static String of(String code, int status, Locale language) {
        var titles = bundle(language);
        return titles.containsKey(code) ? titles.getString(code) : titles.getString("status-" + status / 100);
    }

    static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle("org.sekimori.console.problems_" + language.getLanguage(), Locale.ROOT);
    }
}
