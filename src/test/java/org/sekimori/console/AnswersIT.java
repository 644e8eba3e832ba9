package org.sekimori.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** What the hub answers is what the contract says: real answers of every read route, at every point of a case's course. */
class AnswersIT {
    /** Of a secretariat member, who reads the most; of the executive; of somebody who reads a single case; of a desk without any. */
    private static final List<String> READERS =
            List.of("chair", "secretariat", "coordinator", "watch", "police", "police-director", "mofa", "takedown");

    /** Answered with something other than a JSON tree. */
    private static final Set<String> NOT_TREES = Set.of("documentContent", "scope", "stream", "sittingMinutes");

    private static JsonObject document;

    private final Api api = RunningHub.shared().api();
    private final Map<String, Validator> schemas = new HashMap<>();
    private final Set<String> seen = new TreeSet<>();

    @BeforeAll
    static void load() throws IOException {
        try (var in = AnswersIT.class.getClassLoader().getResourceAsStream("openapi.yaml")) {
            document = Contract.parse(Buffer.buffer(in.readAllBytes()));
        }
    }

    @Test
    void every_read_route_answers_as_the_contract_says() {
        var proposal = Drafts.proposal(Kind.POLICE_ABROAD, Case.campaign(api));
        proposal.put("harmExpectedAt", "2027-01-01T00:00:00Z");
        var operation = Case.draft(api, Kind.POLICE_ABROAD, proposal);
        readAll(operation);
        for (var point : Point.values()) {
            if (point != Point.DRAFTED) {
                step(operation, point);
                readAll(operation);
            }
        }
        besideThePlainCourse();
        assertThat(seen).containsExactlyInAnyOrderElementsOf(readRoutes());
    }

    /** With what the plain course has not: a sitting as it goes on, a condition, a partial halt, a conflict. */
    private void step(Case operation, Point point) {
        switch (point) {
            case GRANTED -> {
                operation.grantUpTo("coordination");
                var granting = operation.granting("coordination");
                granting.put("conditions", List.of("Tell the hospital first."));
                granting.put("excludes", List.of("t-2"));
                operation.does("nco-director", "grant", granting);
            }
            case AUTHORISED -> sit(operation);
            case EXECUTING -> {
                operation.step(point);
                var reach = Map.of("targets", List.of("t-1"));
                operation.does("legal", "halt", Map.of("reason", "One of them is shared.", "covers", reach));
            }
            default -> operation.step(point);
        }
    }

    private void sit(Case operation) {
        var sitting = operation
                .open("approval", List.of("chair", "member-1", "member-2"), List.of("member-3"))
                .ok()
                .id();
        readAll(operation);
        operation.move(sitting, "member-1", "approve").ok();
        var hash = operation.motionHash();
        operation.vote(sitting, "chair", hash, "for").ok();
        operation.vote(sitting, "member-1", hash, "abstain").ok();
        operation.vote(sitting, "member-2", hash, "against").ok();
        readAll(operation);
        operation.closeSitting(sitting, "chair", Map.of("castingVote", "for")).ok();
        one("chair", "sitting", "/api/sittings/" + sitting);
    }

    private void besideThePlainCourse() {
        var returned = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        returned.does("legal", "return", returned.deciding("legal"));
        readAll(returned);
        var refused = Case.at(api, Kind.POLICE_ABROAD, Point.REVIEWED).grantUpTo("nsc-review");
        refused.does("nss", "refuse", refused.deciding("nsc-review"));
        readAll(refused);
        amended();
        filed(returned);
        for (var reader : List.of("chair", "secretariat", "coordinator", "police-director")) {
            one(reader, "annualReport", "/api/reports/annual?year=2026");
            one(reader, "statistics", "/api/reports/statistics");
        }
        entrusted();
        instruments();
        closingIn();
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        api.post("takedown", "/api/activities", Drafts.takedownOf(proposal)).ok();
        var met = Case.draft(api, Kind.POLICE_HOME, proposal).does("police", "submit", "");
        met.awaitConflict();
        readAll(met);
        var conflict = "/api/conflicts/" + met.look().path("conflicts").path(0).asText();
        api.post("watch", conflict + "/commands/own", "").ok();
        api.post("watch", conflict + "/commands/dispose", Map.of("disposition", "escalate", "reason", "Both are due."))
                .ok();
        api.post("watch", conflict + "/commands/release", "").ok();
        readAll(met);
    }

