package org.sekimori.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.journal.CanonicalJson;

class ContractTest {
    private static Vertx vertx;
    private static Contract contract;
    private static JsonObject document;

    @BeforeAll
    static void load() {
        vertx = Vertx.vertx();
        contract = TestConsole.await(Contract.load(vertx));
        document = Contract.parse(contract.bytes());
    }

    @AfterAll
    static void close() {
        TestConsole.await(vertx.close());
    }

    private static List<Operation> withBody() {
        return contract.openApi().operations().stream()
                .filter(o -> o.getRequestBody() != null)
                .toList();
    }

    private static JsonObject example(Operation operation) {
        return operation
                .getRequestBody()
                .getOpenAPIModel()
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("example");
    }

    private static Object tree(JsonObject json) {
        return CanonicalJson.parse(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void every_example_of_a_body_keeps_the_contract() {
        assertThat(withBody()).hasSizeGreaterThan(30);
        for (var operation : withBody()) {
            assertThat(contract.check(operation, tree(example(operation))))
                    .as(operation.getOperationId())
                    .isEmpty();
        }
    }

    /** Examples with something dropped, added, or put in the place of something else: both say the same of each. */
    @Test
    void our_checker_and_the_librarys_agree() {
        var random = new Random(20_261_122);
        var refused = 0;
        var passed = 0;
        for (var operation : withBody()) {
            var library = contract.openApi()
                    .getSchemaRepository()
                    .validator(operation
                            .getRequestBody()
                            .getContent()
                            .get("application/json")
                            .getSchema());
            for (int i = 0; i < 60; i++) {
                var body = tree(example(operation));
                mutate(body, random);
                var ours = contract.check(operation, body).isEmpty();
                var theirs = library.validate(new JsonObject(object(body))).getValid();
                assertThat(ours).as("%s %s", operation.getOperationId(), body).isEqualTo(theirs);
                refused += ours ? 0 : 1;
                passed += ours ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(500);
        assertThat(passed).isGreaterThan(100);
    }

    @SuppressWarnings("unchecked") // a parsed tree has nothing else
    private static Map<String, Object> object(Object tree) {
        return (Map<String, Object>) tree;
    }

    private static void mutate(Object tree, Random random) {
        if (tree instanceof List<?> && random.nextBoolean() && !((List<?>) tree).isEmpty()) {
            mutate(((List<?>) tree).get(random.nextInt(((List<?>) tree).size())), random);
        } else if (tree instanceof Map<?, ?>) {
            var object = object(tree);
            var names = new ArrayList<>(object.keySet());
            var name = names.isEmpty() ? "extra" : names.get(random.nextInt(names.size()));
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> object.put("extra", "x");
                case 2 -> object.put(name, odd(random));
                default -> mutate(object.get(name), random);
            }
        }
    }

    private static Object odd(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "x".repeat(20_001);
            case 2 -> 7L;
            case 3 -> true;
            case 4 -> new ArrayList<>(List.of("police", "police"));
            case 5 -> "all";
            case 6 -> "2026-11-25T00:00:00+09:00";
            default -> new ArrayList<>();
        };
    }

    @Test
    void inputs_are_closed_and_bounded() {
        var open = new TreeSet<String>();
        document.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
                    var body = ((JsonObject) method.getValue()).getJsonObject("requestBody");
                    if (body != null) {
                        var content = body.getJsonObject("content");
                        var json = content.getJsonObject("application/json", content.getJsonObject(Contract.NDJSON));
                        unbounded(json.getJsonObject("schema"), path.getKey(), open);
                    }
                }));
        assertThat(open).isEmpty();
    }

    private static void unbounded(JsonObject given, String at, Set<String> open) {
        var reference = given.getString("$ref");
        var schema = reference == null
                ? given
                : document.getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
        var type = schema.getString("type", "");
        var openObject = type.equals("object") && !Boolean.FALSE.equals(schema.getValue("additionalProperties"));
        var openArray = type.equals("array") && !schema.containsKey("maxItems");
        var openText = type.equals("string")
                && Stream.of("maxLength", "enum", "pattern").noneMatch(schema::containsKey);
        if (openObject || openArray || openText) {
            open.add(at);
        }
        schema.getJsonObject("properties", new JsonObject())
                .forEach(p -> unbounded((JsonObject) p.getValue(), at + "/" + p.getKey(), open));
        if (schema.containsKey("items")) {
            unbounded(schema.getJsonObject("items"), at + "/-", open);
        }
        schema.getJsonArray("oneOf", new JsonArray()).forEach(choice -> unbounded((JsonObject) choice, at, open));
    }

    @Test
    void the_guard_stands_before_exactly_what_the_contract_secures() {
        document.getJsonObject("paths")
                .forEach(path -> ((JsonObject) path.getValue()).forEach(method -> {
                    var operation = (JsonObject) method.getValue();
                    var needed = operation.getJsonArray("security", document.getJsonArray("security"));
                    var secured = !needed.isEmpty() && !needed.contains(new JsonObject());
                    assertThat(Guard.guarded(path.getKey().replaceAll("\\{[a-z]+}", "x")))
                            .as(method.getKey() + " " + path.getKey())
                            .isEqualTo(secured);
                }));
    }

    @Test
    void every_order_has_an_action_of_its_own() {
        var actions = contract.openApi().operations().stream()
                .flatMap(o -> Contract.action(o).stream())
                .toList();
        assertThat(actions).doesNotHaveDuplicates().contains("grant", "sitting-vote", "conflict-own");
        for (var operation : contract.openApi().operations()) {
            var order = operation.getHttpMethod().name().equals("POST")
                    && operation.getAbsoluteOpenAPIPath().startsWith("/api/")
                    && !operation.getTags().contains("read");
            assertThat(Contract.action(operation)
                            .or(() -> Contract.lines(operation))
                            .isPresent())
                    .as(operation.getOperationId())
                    .isEqualTo(order);
        }
    }
}
