package org.sekimori.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A STIX pattern (STIX 2.1, part 9) as far as it lists alternatives: observations and comparisons joined by OR, and AND between
 * the two ends and ports of one connection. A list of alternatives is what selectors are; everything else says more, and is
 * refused with its reason.
 */
final class StixPattern {
    private static final int LONGEST = 64 * 1024;
    private static final int DEEPEST = 32;
    private static final Set<String> TWO = Set.of("!=", "<>", "<=", ">=");
    private static final String SIGNS = "[]()=<>!,";

    private final List<String> tokens;
    private int at;
    private int depth;

    /** One comparison: the path, the operator in upper case, the constants without quotes. */
    record Comparison(String path, String operator, List<String> constants) {}

    /** What cannot be said in selectors; {@code reason} is a stable code. */
    static final class Beyond extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Beyond(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    private StixPattern(List<String> tokens) {
        this.tokens = tokens;
    }

    /** Alternatives, each of comparisons that hold together, most often one. */
    static List<List<Comparison>> alternatives(String pattern) throws Beyond {
        var parser = new StixPattern(tokens(pattern));
        var all = parser.observations();
        if (parser.at < parser.tokens.size()) {
            throw parser.strange();
        }
        return all;
    }

    private static List<String> tokens(String pattern) throws Beyond {
        if (pattern.length() > LONGEST) {
            throw new Beyond("pattern-too-long");
        }
        var tokens = new ArrayList<String>();
        for (int at = 0; at < pattern.length(); ) {
            if (Character.isWhitespace(pattern.charAt(at))) {
                at++;
            } else {
                int end = end(pattern, at);
                tokens.add(pattern.substring(at, end));
                at = end;
            }
        }
        return tokens;
    }

    /** Of the token that begins there: a quoted text, a sign, or a word, which may hold {@code [*]} and quoted keys. */
    private static int end(String pattern, int from) throws Beyond {
        char first = pattern.charAt(from);
        if (first == '\'') {
            return afterQuote(pattern, from);
        }
        if (SIGNS.indexOf(first) >= 0) {
            boolean two = from + 1 < pattern.length() && TWO.contains(pattern.substring(from, from + 2));
            return two ? from + 2 : from + 1;
        }
        int at = from;
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            if (c == '\'') {
                at = afterQuote(pattern, at);
            } else if (pattern.startsWith("[*]", at)) {
                at += 3;
            } else if (SIGNS.indexOf(c) >= 0 || Character.isWhitespace(c)) {
                return at;
            } else {
                at++;
            }
        }
        return at;
    }

    private static int afterQuote(String pattern, int from) throws Beyond {
        for (int at = from + 1; at < pattern.length(); at++) {
            if (pattern.charAt(at) == '\\') {
                at++;
            } else if (pattern.charAt(at) == '\'') {
                return at + 1;
            }
        }
        throw new Beyond("pattern-unreadable");
    }

    private List<List<Comparison>> observations() throws Beyond {
        var all = new ArrayList<>(observation());
        while (taken("OR")) {
            all.addAll(observation());
        }
        return all;
    }

    private List<List<Comparison>> observation() throws Beyond {
        if (taken("(")) {
            deeper();
            var inner = observations();
            expect(")");
            depth--;
            return inner;
        }
        expect("[");
        var inner = either();
        expect("]");
        return inner;
    }

    private List<List<Comparison>> either() throws Beyond {
        var all = new ArrayList<>(both());
        while (taken("OR")) {
            all.addAll(both());
        }
        return all;
    }

    private List<List<Comparison>> both() throws Beyond {
        var first = comparison();
        if (!next("AND")) {
            return first;
        }
        var together = new ArrayList<>(single(first));
        while (taken("AND")) {
            together.addAll(single(comparison()));
        }
        return List.of(List.copyOf(together));
    }

    private static List<Comparison> single(List<List<Comparison>> one) throws Beyond {
        if (one.size() != 1) {
            throw new Beyond("pattern-and");
        }
        return one.getFirst();
    }

    private List<List<Comparison>> comparison() throws Beyond {
        if (taken("(")) {
            deeper();
            var inner = either();
            expect(")");
            depth--;
            return inner;
        }
        var path = take();
        if (!path.contains(":") || path.startsWith("'")) {
            throw strange();
        }
        var operator = take().toUpperCase(Locale.ROOT);
        return switch (operator) {
            case "=", "ISSUBSET" -> List.of(List.of(new Comparison(path, operator, List.of(constant()))));
            case "IN" -> List.of(List.of(new Comparison(path, "=", constants())));
            case "NOT" -> throw new Beyond("pattern-not");
            case "!=", "<>", "<", ">", "<=", ">=", "LIKE", "MATCHES", "ISSUPERSET", "EXISTS" ->
                throw new Beyond("pattern-operator");
            default -> throw new Beyond("pattern-unreadable");
        };
    }

    private List<String> constants() throws Beyond {
        var all = new ArrayList<String>();
        expect("(");
        do {
            all.add(constant());
        } while (taken(","));
        expect(")");
        return List.copyOf(all);
    }

    private String constant() throws Beyond {
        var token = take();
        if (token.startsWith("'")) {
            return token.substring(1, token.length() - 1).replaceAll("\\\\(['\\\\])", "$1");
        }
        if (!token.matches("[0-9]{1,10}")) {
            throw new Beyond("pattern-constant");
        }
        return token;
    }

    private void deeper() throws Beyond {
        if (++depth > DEEPEST) {
            throw new Beyond("pattern-too-deep");
        }
    }

    private boolean next(String token) {
        return at < tokens.size() && tokens.get(at).equals(token);
    }

    private boolean taken(String token) {
        if (next(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) throws Beyond {
        if (!taken(token)) {
            throw strange();
        }
    }

    private String take() throws Beyond {
        if (at == tokens.size()) {
            throw new Beyond("pattern-unreadable");
        }
        return tokens.get(at++);
    }

    /** Why it goes no further here: known words by their own names, so that the sender learns what to leave out. */
    private Beyond strange() {
        var token =
                Optional.of(at).filter(n -> n < tokens.size()).map(tokens::get).orElse("");
        return new Beyond(
                switch (token) {
                    case "NOT", "EXISTS" -> "pattern-not";
                    case "FOLLOWEDBY" -> "pattern-sequence";
                    case "WITHIN", "REPEATS", "START", "STOP" -> "pattern-qualifier";
                    case "AND" -> "pattern-and";
                    default -> "pattern-unreadable";
                });
    }
}
