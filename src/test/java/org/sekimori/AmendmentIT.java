package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
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

/** More is asked for while what is authorised goes on (追加の承認の求め), on a running hub. */
class AmendmentIT {
    private final Api api = RunningHub.shared().api();
    private final Map<String, Object> proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
    private final Case operation = Case.draft(api, Kind.POLICE_HOME, proposal);

    private static JsonNode last(Case operation) {
        var all = operation.look().path("amendments");
        return all.path(all.size() - 1);
    }

    private String hash() {
        return last(operation).path("scopeHash").asText();
    }

    private Map<String, Object> wider(String country) {
        var targets = new ArrayList<Object>((List<?>) proposal.get("targets"));
        targets.add(Drafts.target("t-9", country));
        proposal.put("targets", targets);
        return proposal;
    }

    private void asks(String country) {
        operation.does("police", "amend", wider(country));
    }

    private void awaits(String state) {
        var end = Instant.now().plusSeconds(20);
        while (!last(operation).path("state").asText().equals(state)) {
            assertThat(Instant.now())
                    .as("waiting for %s: %s", state, last(operation))
                    .isBefore(end);
            Thread.onSpinWait();
        }
    }

    private Map<String, Object> granting(String gate) {
        var body = operation.granting(gate);
        body.put("scopeHash", hash());
        return body;
    }

    private void grant(String... gates) {
        for (var gate : gates) {
            operation.does(operation.decider(gate), "grant", granting(gate));
        }
    }

    private void sits(String decision) {
        var sitting = operation.open("approval", Case.COMMITTEE, List.of()).ok().id();
        var stale = Map.of("decision", decision, "scopeHash", operation.scopeHash(), "reasons", "So.");
        api.post("member-1", "/api/sittings/" + sitting + "/commands/move", stale)
                .refused(409, "scope-changed");
        var move = Map.of("decision", decision, "scopeHash", hash(), "reasons", "So.");
        api.post("member-1", "/api/sittings/" + sitting + "/commands/move", move)
                .ok();
        var motion = operation.motionHash();
        Case.COMMITTEE.forEach(
                user -> operation.vote(sitting, user, motion, "for").ok());
        operation.closeSitting(sitting, "chair", Map.of()).ok();
    }

    private List<String> owed(String kind) {
        return StreamSupport.stream(operation.look().path("obligations").spliterator(), false)
                .filter(o -> o.path("kind").asText().equals(kind))
                .map(o -> o.path("state").asText())
                .toList();
    }

    @Test
    void what_every_gate_grants_widens_the_running_case() {
        operation.to(Point.EXECUTING);
        var old = operation.scopeHash();
        asks("JP");
        operation.give("police", "amend", proposal).refused(409, "amendment-open");
        awaits("review");
        operation.does("police", "log", operation.logging("police"));
        var stale = operation.granting("legal");
        operation.give("legal", "grant", stale).refused(409, "scope-changed");
        operation.give("nco-director", "grant", granting("coordination")).refused(409, "gate-not-open");
        operation.open("approval", Case.COMMITTEE, List.of()).refused(409, "gate-not-open");
        var added = api.get(
                        "legal",
                        operation.path() + "/amendments/"
                                + last(operation).path("id").asText())
                .ok()
                .json();
        assertThat(added.path("targets").path(0).path("id").asText()).isEqualTo("t-9");
        assertThat(api.get("legal", "/api/desk").ok().json().path("mine").toString())
                .contains(operation.id());
        grant("legal", "agency-director", "coordination");
        assertThat(operation.stage()).isEqualTo("executing");
        assertThat(operation.scopeHash()).isEqualTo(old);
        sits("approve");

        assertThat(last(operation).path("state").asText()).isEqualTo("granted");
        assertThat(operation.scopeHash()).isEqualTo(hash()).isNotEqualTo(old);
        assertThat(operation.look().path("targetCount").asInt()).isEqualTo(3);
        assertThat(api.get("coordinator", operation.path() + "/scope").ok().text())
                .contains(operation.id());
        assertThat(owed("scope-acknowledgement")).containsExactly("open");
        var known = operation.logging("police");
        known.put("scopeHash", old);
        operation.does("police", "log", known);
        assertThat(operation.stage()).isEqualTo("executing");
        operation.does("police", "acknowledge-scope", Map.of("task", operation.task("police")));
        assertThat(owed("scope-acknowledgement")).containsExactly("fulfilled");
        var beyond = operation.logging("police");
        beyond.put("target", "t-9");
        operation.does("police", "log", beyond);
        assertThat(operation.stage()).isEqualTo("executing");
    }

