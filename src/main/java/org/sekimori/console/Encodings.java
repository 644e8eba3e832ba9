package org.sekimori.console;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Which content encodings a client takes, as {@code Accept-Encoding} says. */
record Encodings(Map<String, Boolean> named) {
    static final String BROTLI = "br";
    static final String GZIP = "gzip";

    /** More than this is no list of encodings. */
    private static final int LONGEST = 500;

    static Encodings of(String header) {
        var named = new HashMap<String, Boolean>();
        if (header != null && header.length() <= LONGEST) {
            for (var part : header.toLowerCase(Locale.ROOT).split(",", -1)) {
                var words = part.split(";", -1);
                named.put(words[0].strip(), words.length < 2 || !isNought(words[1]));
            }
        }
        return new Encodings(named);
    }

    private static boolean isNought(String parameter) {
        return parameter.replace(" ", "").matches("q=0(\\.0*)?");
    }

    boolean accept(String encoding) {
        return named.getOrDefault(encoding, named.getOrDefault("*", false));
    }
}
