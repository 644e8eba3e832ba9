package org.sekimori.deconfliction;

import java.util.ArrayList;
import java.util.List;

/** Reads the path of a URL as it is sent: dot segments resolved, escapes in one form (RFC 3986, section 6.2.2). */
final class PathText {
    private static final String UNRESERVED = "-._~";

    private PathText() {}

    /** Segments of what stands before a query or a fragment; empty ones are dropped. */
    static List<String> segments(String text) {
        var segments = new ArrayList<String>();
        for (var raw : text.split("[?#]", 2)[0].split("/", -1)) {
            var segment = escaped(raw);
            if (segment.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.removeLast();
                }
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.add(segment);
            }
        }
        return segments;
    }

    /** Escapes what must be, unescapes what need not be, hexadecimal digits in capitals; a stray percent sign stays. */
    private static String escaped(String raw) {
        var out = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); ) {
            var escape = escapeAt(raw, at);
            var point = raw.codePointAt(at);
            if (escape >= 0) {
                append(out, escape);
                at += 3;
            } else {
                if (point > ' ' && point < 0x7f) {
                    out.appendCodePoint(point);
                } else {
                    utf8(point).forEach(octet -> append(out, octet));
                }
                at += Character.charCount(point);
            }
        }
        return out.toString();
    }

    private static int escapeAt(String raw, int at) {
        if (raw.charAt(at) != '%' || at + 2 >= raw.length()) {
            return -1;
        }
        var high = Character.digit(raw.charAt(at + 1), 16);
        var low = Character.digit(raw.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : 16 * high + low;
    }

    private static void append(StringBuilder out, int octet) {
        var plain = octet < 0x7f && (Character.isLetterOrDigit(octet) || UNRESERVED.indexOf(octet) >= 0);
        if (plain) {
            out.append((char) octet);
        } else {
            out.append('%').append(hex(octet >> 4)).append(hex(octet & 15));
        }
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit);
    }

    /** By hand: this room knows no character sets. */
    private static List<Integer> utf8(int point) {
        if (point < 0x80) {
            return List.of(point);
        }
        if (point < 0x800) {
            return List.of(0xc0 | (point >> 6), trail(point, 0));
        }
        return point < 0x10000
                ? List.of(0xe0 | (point >> 12), trail(point, 6), trail(point, 0))
                : List.of(0xf0 | (point >> 18), trail(point, 12), trail(point, 6), trail(point, 0));
    }

    private static int trail(int point, int shift) {
        return 0x80 | ((point >> shift) & 0x3f);
    }
}
