package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** What is told of the measure on a running hub: foreseen, left behind, told late, stopped safely. */
class ExecutionIT {
    private final Api api = RunningHub.shared().api();

    private static Map<String, Object> with(Map<String, Object> body, String key, Object value) {
        var next = new HashMap<>(body);
        next.put(key, value);
        return next;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }

    @Test
    void what_would_follow_from_an_entry_is_told_and_nothing_is_appended() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        var version = operation.look().path("version").asInt();
        var good = operation.logging("police");
        var foreseen = operation.give("police", "log?check=true", good).ok().json();
        assertThat(foreseen.toString()).isEqualTo("{\"flags\":[],\"halts\":false,\"opens\":[]}");
        var wrong = with(good, "target", "t-99");
        foreseen = operation.give("police", "log?check=true", wrong).ok().json();
        assertThat(texts(foreseen.path("flags"))).containsExactly("wrong-target");
        assertThat(foreseen.path("halts").asBoolean()).isTrue();
        assertThat(texts(foreseen.path("opens"))).containsExactly("halt-acknowledgement", "out-of-scope-entry");
        var correcting = with(with(wrong, "entry", "0199a3c2-7a10-7c4e-9a51-2f6f0a6f1c01"), "reason", "A slip.");
        var corrected =
                operation.give("police", "correct?check=true", correcting).ok().json();
        assertThat(texts(corrected.path("flags"))).containsExactly("wrong-target", "unknown-entry");

        operation.give("sdf", "log?check=true", good).refused(404);
        operation.give("coordinator", "log?check=true", good).refused(403);
        operation.give("police", "log?check=true", with(good, "scopeHash", "x")).refused(422);
        operation.give("police", "log?check=perhaps", good).refused(400, "check-invalid");
        operation.give("legal", "halt?check=true", Map.of("reason", "Unclear.")).refused(400, "check-invalid");
        assertThat(operation.look().path("version").asInt()).isEqualTo(version);
        assertThat(operation.stage()).isEqualTo("executing");

