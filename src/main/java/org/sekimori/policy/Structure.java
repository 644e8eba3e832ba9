package org.sekimori.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds a YAML file against its JSON Schema and says each difference as a sentence with a line. */
final class Structure {
    private static final String BASE = "https://sekimori.example/policies/";

    private final JsonObject schema;

    private Structure(JsonObject schema) {
        this.schema = schema;
    }

    /** The structure that the program expects of the file of this name. */
    static Structure of(String file) {
        var resource = file.replace(".yaml", ".schema.json");
        try (var in = Structure.class.getResourceAsStream(resource)) {
            return new Structure(new JsonObject(new String(in.readAllBytes(), UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException("expected the resource " + resource, e);
        }
    }

    boolean holds(Yaml.Block document, Problems.Of problems) {
        var options = new JsonSchemaOptions()
                .setBaseUri(BASE)
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic);
        var result = Validator.create(JsonSchema.of(schema), options).validate(json(document.plain()));
        if (Boolean.TRUE.equals(result.getValid())) {
            return true;
        }
        var errors = Optional.ofNullable(result.getErrors()).orElse(List.of());
        var said = errors.stream().flatMap(e -> say(e, document, problems)).count();
        if (said == 0) {
            problems.add(1, "expected the structure that README.md describes");
        }
        return false;
    }

    private Stream<String> say(OutputUnit error, Yaml.Block document, Problems.Of problems) {
        var path = segments(error.getInstanceLocation());
        return sentence(error, path).stream().peek(text -> problems.add(line(document, path), text));
    }

    /** Nothing for a keyword that merely passes on what is wrong further in. */
    private Optional<String> sentence(OutputUnit error, List<String> path) {
        var keywords = segments(error.getKeywordLocation());
        var keyword = keywords.isEmpty() ? "" : keywords.getLast();
        var where = path.isEmpty() ? "the document" : "'" + path.getLast() + "'";
        var rule = at(keywords);
        return switch (keyword) {
            case "properties", "items", "$ref", "prefixItems", "" -> Optional.empty();
            case "required" -> Optional.of("expected '" + quoted(error.getError()) + "' in " + where);
            case "additionalProperties" -> strayKey(keywords, path.getLast());
            case "enum" -> Optional.of("expected " + where + " to be one of " + list(rule));
            case "const" -> Optional.of("expected " + where + " to be " + rule);
            case "type" -> Optional.of("expected " + where + " to be of type " + rule);
            case "pattern" -> Optional.of("expected " + where + " to match " + rule);
            case "minimum" -> Optional.of("expected " + where + " to be at least " + rule);
            case "minItems", "minLength", "minProperties" ->
                Optional.of("expected " + where + " to have at least " + rule);
            case "maximum" -> Optional.of("expected " + where + " to be at most " + rule);
            case "maxItems", "maxLength" -> Optional.of("expected " + where + " to have at most " + rule);
            case "uniqueItems" -> Optional.of("expected " + where + " to name each once");
            default -> Optional.of("expected otherwise: " + error.getError());
        };
    }

    /** The validator says this of a known key as well when its value is wrong further in. */
    private Optional<String> strayKey(List<String> keywords, String key) {
        var known = ((JsonObject) at(keywords.subList(0, keywords.size() - 1)))
                .getJsonObject("properties")
                .fieldNames();
        return known.contains(key)
                ? Optional.empty()
                : Optional.of("expected one of the keys " + String.join(", ", known) + ", but found '" + key + "'");
    }

    private Object at(List<String> keywords) {
        Object here = schema;
        for (var keyword : keywords) {
            here = here instanceof JsonObject object ? object.getValue(keyword) : null;
            if (here instanceof String ref && keyword.equals("$ref")) {
                here = JsonPointer.from(ref.substring(1)).queryJson(schema);
            }
        }
        return here;
    }

    private static String list(Object rule) {
        return rule instanceof JsonArray array
                ? array.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(rule);
    }

    /** The name in quotation marks that the validator's own message carries. */
    private static String quoted(String message) {
        var from = message.indexOf('"');
        var to = message.lastIndexOf('"');
        return from < 0 || to <= from ? message : message.substring(from + 1, to);
    }

    private static List<String> segments(String location) {
        var fragment = location == null ? "" : location.substring(location.indexOf('#') + 1);
        return Stream.of(fragment.split("/"))
                .skip(1)
                .map(s -> URLDecoder.decode(s, UTF_8).replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    private static int line(Yaml.Block document, List<String> path) {
        Yaml here = document;
        var line = 1;
        for (var segment : path) {
            switch (here) {
                case Yaml.Block block -> {
                    line = block.line(segment);
                    here = block.values().getOrDefault(segment, block);
                }
                case Yaml.Items items -> {
                    here = items.items().get(Integer.parseInt(segment));
                    line = here.line();
                }
                case Yaml.Scalar scalar -> line = scalar.line();
            }
        }
        return line;
    }

    private static Object json(Object plain) {
        return switch (plain) {
            case Map<?, ?> map -> {
                var object = new JsonObject();
                map.forEach((key, value) -> object.put((String) key, json(value)));
                yield object;
            }
            case List<?> list -> {
                var array = new JsonArray();
                list.forEach(item -> array.add(json(item)));
                yield array;
            }
            case null -> null;
            default -> plain;
        };
    }
}
