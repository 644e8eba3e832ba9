package org.sekimori.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A body's schema, compiled once. The library's validator takes seconds for ten thousand targets, since it builds texts
 * and patterns at every value; this one knows only the keywords that our bodies use, and refuses to compile any other. A
 * test holds the two against each other.
 */
final class BodySchema {
    /** More faults than this tell nobody more. */
    private static final int MAX_FAULTS = 50;

    private static final Set<String> WORDS = Set.of("description", "example", "default", "format", "title");

    private final List<Rule> rules;

    /** One keyword: adds what is wrong with a value. */
    private interface Rule {
        void check(Object value, Place place, List<Problem.Fault> faults);
    }

    /** Where a value stands; its pointer is spelled out only for a fault. */
    private record Place(Place above, String token) {
        String pointer() {
            return above == null
                    ? ""
                    : above.pointer() + "/" + token.replace("~", "~0").replace("/", "~1");
        }
    }

    private BodySchema(List<Rule> rules) {
        this.rules = List.copyOf(rules);
    }

    /** The faults of a parsed tree, at most fifty. */
    List<Problem.Fault> check(Object tree) {
        var faults = new ArrayList<Problem.Fault>();
        check(tree, new Place(null, ""), faults);
        return faults;
    }

    private void check(Object value, Place place, List<Problem.Fault> faults) {
        for (var rule : rules) {
            if (faults.size() >= MAX_FAULTS) {
                return;
            }
            rule.check(value, place, faults);
        }
    }

    /** Compiles a schema; {@code document} is where its {@code $ref} point to. */
    static BodySchema of(JsonObject schema, JsonObject document) {
        var reference = schema.getString("$ref");
        if (reference != null) {
            return of(resolved(reference, document), document);
        }
        var rules = new ArrayList<Rule>();
        for (var keyword : schema.fieldNames()) {
            if (!WORDS.contains(keyword)) {
                rules.add(rule(keyword, schema, document));
            }
        }
        return new BodySchema(rules);
    }

    private static JsonObject resolved(String reference, JsonObject document) {
        var found = document;
        for (var token : reference.substring(2).split("/", -1)) {
            found = found.getJsonObject(token);
        }
        return found;
    }

    private static Rule rule(String keyword, JsonObject schema, JsonObject document) {
        return switch (keyword) {
            case "type" -> type(schema.getString("type"));
            case "const" -> oneOfValues(Set.of(schema.getValue("const")));
            case "enum" -> oneOfValues(schema.getJsonArray("enum").stream().collect(Collectors.toSet()));
            case "pattern" -> pattern(schema.getString("pattern"));
            case "minLength", "minItems", "minimum" -> least(keyword, schema.getLong(keyword));
            case "maxLength", "maxItems", "maximum" -> most(keyword, schema.getLong(keyword));
            case "required" -> required(schema.getJsonArray("required"));
            case "properties" -> properties(schema.getJsonObject("properties"), document);
            case "additionalProperties" -> closed(schema);
            case "items" -> items(of(schema.getJsonObject("items"), document));
            case "uniqueItems" -> unique();
            case "oneOf" -> exactlyOne(schema.getJsonArray("oneOf"), document);
            default -> throw new IllegalArgumentException("no rule for the keyword " + keyword);
        };
    }

    private static void add(List<Problem.Fault> faults, Place place, String code) {
        faults.add(new Problem.Fault(place.pointer(), code, Optional.empty()));
    }

    private static Rule type(String type) {
        return (value, place, faults) -> {
            var right = switch (type) {
                case "object" -> value instanceof Map;
                case "array" -> value instanceof List;
                case "string" -> value instanceof String;
                case "boolean" -> value instanceof Boolean;
                case "integer" -> value instanceof Long;
                default -> throw new IllegalArgumentException("no rule for the type " + type);
            };
            if (!right) {
                add(faults, place, "wrong-type");
            }
        };
    }

