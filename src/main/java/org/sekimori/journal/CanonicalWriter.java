package org.sekimori.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Writes one tree in its RFC 8785 form. Used once, by one thread; on the path of every command, so it goes byte by byte. */
final class CanonicalWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);

    private byte[] buffer = new byte[512];
    private int length;

    byte[] write(Object tree) {
        value(tree, 0);
        return Arrays.copyOf(buffer, length);
    }

    private void value(Object tree, int depth) {
        switch (tree) {
            case null -> raw(NULL);
            case String text -> string(text);
            case Long number -> integer(number);
            case Integer number -> integer(number);
            case Boolean truth -> raw(truth ? TRUE : FALSE);
            case Map<?, ?> object -> object(object, depth);
            case List<?> list -> list(list, depth);
            default -> throw new IllegalArgumentException("not a tree: " + tree.getClass());
        }
    }

    private void object(Map<?, ?> object, int depth) {
        CanonicalJson.checkDepth(depth);
        var names = object.keySet().toArray(new String[0]);
        Arrays.sort(names);
        one('{');
        for (int i = 0; i < names.length; i++) {
            if (i > 0) {
                one(',');
            }
            try {
                string(names[i]);
                one(':');
                value(object.get(names[i]), depth + 1);
            } catch (Malformed e) {
                throw e.under(names[i]);
            }
        }
        one('}');
    }

    private void list(List<?> list, int depth) {
        CanonicalJson.checkDepth(depth);
        one('[');
        int position = 0;
        for (var item : list) {
            if (position > 0) {
                one(',');
            }
            try {
                value(item, depth + 1);
            } catch (Malformed e) {
                throw e.under(Integer.toString(position));
            }
            position++;
        }
        one(']');
    }

    private void integer(long number) {
        if (number > CanonicalJson.MAX_INTEGER || number < -CanonicalJson.MAX_INTEGER) {
            throw Malformed.here("out-of-range", "an integer within ±(2^53−1)");
        }
        raw(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
    }

    private void string(String text) {
        int count = text.length();
        reserve(count * 6 + 2); // the longest form of a code unit is an escape of six bytes
        buffer[length++] = '"';
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c >= 0x20 && c < 0x80 && c != '"' && c != '\\') {
                buffer[length++] = (byte) c;
            } else if (c < 0x80) {
                escape(c);
            } else if (c < 0x800) {
                buffer[length++] = (byte) (0xC0 | (c >> 6));
                buffer[length++] = continuation(c);
            } else if (!Character.isSurrogate(c)) {
                buffer[length++] = (byte) (0xE0 | (c >> 12));
                buffer[length++] = continuation(c >> 6);
                buffer[length++] = continuation(c);
            } else {
                pair(text, i++);
            }
        }
        buffer[length++] = '"';
    }

    private void pair(String text, int at) {
        if (at + 1 == text.length() || !Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1))) {
            throw Malformed.here("lone-surrogate", "Unicode text");
        }
        int point = Character.toCodePoint(text.charAt(at), text.charAt(at + 1));
        buffer[length++] = (byte) (0xF0 | (point >> 18));
        buffer[length++] = continuation(point >> 12);
        buffer[length++] = continuation(point >> 6);
        buffer[length++] = continuation(point);
    }

    /** A UTF-8 byte that continues a code point, of its lowest six bits. */
    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3F));
    }

    private void escape(char c) {
        buffer[length++] = '\\';
        switch (c) {
            case '"', '\\' -> buffer[length++] = (byte) c;
            case '\b' -> buffer[length++] = 'b';
            case '\t' -> buffer[length++] = 't';
            case '\n' -> buffer[length++] = 'n';
            case '\f' -> buffer[length++] = 'f';
            case '\r' -> buffer[length++] = 'r';
            default -> {
                buffer[length++] = 'u';
                buffer[length++] = '0';
                buffer[length++] = '0';
                buffer[length++] = HEX[c >> 4];
                buffer[length++] = HEX[c & 0xF];
            }
        }
    }

    private void raw(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void one(char c) {
        reserve(1);
        buffer[length++] = (byte) c;
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