    /** An alarm before and after it was answered. */
    private void closingIn() {
        for (int count = 16; count > 0; count /= 2) {
            var selectors = IntStream.range(0, count)
                    .mapToObj(n -> Map.of("kind", "ipv4", "value", "198.51.100." + n))
                    .toList();
            var window = Map.of("from", "2026-11-01T00:00:00Z");
            api.post(
                            "liaison",
                            "/api/deconfliction/check",
                            Map.of("purpose", "p", "selectors", selectors, "window", window))
                    .ok();
        }
        var answer = "/api/alarms/" + api.awaitAlarm().path("id").asText() + "/commands/answer";
        one("watch", "alarms", "/api/alarms");
        api.post("watch", answer, Map.of("finding", "One list, told in parts.")).ok();
        one("auditor", "alarms", "/api/alarms");
        one("liaison", "alarms", "/api/alarms");
    }

    /** A campaign that was revised, an attribution to its publication, and a takedown. */
    private void instruments() {
        var campaign = Case.campaign(api);
        var revised = Map.of("title", "A", "threat", "B", "responsePolicy", "D", "marking", "TLP:GREEN");
        api.post("coordinator", "/api/campaigns/" + campaign + "/commands/revise", revised)
                .ok();
        var takedown = activity("takedown", campaign);
        give("takedown", takedown, "record", Map.of("step", "request", "text", "Please", "occurred", now()));
        give("watch", takedown, "allow-open-end", Map.of("reasons", "It stays down."));
        give("takedown", takedown, "start", Map.of());
        give("takedown", takedown, "close", Map.of("outcome", "Down"));
        var attribution = activity("attribution", campaign);
        readInstruments(campaign, attribution);
        give("watch", attribution, "allow-open-end", Map.of("reasons", "It stays said."));
        give("mofa", attribution, "start", Map.of());
        give("mofa", attribution, "record", Map.of("step", "draft", "text", "It was them.", "occurred", now()));
        give("nss", attribution, "withhold", Map.of("reasons", "Not yet."));
        readInstruments(campaign, takedown, attribution);
        for (var user : List.of("mofa-2", "police-director", "nss")) {
            give(user, attribution, "clear", Map.of("reasons", "Yes."));
        }
        give("mofa", attribution, "publish", Map.of("occurred", now(), "reference", "112"));
        readInstruments(campaign, takedown, attribution);
    }

    private static String now() {
        return Instant.now().truncatedTo(java.time.temporal.ChronoUnit.MICROS).toString();
    }

    private String activity(String kind, String campaign) {
        var body = Map.of(
                "kind",
                kind,
                "campaign",
                campaign,
                "title",
                "A " + kind,
                "selectors",
                List.of(Map.of("kind", "domain", "value", UUID.randomUUID() + ".example")),
                "window",
                Map.of("from", now()),
                "liaison",
                "Extension 517",
                "marking",
                "TLP:AMBER",
                "whyNoLesser",
                "Nothing lesser is left.");
        return api.post(kind.equals("takedown") ? "takedown" : "mofa", "/api/activities", body)
                .ok()
                .id();
    }

    private void give(String user, String activity, String command, Map<String, Object> body) {
        api.post(user, "/api/activities/" + activity + "/commands/" + command, body)
                .ok();
    }

    private void readInstruments(String campaign, String... activities) {
        for (var reader : READERS) {
            one(reader, "campaign", "/api/campaigns/" + campaign);
            one(reader, "activities", "/api/activities?limit=20");
            one(reader, "activities", "/api/activities?openEnd=needs-consent");
            for (var activity : activities) {
                one(reader, "activity", "/api/activities/" + activity);
            }
        }
    }

    private void entrusted() {
        var key = api.get("nco-director", "/api/people?seat=nco.deconfliction")
                .json()
                .path("items")
                .path(0)
                .path("key")
                .asText();
        var body = Map.of(
                "seat", "nco.deconfliction",
                "to", "coordinator",
                "until", Instant.now().plusSeconds(2).toString(),
                "ground", "absence",
                "reason", "Called away");
        api.post("nco-director", "/api/people/" + key + "/commands/delegate", body)
                .ok();
        for (var reader : List.of("watch", "coordinator", "police", "auditor", "chair")) {
            one(reader, "delegations", "/api/delegations");
            one(reader, "me", "/api/me");
        }
    }

    private void filed(Case operation) {
        var body = Map.of(
                "operation",
                operation.id(),
                "title",
                "Minute",
                "language",
                "ja",
                "handling",
                "limited",
                "marking",
                "TLP:AMBER",
                "reference",
                Map.of("number", "17", "holder", "MOFA"));
        var document = api.post("coordinator", "/api/documents", body).ok().id();
        for (var reader : READERS) {
            one(reader, "documents", "/api/documents?operation=" + operation.id());
            one(reader, "document", "/api/documents/" + document);
        }
    }

    private void amended() {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        var operation = Case.draft(api, Kind.POLICE_HOME, proposal).to(Point.TASKED);
        var targets = new ArrayList<Object>((List<?>) proposal.get("targets"));
        targets.add(Drafts.target("t-9", "US"));
        proposal.put("targets", targets);
        operation.does("police", "amend", proposal);
        readAll(operation);
        operation.does("police", "withdraw-amendment", Map.of("reasons", "No longer needed."));
        readAll(operation);
    }

