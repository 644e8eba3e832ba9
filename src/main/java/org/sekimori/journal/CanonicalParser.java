package org.sekimori.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON strictly. The bytes are decoded before they are parsed: the parser's own decoder would let encoded
 * surrogates and overlong forms through, and two texts would have one meaning.
 */
final class CanonicalParser {
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(CanonicalJson.MAX_DEPTH + 1) // one more, so that the refusal is ours
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private final boolean reservedAllowed;
    private final int maxBytes;

    CanonicalParser(boolean reservedAllowed, int maxBytes) {
        this.reservedAllowed = reservedAllowed;
        this.maxBytes = maxBytes;
    }

    Object parse(byte[] json) {
        if (json.length > maxBytes) {
            throw Malformed.here("too-large", "at most " + maxBytes + " bytes");
        }
        var chars = decoded(json);
        try (var parser = JSON.createParser(chars)) {
            var tree = value(parser, parser.nextToken(), 0);
            if (parser.nextToken() != null) {
                throw notJson();
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw notJson();
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static char[] decoded(byte[] json) {
        try {
            var chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            var copy = new char[chars.remaining()];
            chars.get(copy);
            return copy;
        } catch (CharacterCodingException e) {
            throw Malformed.here("not-json", "UTF-8");
        }
    }

    private Object value(JsonParser parser, JsonToken token, int depth) throws IOException {
        if (token == null) {
            throw notJson();
        }
        if (token.isStructStart()) {
            CanonicalJson.checkDepth(depth);
        }
        return switch (token) {
            case START_OBJECT -> object(parser, depth);
            case START_ARRAY -> list(parser, depth);
            case VALUE_STRING -> text(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> throw Malformed.here("not-an-integer", "an integer within ±(2^53−1)");
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> throw notJson();
        };
    }

    private Map<String, Object> object(JsonParser parser, int depth) throws IOException {
        var object = new LinkedHashMap<String, Object>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            try {
                text(name);
                if (!reservedAllowed && CanonicalJson.isReserved(name)) {
                    throw Malformed.here("reserved-name", "a name that RFC 9901 does not reserve");
                }
                if (object.containsKey(name)) {
                    throw Malformed.here("duplicate-name", "each name once");
                }
                object.put(name, value(parser, parser.nextToken(), depth + 1));
            } catch (Malformed e) {
                throw e.under(name);
            }
        }
        return object;
    }

    private List<Object> list(JsonParser parser, int depth) throws IOException {
        var list = new ArrayList<Object>();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            try {
                list.add(value(parser, token, depth + 1));
            } catch (Malformed e) {
                throw e.under(Integer.toString(list.size()));
            }
        }
        return list;
    }

    private static Long integer(JsonParser parser) throws IOException {
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
            long number = parser.getLongValue();
            if (number <= CanonicalJson.MAX_INTEGER && number >= -CanonicalJson.MAX_INTEGER) {
                return number;
            }
        }
        throw Malformed.here("out-of-range", "an integer within ±(2^53−1)");
    }

    private String text(String text) {
        if (!reservedAllowed && text.indexOf('\0') >= 0) {
            // No text column of PostgreSQL takes it: once journalled it would stop every read model for ever.
            throw Malformed.here("nul-character", "text without U+0000");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
                    throw Malformed.here("lone-surrogate", "Unicode text");
                }
                i++;
            }
        }
        return text;
    }

    private static Malformed notJson() {
        return Malformed.here("not-json", "one JSON value and nothing else");
    }
}