    @Test
    void acting_on_what_was_added_before_acknowledging_it_halts() {
        operation.to(Point.EXECUTING);
        asks("JP");
        awaits("review");
        grant("legal", "agency-director", "coordination");
        sits("approve");
        var early = operation.logging("police");
        early.put("target", "t-9");
        operation.does("police", "log", early);
        assertThat(operation.stage()).isEqualTo("halted");
    }

    @Test
    void a_refused_amendment_leaves_the_case_as_it_was() {
        operation.to(Point.EXECUTING);
        var old = operation.scopeHash();
        asks("JP");
        awaits("review");
        var no = operation.deciding("legal");
        no.put("scopeHash", hash());
        operation.does("legal", "refuse", no);
        assertThat(last(operation).path("state").asText()).isEqualTo("refused");
        assertThat(operation.stage()).isEqualTo("executing");
        assertThat(operation.scopeHash()).isEqualTo(old);
        assertThat(operation.gate("committee")).isEqualTo("granted");
        operation.does("police", "log", operation.logging("police"));
        assertThat(operation.stage()).isEqualTo("executing");
    }

    @Test
    void a_target_abroad_brings_the_minister_in_and_nobody_gets_past() {
        operation.to(Point.EXECUTING);
        api.get("mofa", operation.path()).refused(404);
        asks("US");
        awaits("review");
        api.get("mofa", operation.path()).ok();
        grant("legal", "nsc-review");
        operation.give("police-director", "grant", granting("agency-director")).refused(409, "gate-not-open");
        operation.open("approval", Case.COMMITTEE, List.of()).refused(409, "gate-not-open");
        grant("foreign-minister", "agency-director", "coordination");
        sits("approve");
        assertThat(operation.look().path("abroad").asBoolean()).isTrue();
        assertThat(operation.gate("foreign-minister")).isEqualTo("granted");
    }

    @Test
    void another_basis_or_less_is_no_amendment() {
        operation.to(Point.AUTHORISED);
        operation.give("police", "amend", proposal).refused(422, "not-an-amendment");
        operation.give("coordinator", "amend", wider("JP")).refused(403);
        proposal.put("targets", List.of(Drafts.target("t-9", "JP")));
        operation.give("police", "amend", proposal).refused(422, "not-an-amendment");
    }

    @Test
    void a_conflict_of_the_difference_blocks_the_amendment_and_not_the_case() {
        operation.to(Point.AUTHORISED);
        wider("JP");
        var only = Map.<String, Object>of(
                "targets", List.of(((List<?>) proposal.get("targets")).getLast()), "window", proposal.get("window"));
        api.post("takedown", "/api/activities", Drafts.takedownOf(only)).ok();
        operation.does("police", "amend", proposal);
        var end = Instant.now().plusSeconds(20);
        while (last(operation).path("conflictsOpen").asInt() == 0) {
            assertThat(Instant.now()).as("%s", last(operation)).isBefore(end);
            Thread.onSpinWait();
        }
        operation.give("legal", "grant", granting("legal")).refused(409);
        assertThat(operation.look().path("conflictsOpen").asInt()).isZero();
        operation.does("coordinator", "task", operation.tasking("police", "police"));
        operation.does("police", "withdraw-amendment", Map.of("reasons", "They take it down."));
        assertThat(last(operation).path("state").asText()).isEqualTo("withdrawn");
        operation.step(Point.ACCEPTED);
        operation.step(Point.READY);
        operation.step(Point.EXECUTING);
    }
}
