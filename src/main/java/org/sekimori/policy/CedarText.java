package org.sekimori.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a Cedar file into its policies, each with the line on which it begins. Cedar itself numbers policies and forgets
 * lines; a policy ends with the only semicolon outside of comments and strings.
 */
final class CedarText {
    private final PolicyFile file;
    private final Problems.Of problems;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int line = 1;
    private int start;

    private CedarText(PolicyFile file, Problems.Of problems) {
        this.file = file;
        this.problems = problems;
    }

    /** One policy with the comments inside it, without those before it. */
    record Piece(String file, int line, String text) {}

    static List<Piece> cut(PolicyFile file, Problems.Of problems) {
        var cutter = new CedarText(file, problems);
        cutter.run();
        return cutter.pieces;
    }

    private void run() {
        var all = file.text();
        for (var at = 0; at < all.length(); ) {
            var end = step(all, at);
            line += (int) all.substring(at, end).chars().filter(c -> c == '\n').count();
            at = end;
        }
        if (!text.isEmpty()) {
            problems.add(start, "expected the policy that begins here to end with a semicolon");
        }
    }

    /** Takes what begins at {@code at}: a comment, a string or one character; answers where it ends. */
    private int step(String all, int at) {
        var here = all.charAt(at);
        if (all.startsWith("//", at)) {
            var end = all.indexOf('\n', at);
            return end < 0 ? all.length() : end;
        }
        if (here == '"') {
            var end = afterString(all, at);
            take(all.substring(at, end));
            return end;
        }
        if (!Character.isWhitespace(here) || !text.isEmpty()) {
            take(String.valueOf(here));
        }
        if (here == ';') {
            pieces.add(new Piece(file.name(), start, text.toString()));
            text.setLength(0);
        }
        return at + 1;
    }

    private void take(String part) {
        if (text.isEmpty()) {
            start = line;
        }
        text.append(part);
    }

    private static int afterString(String all, int from) {
        var at = from + 1;
        while (at < all.length() && all.charAt(at) != '"') {
            at += all.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(at + 1, all.length());
    }
}
