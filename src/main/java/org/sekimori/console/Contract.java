package org.sekimori.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * {@code openapi.yaml}, which is served as it stands and decides what is let in.
 *
 * @param bytes of the file
 * @param openApi the same as the library reads it, without the answers: they hold media types that it does not know
 */
record Contract(Buffer bytes, OpenAPIContract openApi, Map<String, Validator> bodies) {
    static final String FILE = "openapi.yaml";

    /** More faults than this tell nobody more. */
    private static final int MAX_FAULTS = 50;

    static Future<Contract> load(Vertx vertx) {
        return vertx.executeBlocking(Contract::read).compose(bytes -> {
            var tree = parse(bytes);
            tree.remove("servers");
            tree.getJsonObject("paths")
                    .forEach(path -> ((JsonObject) path.getValue())
                            .forEach(operation -> ((JsonObject) operation.getValue())
                                    .put("responses", new JsonObject().put("default", any()))));
            tree.getJsonObject("components").remove("responses");
            return OpenAPIContract.from(vertx, tree)
                    .map(openApi -> new Contract(bytes, openApi, new ConcurrentHashMap<>()));
        });
    }

    private static JsonObject any() {
        return new JsonObject().put("description", "See the served contract.");
    }

    private static Buffer read() throws IOException {
        try (var in = Contract.class.getClassLoader().getResourceAsStream(FILE)) {
            return Buffer.buffer(in.readAllBytes());
        }
    }

    static JsonObject parse(Buffer yaml) {
        try {
            var tree = new ObjectMapper(new YAMLFactory()).readTree(yaml.getBytes());
            return new JsonObject(tree.toString());
        } catch (IOException e) {
            throw new IllegalStateException("the contract is no YAML", e);
        }
    }

    /** The command that a path orders, if it orders one. */
    static Optional<String> action(Operation operation) {
        return Optional.ofNullable(operation.getOpenAPIModel().getString("x-action"));
    }

    /** Where a body breaks the contract; none where it keeps it. Takes long for long bodies: not for an event loop then. */
    List<Problem.Fault> check(Operation operation, Object body) {
        var validator = bodies.computeIfAbsent(
                operation.getOperationId(),
                _ -> openApi.getSchemaRepository()
                        .validator(operation
                                .getRequestBody()
                                .getContent()
                                .get("application/json")
                                .getSchema()));
        var result = validator.validate(wrapped(body));
        return Boolean.TRUE.equals(result.getValid())
                ? List.of()
                : result.getErrors().stream()
                        .flatMap(error -> fault(error).stream())
                        .distinct()
                        .limit(MAX_FAULTS)
                        .toList();
    }

    @SuppressWarnings("unchecked") // a parsed tree has nothing else
    private static Object wrapped(Object tree) {
        return switch (tree) {
            case Map<?, ?> object -> new JsonObject((Map<String, Object>) object);
            case List<?> list -> new JsonArray(list);
            case null, default -> tree;
        };
    }

    /** Only the innermost keyword tells something; those around it repeat that something inside is wrong. */
    private static Optional<Problem.Fault> fault(OutputUnit error) {
        var keyword = error.getKeywordLocation();
        var code = switch (keyword.substring(keyword.lastIndexOf('/') + 1)) {
            case "additionalProperties" -> "unknown-field";
            case "required" -> "missing-field";
            case "type" -> "wrong-type";
            case "minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum" -> "out-of-range";
            case "pattern", "enum", "const", "format", "oneOf" -> "unknown-value";
            case "uniqueItems" -> "duplicate-item";
            default -> "";
        };
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem.Fault(pointer(error.getInstanceLocation()), code, Optional.empty()));
    }

    private static String pointer(String location) {
        var pointer = location.startsWith("#") ? location.substring(1) : location;
        try {
            return URLDecoder.decode(pointer.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return pointer;
        }
    }
}