    private void readAll(Case operation) {
        for (var reader : READERS) {
            for (var route : List.of("operations", "campaigns", "sittings", "activities", "conflicts", "tasks")) {
                one(reader, route, "/api/" + route + "?limit=20");
            }
            one(reader, "obligations", "/api/obligations?limit=200");
            one(reader, "me", "/api/me");
            one(reader, "desk", "/api/desk");
            one(reader, "people", "/api/people");
            one(reader, "policies", "/api/policies");
            for (var route : List.of("proposal", "targets", "entries")) {
                one(reader, route, operation.path() + "/" + route);
            }
            one(reader, "targetsDigest", operation.path() + "/targets/digest");
            one(reader, "case", operation.path()).ifPresent(found -> parts(reader, found));
        }
    }

    private void parts(String reader, JsonObject found) {
        one(reader, "campaign", "/api/campaigns/" + found.getString("campaign"));
        var amendments = "/api/operations/" + found.getString("id") + "/amendments/";
        found.getJsonArray("amendments", new JsonArray())
                .forEach(one -> one(reader, "amendment", amendments + ((JsonObject) one).getString("id")));
        found.getJsonArray("conflicts").forEach(id -> one(reader, "conflict", "/api/conflicts/" + id));
        found.getJsonArray("tasks")
                .forEach(task ->
                        one(reader, "taskTargets", "/api/tasks/" + ((JsonObject) task).getString("id") + "/targets"));
        Optional.ofNullable(found.getJsonObject("sitting"))
                .ifPresent(sitting -> one(reader, "sitting", "/api/sittings/" + sitting.getString("id")));
        one(reader, "entries", "/api/operations/" + found.getString("id") + "/entries?limit=1")
                .map(page -> page.getJsonArray("items").getJsonObject(0).getJsonObject("entry"))
                .ifPresent(
                        entry -> one(reader, "disclosures", "/api/entries/" + entry.getString("id") + "/disclosures"));
    }

    /** The answer, found to be as the contract says; nothing where there is none for this reader. */
    private Optional<JsonObject> one(String reader, String operationId, String path) {
        var answer = api.get(reader, path);
        if (answer.status() == 404) {
            return Optional.empty();
        }
        var tree = new JsonObject(answer.ok().text());
        var output = schema(operationId).validate(tree);
        assertThat(output.getValid())
                .as(() -> reader + " " + path + ": " + faults(output) + "\n" + answer.text())
                .isTrue();
        if (seen.add(operationId)) {
            var more = new JsonObject(answer.text()).put("somethingElse", 1);
            assertThat(schema(operationId).validate(more).getValid())
                    .as("%s is closed", operationId)
                    .isFalse();
        }
        return Optional.of(tree);
    }

    private static String faults(OutputUnit output) {
        return output.getErrors() == null
                ? ""
                : output.getErrors().stream()
                        .map(fault -> fault.getInstanceLocation() + " " + fault.getError())
                        .collect(Collectors.joining("; "));
    }

    private Validator schema(String operationId) {
        return schemas.computeIfAbsent(operationId, id -> {
            var schema = resolved(answer(id));
            return Validator.create(
                    JsonSchema.of((JsonObject) schema),
                    new JsonSchemaOptions()
                            .setBaseUri("https://sekimori.example")
                            .setDraft(Draft.DRAFT202012)
                            .setOutputFormat(OutputFormat.Basic));
        });
    }

    /** With every reference replaced by what it names; ours have no circle. */
    private static Object resolved(Object schema) {
        return switch (schema) {
            case JsonObject object when object.containsKey("$ref") -> resolved(named(object.getString("$ref")));
            case JsonObject object -> {
                var copy = new JsonObject();
                object.forEach(field -> copy.put(field.getKey(), resolved(field.getValue())));
                yield copy;
            }
            case JsonArray list -> {
                var copy = new JsonArray();
                list.forEach(item -> copy.add(resolved(item)));
                yield copy;
            }
            default -> schema;
        };
    }

    private static JsonObject named(String reference) {
        return document.getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
    }

    private static JsonObject answer(String operationId) {
        return operations()
                .get(operationId)
                .getJsonObject("responses")
                .getJsonObject("200")
                .getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema");
    }

    private static Map<String, JsonObject> operations() {
        var found = new HashMap<String, JsonObject>();
        document.getJsonObject("paths").forEach(path -> {
            var get = ((JsonObject) path.getValue()).getJsonObject("get");
            if (get != null && path.getKey().startsWith("/api/")) {
                found.put(get.getString("operationId"), get);
            }
        });
        return found;
    }

    private static Set<String> readRoutes() {
        var names = new TreeSet<>(operations().keySet());
        names.removeAll(NOT_TREES);
        return names;
    }
}
