package org.sekimori.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code openapi.yaml}, which is served as it stands and decides what is let in.
 *
 * @param bytes of the file
 * @param openApi the same as the library reads it, without the answers, which hold media types that it does not know, and
 *     without security: the guard is ahead of every route, also of those that do not exist
 */
record Contract(Buffer bytes, OpenAPIContract openApi, Map<String, BodySchema> bodies) {
    static final String NDJSON = "application/x-ndjson";

    private static final String FILE = "openapi.yaml";

    static Future<Contract> load(Vertx vertx) {
        return vertx.executeBlocking(Contract::read).compose(bytes -> {
            var document = parse(bytes);
            var schemas = bodies(document);
            return OpenAPIContract.from(vertx, forLibrary(document))
                    .map(openApi -> new Contract(bytes, openApi, schemas));
        });
    }

    private static JsonObject forLibrary(JsonObject tree) {
        tree.remove("servers");
        tree.remove("security");
        tree.getJsonObject("components").remove("responses");
        tree.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
                    var operation = (JsonObject) method.getValue();
                    operation.remove("security");
                    if (operation.containsKey("x-lines")) {
                        operation.remove("requestBody");
                    }
                    if (operation.getBoolean("x-bytes", false)) {
                        operation
                                .getJsonObject("requestBody")
                                .getJsonObject("content")
                                .remove("*/*");
                    }
                    operation.put("responses", new JsonObject().put("default", any()));
                }));
        return tree;
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

    /** The command that each line of the body orders, where the body is a stream of lines. */
    static Optional<String> lines(Operation operation) {
        return Optional.ofNullable(operation.getOpenAPIModel().getString("x-lines"));
    }

    /** Whether the body may be bytes of any media type instead of JSON. */
    static boolean takesBytes(Operation operation) {
        return operation.getOpenAPIModel().getBoolean("x-bytes", false);
    }

    /** Where a body breaks the contract; none where it keeps it. */
    List<Problem.Fault> check(Operation operation, Object body) {
        return bodies.get(operation.getOperationId()).check(body);
    }

    /** The schemas of all bodies, by operation id. */
    private static Map<String, BodySchema> bodies(JsonObject document) {
        var schemas = new HashMap<String, BodySchema>();
        document.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
                    var operation = (JsonObject) method.getValue();
                    var body = operation.getJsonObject("requestBody");
                    if (body != null) {
                        var content = body.getJsonObject("content");
                        var schema = content.getJsonObject("application/json", content.getJsonObject(NDJSON))
                                .getJsonObject("schema");
                        schemas.put(operation.getString("operationId"), BodySchema.of(schema, document));
                    }
                }));
        return Map.copyOf(schemas);
    }
}
