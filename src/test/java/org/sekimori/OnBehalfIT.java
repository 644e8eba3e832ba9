package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** A desk enters what a tasked officer did: both are on record, and nobody decides or votes for another. */
class OnBehalfIT {
    private final Api api = RunningHub.shared().api();

    private static Map<String, Object> behalf(String officer) {
        return Map.of(
                "officer",
                officer,
                "attestation",
                Map.of(
                        "decidedBy", "The officer",
                        "office", "Field",
                        "decidedAt", Instant.now().minusSeconds(60).toString(),
                        "channel", "telephone",
                        "heardBy", "coordinator",
                        "reference", "Call 4"));
    }

    private static Map<String, Object> with(Map<String, Object> body, String officer) {
        var next = new HashMap<>(body);
        next.put("onBehalfOf", behalf(officer));
        return next;
    }

    private JsonNode last(Case operation, String type) {
        JsonNode found = null;
        for (var item : api.get("coordinator", operation.path() + "/entries?limit=200")
                .ok()
                .json()
                .path("items")) {
            if (item.path("entry").path("type").asText().endsWith(type)) {
                found = item.path("entry");
            }
        }
        return found;
    }

    @Test
    void a_desk_accepts_gets_ready_logs_and_acknowledges_for_the_officer_and_both_are_named() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.TASKED);
        var task = Map.<String, Object>of("task", operation.task("police"));
        operation.does("coordinator", "accept", with(task, "police"));
        operation.does("coordinator", "ready", with(operation.ready("police"), "police"));
        operation.step(Point.EXECUTING);
        operation.does("coordinator", "log", with(operation.logging("police"), "police"));
        var logged = last(operation, "Logged");
        assertThat(logged.path("data").path("inScope").asBoolean()).isTrue();
        assertThat(logged.path("actor").path("seat").asText()).isEqualTo("nco.coordinator");
        var officer = logged.path("data").path("onBehalfOf").path("officer").asText();
        assertThat(officer)
                .isNotEmpty()
                .isNotEqualTo(logged.path("actor").path("id").asText());

        operation.step(Point.HALTED);
        operation.does("coordinator", "acknowledge-halt", with(task, "police"));
        operation.give("police", "acknowledge-halt", task).refused(409, "already-acknowledged");
        assertThat(operation
                        .look()
                        .path("halts")
                        .path(0)
                        .path("acknowledgedBy")
                        .path(0)
                        .asText())
                .isEqualTo("police");
    }

    @Test
    void the_case_tells_the_desk_and_nobody_else_what_it_may_enter_for_whom() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.TASKED);
        assertThat(entered(operation, "coordinator"))
                .contains("accept police")
                .doesNotContain("ready police", "acknowledge-halt police");
        for (var user : new String[] {"police", "legal", "police-director", "chair", "auditor"}) {
            assertThat(entered(operation, user)).as(user).isEmpty();
        }
        var begun = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        assertThat(entered(begun, "coordinator")).contains("log police").doesNotContain("accept police");
        begun.step(Point.HALTED);
        assertThat(entered(begun, "coordinator")).contains("log police", "acknowledge-halt police");
    }

    private List<String> entered(Case operation, String user) {
        var entered = new ArrayList<String>();
        api.get(user, operation.path())
                .ok()
                .json()
                .path("onBehalf")
                .forEach(one -> entered.add(
                        one.path("name").asText() + " " + one.path("officer").asText()));
        return entered;
    }

    @Test
    void only_the_desk_and_only_for_who_was_tasked_and_never_a_decision() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        var log = operation.logging("police");
        operation.give("coordinator", "log", with(log, "lapsed")).refused(403, "not-tasked");
        operation.give("coordinator", "log", with(log, "legal")).refused(422, "unknown-person");
        operation.give("coordinator", "log", log).refused(403, "not-permitted");
        for (var user : new String[] {"legal", "police", "police-director", "chair"}) {
            operation.give(user, "log", with(log, "police")).refused(403, "not-permitted");
        }
        var review = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        review.give("coordinator", "grant", with(review.granting("legal"), "legal"))
                .refused(422, "invalid-content");
        var foreign = with(log, "police");
        foreign.put("scopeHash", "0".repeat(64));
        operation.does("coordinator", "log", foreign);
        assertThat(last(operation, "Logged").path("data").path("flags").path(0).asText())
                .isEqualTo("wrong-scope");
        assertThat(operation.stage()).isEqualTo("halted");
    }
}
