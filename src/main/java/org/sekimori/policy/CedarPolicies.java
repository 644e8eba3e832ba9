package org.sekimori.policy;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.ValidationRequest;
import com.cedarpolicy.model.ValidationResponse.ValidationError;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.InternalException;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Wire;

/**
 * Reads and validates the Cedar files.
 *
 * @param policies by their {@code @id}, as the engine knows them
 * @param vocabulary that the schema declares
 */
record CedarPolicies(Schema schema, PolicySet policies, Set<String> ids, Vocabulary vocabulary) {
    /** The words that a request may use. */
    record Vocabulary(Set<String> actions, Set<String> gates, Set<String> activityKinds) {
        boolean has(Request request) {
            return actions.contains(request.action())
                    && request.gate().map(GateId::value).map(gates::contains).orElse(true)
                    && request.activityKind().map(activityKinds::contains).orElse(true);
        }

        private static Vocabulary of(Schema schema) {
            try {
                var json = schema.toJsonFormat();
                var actions = new HashSet<String>();
                json.path("").path("actions").fieldNames().forEachRemaining(actions::add);
                return new Vocabulary(
                        Set.copyOf(actions), enumeration(json, "Gate"), enumeration(json, "ActivityKind"));
            } catch (AuthException | com.fasterxml.jackson.core.JsonProcessingException e) {
                throw new IllegalStateException("a schema that was parsed before", e);
            }
        }
    }

    /** Where the schema leaves room for the gates of {@code gates.yaml}. */
    private static final String GATES = "\"@gates.yaml\"";

    /**
     * Reads policies and schema.
     *
     * @param gates ids of the gates that policies may name
     * @return nothing where the set cannot be used; why is then among the problems
     */
    static Optional<CedarPolicies> read(
            PolicyFile schemaFile, List<PolicyFile> files, List<String> gates, Problems problems) {
        var before = problems.count();
        var schema = schema(schemaFile, gates, problems.of(schemaFile.name()));
        var pieces = new LinkedHashMap<String, CedarText.Piece>();
        files.forEach(file -> CedarText.cut(file, problems.of(file.name()))
                .forEach(piece -> name(piece, problems).ifPresent(id -> put(pieces, id, piece, problems))));
        if (schema.isEmpty()) {
            return Optional.empty();
        }
        var set = new PolicySet(pieces.entrySet().stream()
                .map(piece -> new Policy(piece.getValue().text(), piece.getKey()))
                .collect(Collectors.toSet()));
        validate(schema.get(), set, pieces, problems);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(
                        new CedarPolicies(schema.get(), set, Set.copyOf(pieces.keySet()), Vocabulary.of(schema.get())));
    }

    private static Optional<Schema> schema(PolicyFile file, List<String> gates, Problems.Of problems) {
        var listed = gates.stream().map(id -> '"' + id + '"').collect(Collectors.joining(", "));
        var text = gates.isEmpty() ? file.text() : file.text().replace(GATES, listed);
        try {
            var schema = Schema.parse(Schema.JsonOrCedar.Cedar, text);
            var json = schema.toJsonFormat();
            checkEnumeration(json, "Seat", wires(Seat.values()), file, problems);
            checkEnumeration(json, "Stage", withNone(wires(Stage.values())), file, problems);
            checkEnumeration(json, "GateKind", wires(Gate.Kind.values()), file, problems);
            if (!enumeration(json, "Gate").containsAll(gates)) {
                problems.add(lineOf(file, "entity Gate "), "expected " + GATES + " in the enumeration of Gate");
            }
            return Optional.of(schema);
        } catch (AuthException | com.fasterxml.jackson.core.JsonProcessingException | RuntimeException e) {
            problems.add(1, "expected a Cedar schema, but " + oneLine(e.getMessage()));
            return Optional.empty();
        }
    }

    private static void checkEnumeration(
            JsonNode json, String type, Set<String> expected, PolicyFile file, Problems.Of problems) {
        if (!enumeration(json, type).equals(expected)) {
            problems.add(
                    lineOf(file, "entity " + type + " "),
                    "expected the enumeration " + type + " to list exactly " + String.join(", ", expected));
        }
    }

    private static Set<String> enumeration(JsonNode json, String type) {
        var values = json.path("").path("entityTypes").path(type).path("enum");
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<String> name(CedarText.Piece piece, Problems problems) {
        try {
            var id = Policy.parseStaticPolicy(piece.text()).getAnnotation("id");
            if (id != null && id.matches("[a-z0-9][a-z0-9-]{0,79}")) {
                return Optional.of(id);
            }
            problems.add(piece.file(), piece.line(), "expected @id(\"…\") of lower-case letters, digits and hyphens");
        } catch (InternalException | RuntimeException e) {
            problems.add(piece.file(), piece.line(), "expected a Cedar policy, but " + oneLine(e.getMessage()));
        }
        return Optional.empty();
    }

    private static void put(Map<String, CedarText.Piece> pieces, String id, CedarText.Piece piece, Problems problems) {
        var first = pieces.putIfAbsent(id, piece);
        if (first != null) {
            problems.add(
                    piece.file(),
                    piece.line(),
                    "expected an @id of its own, but " + first.file() + ":" + first.line() + " has '" + id + "' too");
        }
    }

    /** A warning counts as an error: a policy that can never hold is a misspelt one. */
    private static void validate(Schema schema, PolicySet set, Map<String, CedarText.Piece> pieces, Problems problems) {
        try {
            var answer = new BasicAuthorizationEngine().validate(new ValidationRequest(schema, set));
            answer.errors.ifPresent(errors -> errors.forEach(
                    error -> problems.add(PolicyFolder.SCHEMA, 1, "expected validation, but " + error.message)));
            answer.success.ifPresent(result -> Stream.concat(
                            result.validationErrors.stream(), result.validationWarnings.stream())
                    .forEach(error -> say(error, pieces.get(error.getPolicyId()), problems)));
        } catch (AuthException e) {
            problems.add(
                    PolicyFolder.SCHEMA, 1, "expected policies that fit the schema, but " + oneLine(e.getMessage()));
        }
    }

    private static void say(ValidationError error, CedarText.Piece piece, Problems problems) {
        var help = error.getError().help.map(h -> "; " + oneLine(h)).orElse("");
        problems.add(
                piece.file(),
                piece.line(),
                "expected a policy that fits schema.cedarschema, but " + oneLine(error.getError().message) + help);
    }

    private static Set<String> wires(Wire[] values) {
        return Stream.of(values).map(Wire::wire).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> withNone(Set<String> stages) {
        stages.add(CedarEngine.NO_CASE);
        return stages;
    }

    private static int lineOf(PolicyFile file, String text) {
        var at = file.text().indexOf(text);
        return at < 0
                ? 1
                : (int) file.text()
                                .substring(0, at)
                                .chars()
                                .filter(c -> c == '\n')
                                .count()
                        + 1;
    }

    private static String oneLine(String text) {
        return String.valueOf(text)
                .replaceFirst("^(Internal error: )?(Internal JNI Error: )?", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
