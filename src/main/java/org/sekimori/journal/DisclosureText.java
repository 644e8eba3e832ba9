package org.sekimori.journal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The inside of a {@link Disclosure}: made here once, opened here, never re-encoded. */
final class DisclosureText {
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String ELEMENT = "...";

    private DisclosureText() {}

    /** A disclosed field: its name and its value as a tree. */
    record Named(String name, Object value) {}

    /** @param value canonical bytes */
    static Disclosure field(String salt, String name, byte[] value) {
        return joined(CanonicalJson.bytes(List.of(salt, name)), value);
    }

    /** @param value canonical bytes */
    static Disclosure element(String salt, byte[] value) {
        return joined(CanonicalJson.bytes(List.of(salt)), value);
    }

    static Disclosure list(String salt, String name, List<String> elements) {
        var value = new ArrayList<Map<String, String>>(elements.size());
        for (var digest : elements) {
            value.add(Map.of(ELEMENT, digest));
        }
        return field(salt, name, CanonicalJson.bytes(value));
    }

    /** Puts the value at the end of the list; canonical parts make a canonical whole. */
    private static Disclosure joined(byte[] list, byte[] value) {
        var bytes = Arrays.copyOf(list, list.length + value.length + 1);
        bytes[list.length - 1] = ',';
        System.arraycopy(value, 0, bytes, list.length, value.length);
        bytes[bytes.length - 1] = ']';
        var text = BASE64URL.encodeToString(bytes);
        return new Disclosure(digestOf(text), text);
    }

    static String digestOf(String text) {
        return Digest.base64UrlOfAscii(text);
    }

    /** @throws Malformed if the text is no field's disclosure */
    static Named openField(String text) {
        if (open(text) instanceof List<?> parts && parts.size() == 3 && parts.get(1) instanceof String name) {
            return new Named(name, parts.get(2));
        }
        throw Malformed.here("wrong-type", "[salt, name, value]");
    }

    /** @throws Malformed if the text is no element's disclosure */
    static Object openElement(String text) {
        if (open(text) instanceof List<?> parts && parts.size() == 2) {
            return parts.get(1);
        }
        throw Malformed.here("wrong-type", "[salt, value]");
    }

    /** The digests of a sealed list's elements, in order, from the value that the list's disclosure holds. */
    static List<String> elements(Object value) {
        if (!(value instanceof List<?> list)) {
            throw Malformed.here("wrong-type", "a list of digests");
        }
        var digests = new ArrayList<String>(list.size());
        for (var one : list) {
            if (!(one instanceof Map<?, ?> object
                    && object.size() == 1
                    && object.get(ELEMENT) instanceof String digest)) {
                throw Malformed.here("wrong-type", "a digest").under(Integer.toString(digests.size()));
            }
            digests.add(digest);
        }
        return digests;
    }

    private static Object open(String text) {
        try {
            return CanonicalJson.parseOwn(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            throw Malformed.here("wrong-type", "base64url");
        }
    }
}