    private static Rule oneOfValues(Set<?> values) {
        return (value, place, faults) -> {
            if (value == null || !values.contains(value)) {
                add(faults, place, "unknown-value");
            }
        };
    }

    private static Rule pattern(String regex) {
        // Java's $ also matches before a last line feed; the contract's does not.
        var compiled = Pattern.compile(regex.endsWith("$") ? regex.substring(0, regex.length() - 1) + "\\z" : regex);
        return (value, place, faults) -> {
            if (value instanceof String text && !compiled.matcher(text).find()) {
                add(faults, place, "unknown-value");
            }
        };
    }

    private static Rule least(String keyword, long limit) {
        return (value, place, faults) -> {
            var size = size(keyword, value);
            if (size.isPresent() && size.get() < limit) {
                add(faults, place, "out-of-range");
            }
        };
    }

    private static Rule most(String keyword, long limit) {
        return (value, place, faults) -> {
            var size = size(keyword, value);
            if (size.isPresent() && size.get() > limit) {
                add(faults, place, "out-of-range");
            }
        };
    }

    /** What the keyword measures: code points, elements, the number itself; nothing for a value of another type. */
    private static Optional<Long> size(String keyword, Object value) {
        return switch (value) {
            case String text
            when keyword.endsWith("Length") -> Optional.of((long) text.codePointCount(0, text.length()));
            case List<?> list when keyword.endsWith("Items") -> Optional.of((long) list.size());
            case Long number when keyword.endsWith("imum") -> Optional.of(number);
            case null, default -> Optional.empty();
        };
    }

    private static Rule required(JsonArray names) {
        return (value, place, faults) -> {
            if (value instanceof Map<?, ?> object) {
                for (var name : names) {
                    if (!object.containsKey(name)) {
                        add(faults, new Place(place, (String) name), "missing-field");
                    }
                }
            }
        };
    }

    private static Rule properties(JsonObject properties, JsonObject document) {
        var schemas = new HashMap<String, BodySchema>();
        properties.fieldNames().forEach(name -> schemas.put(name, of(properties.getJsonObject(name), document)));
        return (value, place, faults) -> {
            if (value instanceof Map<?, ?> object) {
                object.forEach((name, inner) -> {
                    var schema = schemas.get(name);
                    if (schema != null) {
                        schema.check(inner, new Place(place, (String) name), faults);
                    }
                });
            }
        };
    }

    private static Rule closed(JsonObject schema) {
        if (!Boolean.FALSE.equals(schema.getValue("additionalProperties"))) {
            throw new IllegalArgumentException("expected additionalProperties to be false");
        }
        var names =
                Set.copyOf(schema.getJsonObject("properties", new JsonObject()).fieldNames());
        return (value, place, faults) -> {
            if (value instanceof Map<?, ?> object) {
                for (var name : object.keySet()) {
                    if (!names.contains(name) && faults.size() < MAX_FAULTS) {
                        add(faults, new Place(place, (String) name), "unknown-field");
                    }
                }
            }
        };
    }

    private static Rule items(BodySchema schema) {
        return (value, place, faults) -> {
            if (value instanceof List<?> list) {
                for (int i = 0; i < list.size() && faults.size() < MAX_FAULTS; i++) {
                    schema.check(list.get(i), new Place(place, Integer.toString(i)), faults);
                }
            }
        };
    }

    private static Rule unique() {
        return (value, place, faults) -> {
            if (value instanceof List<?> list && new HashSet<>(list).size() < list.size()) {
                add(faults, place, "duplicate-item");
            }
        };
    }

    private static Rule exactlyOne(JsonArray choices, JsonObject document) {
        var schemas = choices.stream().map(c -> of((JsonObject) c, document)).toList();
        return (value, place, faults) -> {
            if (schemas.stream().filter(s -> s.check(value).isEmpty()).count() != 1) {
                add(faults, place, "unknown-value");
            }
        };
    }
}