        operation.does("police", "log", wrong);
        assertThat(operation.stage()).isEqualTo("halted");
    }

    @Test
    void a_correction_names_an_entry_of_the_case_or_is_flagged() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        var log = operation.logging("police");
        var entry = operation
                .give("police", "log", log)
                .ok()
                .json()
                .at("/entries/0/id")
                .asText();
        var correcting = with(with(log, "entry", entry), "reason", "A slip.");
        var known = operation.give("police", "correct?check=true", correcting).ok();
        assertThat(known.json().path("flags")).isEmpty();
        operation.does("police", "correct", correcting);
        var other = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        var strange = with(with(other.logging("police"), "entry", entry), "reason", "A slip.");
        other.does("police", "correct", strange);
        assertThat(other.stage()).as("an entry of another case").isEqualTo("halted");
    }

    @Test
    void to_ask_needs_no_key() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        for (var query : List.of("?check=true", "")) {
            var request = api.request(operation.path("log") + query)
                    .POST(BodyPublishers.ofString("{}"))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Bearer " + api.token("police"));
            api.send(request)
                    .refused(
                            query.isEmpty() ? 400 : 422,
                            query.isEmpty() ? "idempotency-key-missing" : "invalid-content");
        }
    }

    @Test
    void what_an_entry_leaves_behind_is_answered_before_the_case_closes() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        var granting = operation.granting("legal");
        granting.put("conditions", List.of("Tell the hospital first.", "Not at night."));
        operation.does("legal", "grant", granting).grant("agency-director").grant("coordination");
        for (var point : List.of(Point.AUTHORISED, Point.TASKED, Point.ACCEPTED, Point.READY, Point.EXECUTING)) {
            operation.step(point);
        }
        var entry = with(operation.logging("police"), "deviation", "Another port.");
        entry.put("data", Map.of("seen", "A list.", "kept", "A copy of it."));
        entry.put("loss", Map.of("who", "A clinic.", "what", "An hour of mail."));
        var foreseen = operation.give("police", "log?check=true", entry).ok().json();
        assertThat(texts(foreseen.path("opens")))
                .containsExactly("deviation", "data-seen", "data-kept", "third-party-loss");
        assertThat(foreseen.path("halts").asBoolean()).isFalse();
        operation.does("police", "log", entry);
        assertThat(operation.stage()).isEqualTo("executing");
        assertThat(api.get("police-director", "/api/desk").ok().text()).contains("third-party-loss");
        assertThat(offered(operation, "police-director")).contains("answer-obligation");
        assertThat(offered(operation, "coordinator")).doesNotContain("answer-obligation");

        operation.step(Point.ENDED);
        var report = new HashMap<>(operation.report());
        var answers = (List<?>) report.get("conditions");
        report.put("conditions", answers.subList(0, 1));
        operation.give("police-director", "report", report).refused(409, "conditions-unanswered");
        operation.step(Point.REPORTED);
        operation.step(Point.CONFIRMED);
        for (var owed : owed(operation)) {
            operation.give("coordinator", "close", "").refused(409, "obligation-owed");
            var answer = Map.of("obligation", owed, "answer", "Deleted; protocol 12.");
            for (var user : List.of("coordinator", "police", "chair")) {
                operation.give(user, "answer-obligation", answer).refused(403);
            }
            operation.does("police-director", "answer-obligation", answer);
            operation.give("police-director", "answer-obligation", answer).refused(409, "obligation-not-owed");
        }
        operation.does("coordinator", "close", "");
        assertThat(operation.stage()).isEqualTo("closed");
    }

    private static List<String> offered(Case operation, String user) {
        return operation.look(user).path("commands").findValuesAsText("name");
    }

    private static List<String> owed(Case operation) {
        var kinds = List.of(
                "out-of-scope-entry", "deviation", "data-seen", "data-kept", "data-deleted", "third-party-loss");
        return StreamSupport.stream(operation.look().path("obligations").spliterator(), false)
                .filter(o -> kinds.contains(o.path("kind").asText()))
                .filter(o -> !o.path("state").asText().equals("fulfilled"))
                .map(o -> o.path("id").asText())
                .toList();
    }

    @Test
    void an_entry_told_late_is_marked() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        operation.does("police", "log", operation.logging("police"));
        var old = with(
                operation.logging("police"),
                "occurred",
                Instant.now().minusSeconds(7200).toString());
        operation.does("police", "log", old);
        var logged = StreamSupport.stream(
                        api.get("police", operation.path() + "/entries?limit=200")
                                .ok()
                                .json()
                                .path("items")
                                .spliterator(),
                        false)
                .map(entry -> entry.path("entry"))
                .filter(entry -> entry.path("type").asText().endsWith("operation.Logged"))
                .map(entry -> entry.path("data"))
                .toList();
        assertThat(logged).hasSize(2);
        assertThat(logged.getFirst().has("late")).isFalse();
        assertThat(logged.getLast().path("late").asBoolean()).isTrue();
    }

    @Test
    void a_safe_stop_after_a_halt_is_in_order_and_anything_else_a_breach() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.HALTED);
        var stop = with(operation.logging("police"), "safeStop", true);
        var foreseen = operation.give("police", "log?check=true", stop).ok().json();
        assertThat(foreseen.toString()).isEqualTo("{\"flags\":[],\"halts\":false,\"opens\":[]}");
        operation.does("police", "log", stop);
        assertThat(operation.look().path("halts")).hasSize(1);
        var other = operation.logging("police");
        foreseen = operation.give("police", "log?check=true", other).ok().json();
        assertThat(texts(foreseen.path("flags"))).containsExactly("halted");
        operation.does("police", "log", other);
        assertThat(operation.look().path("halts")).hasSize(2);
    }
}
