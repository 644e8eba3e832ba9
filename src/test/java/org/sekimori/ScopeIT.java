package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** Scope in motion on a running hub: what gates leave out, and what a revision takes away. */
class ScopeIT {
    private final Api api = RunningHub.shared().api();

    private static List<JsonNode> owed(Case operation, String kind) {
        return StreamSupport.stream(operation.look().path("obligations").spliterator(), false)
                .filter(o -> o.path("kind").asText().equals(kind))
                .filter(o -> o.path("state").asText().equals("open"))
                .toList();
    }

    private Case partly() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED).grant("legal");
        var part = operation.granting("agency-director");
        part.put("excludes", List.of("t-2"));
        return operation.does("police-director", "grant", part);
    }

    @Test
    void what_a_gate_leaves_out_is_not_authorised_and_who_granted_the_whole_is_told() {
        var operation = partly();
        assertThat(operation.look().path("authorised").path("targetCount").asInt())
                .isEqualTo(1);
        var targets = api.get("coordinator", operation.path() + "/targets").ok().json();
        assertThat(targets.path("items").path(0).has("excluded")).isFalse();
        assertThat(targets.path("items").path(1).path("excluded").path(0).asText())
                .isEqualTo("agency-director");
        assertThat(api.get("coordinator", operation.path() + "/targets/digest")
                        .ok()
                        .json()
                        .path("excluded")
                        .asInt())
                .isEqualTo(1);
        assertThat(owed(operation, "partial-grant-notice"))
                .singleElement()
                .satisfies(notice -> assertThat(notice.path("gate").asText()).isEqualTo("legal"));
        operation.give("nco-director", "take-note", Map.of("gate", "legal")).refused(403);
        assertThat(api.get("legal", "/api/desk").ok().json().path("mine").toString())
                .contains(operation.id())
                .contains("partial-grant-notice");
        operation.does("legal", "take-note", Map.of("gate", "legal"));
        assertThat(owed(operation, "partial-grant-notice")).isEmpty();
        operation.give("legal", "take-note", Map.of("gate", "legal")).refused(409, "no-notice");
    }

    @Test
    void nobody_grants_nothing() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        var nothing = operation.granting("legal");
        nothing.put("excludes", List.of("t-1", "t-2"));
        operation.give("legal", "grant", nothing).refused(422, "nothing-left");
        nothing.put("excludes", List.of("t-9"));
        operation.give("legal", "grant", nothing).refused(422, "unknown-target");
    }

    @Test
    void acting_on_what_a_gate_left_out_is_recorded_flagged_and_halts() {
        var operation = partly().grant("coordination");
        for (var point : List.of(Point.AUTHORISED, Point.TASKED, Point.ACCEPTED, Point.READY, Point.EXECUTING)) {
            operation.step(point);
        }
        operation.does("police", "log", operation.logging("police"));
        assertThat(operation.stage()).isEqualTo("executing");
        var beyond = operation.logging("police");
        beyond.put("target", "t-2");
        operation.does("police", "log", beyond);
        assertThat(operation.stage()).isEqualTo("halted");
    }

    @Test
    void narrowing_an_authorised_case_keeps_every_grant_and_comes_back_to_authorised() {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        var operation = Case.draft(api, Kind.POLICE_HOME, proposal).to(Point.AUTHORISED);
        proposal.put("targets", List.of(((List<?>) proposal.get("targets")).getFirst()));
        operation.does("police", "revise", proposal).awaitStage("authorised");
        assertThat(operation.gate("committee")).isEqualTo("granted");
        assertThat(operation.look().path("targetCount").asInt()).isEqualTo(1);
        operation.step(Point.TASKED);
    }

    @Test
    void a_changed_basis_returns_the_whole_case() {
        var proposal = Drafts.proposal(Kind.POLICE_ABROAD, Case.campaign(api));
        var operation = Case.draft(api, Kind.POLICE_ABROAD, proposal).to(Point.AUTHORISED);
        proposal.put("legalBasis", "sdf-91-3");
        proposal.put("applicant", "sdf");
        proposal.put("executors", List.of("police", "sdf"));
        operation.does("coordinator", "revise", proposal).awaitStage("review");
        for (var gate : List.of("legal", "foreign-minister", "agency-director", "coordination", "committee")) {
            assertThat(operation.gate(gate)).as(gate).isIn("void", "open");
        }
        assertThat(operation.gate("prime-minister-order")).isEqualTo("waiting");
        operation
                .give("coordinator", "task", operation.tasking("police", "police"))
                .refused(409, "wrong-stage");
    }

    @Test
    void a_revision_after_the_exception_was_invoked_takes_the_exception_back() {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        var operation = Case.draft(api, Kind.POLICE_HOME, proposal).to(Point.GRANTED);
        operation.does(
                "police-director",
                "invoke-exception",
                Map.of(
                        "ground",
                        "A",
                        "facts",
                        "B",
                        "noTimeBecause",
                        Instant.now().toString()));
        assertThat(operation.stage()).isEqualTo("authorised");
        proposal.put("targets", List.of(((List<?>) proposal.get("targets")).getFirst()));
        operation.does("police", "revise", proposal).awaitStage("review");
        assertThat(operation.gate("coordination")).isEqualTo("granted");
        assertThat(owed(operation, "ex-post-notice")).isEmpty();
        operation
                .give("coordinator", "task", operation.tasking("police", "police"))
                .refused(409, "wrong-stage");
    }
}
