package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** Invariants 5, 8 and 13 of a running hub, attacked through its interface: the committee decides by itself, and in a sitting. */
class CommitteeInvariantsIT {
    private static final List<String> EXECUTIVE = List.of(
            "coordinator",
            "nco-director",
            "legal",
            "watch",
            "nss",
            "mofa",
            "npsc",
            "police",
            "police-director",
            "prefecture",
            "sdf",
            "sdf-director");
    private static final List<String> OTHERS = List.of("takedown", "liaison", "auditor", "administrator");

    private final Api api = RunningHub.shared().api();

    @Test
    void nobody_grants_the_committees_gate_outside_a_sitting() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        for (var user : List.of("chair", "member-1", "secretariat", "expert", "nco-director", "coordinator", "legal")) {
            operation.give(user, "grant", operation.granting("committee")).refused(403);
        }
        assertThat(operation.stage()).isEqualTo("review");
    }

    @Test
    void a_sitting_without_chair_or_deputy_or_two_members_is_not_opened() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        operation.open("approval", List.of("chair", "member-1"), List.of()).refused(409, "quorum-not-met");
        operation.open("approval", List.of("chair"), List.of()).refused(409, "quorum-not-met");
        operation
                .open("approval", List.of("chair", "member-1"), List.of("member-2", "member-3", "member-4"))
                .refused(409, "quorum-not-met");
        assertThat(operation
                        .open("member-2", "approval", List.of("member-2", "member-3", "member-4"), List.of())
                        .status())
                .isIn(403, 409);
        for (var user : List.of("secretariat", "expert", "coordinator", "nco-director")) {
            operation.open(user, "approval", Case.COMMITTEE, List.of()).refused(403);
        }
        for (var stranger : List.of("expert", "secretariat", "coordinator", "nobody")) {
            operation
                    .open("approval", List.of("chair", "member-1", "member-2", stranger), List.of())
                    .refused(422);
        }
    }

    @Test
    void only_the_members_who_are_present_vote_and_each_once() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        var sitting = operation
                .open("approval", List.of("chair", "member-1", "member-2"), List.of("member-3"))
                .ok()
                .id();
        operation.move(sitting, "member-1", "approve").ok();
        var hash = operation.motionHash();
        for (var user : List.of("expert", "secretariat")) {
            operation.vote(sitting, user, hash, "for").refused(403);
            operation.move(sitting, user, "approve").refused(403);
        }
        for (var user : EXECUTIVE) {
            assertThat(operation.vote(sitting, user, hash, "for").status())
                    .as(user)
                    .isIn(403, 404);
        }
        operation.vote(sitting, "member-3", hash, "for").refused(403, "recused");
        operation.vote(sitting, "member-4", hash, "for").refused(409, "not-present");
        operation.vote(sitting, "member-1", "0".repeat(64), "for").refused(409, "motion-changed");
        operation.vote(sitting, "member-1", hash, "for").ok();
        operation.vote(sitting, "member-1", hash, "against").refused(409, "already-voted");
        operation.closeSitting(sitting, "chair", Map.of()).refused(409, "votes-missing");
        operation.vote(sitting, "member-2", hash, "against").ok();
        operation.vote(sitting, "chair", hash, "for").ok();
        operation.closeSitting(sitting, "member-1", Map.of()).refused(403, "not-presiding");
        operation.closeSitting(sitting, "chair", Map.of("castingVote", "for")).refused(409, "casting-vote-without-tie");
        operation.closeSitting(sitting, "chair", Map.of()).ok();
        assertThat(operation.stage()).isEqualTo("authorised");
    }

    @Test
    void a_tie_needs_the_chairs_casting_vote() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        var present = List.of("chair", "member-1", "member-2", "member-3");
        var sitting = operation.open("approval", present, List.of()).ok().id();
        operation.move(sitting, "member-1", "approve").ok();
        var hash = operation.motionHash();
        for (int i = 0; i < present.size(); i++) {
            operation
                    .vote(sitting, present.get(i), hash, i % 2 == 0 ? "for" : "against")
                    .ok();
        }
        operation.closeSitting(sitting, "chair", Map.of()).refused(409, "casting-vote-needed");
        operation
                .closeSitting(sitting, "member-2", Map.of("castingVote", "for"))
                .refused(403);
        operation
                .closeSitting(sitting, "chair", Map.of("castingVote", "against"))
                .ok();
        assertThat(operation.stage()).as("a motion that fails decides nothing").isEqualTo("review");
        assertThat(operation.gate("committee")).isEqualTo("open");
    }

    @Test
    void a_scope_that_changes_under_a_sitting_adjourns_it() {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        var operation = Case.draft(api, Kind.POLICE_HOME, proposal).to(Point.GRANTED);
        var sitting = operation.open("approval", Case.COMMITTEE, List.of()).ok().id();
        operation.move(sitting, "member-1", "approve").ok();
        var hash = operation.motionHash();
        proposal.put("targets", List.of(Drafts.target("t-9", "JP")));

        operation.does("coordinator", "revise", proposal);

        assertThat(operation.vote(sitting, "member-2", hash, "for").status()).isEqualTo(409);
        operation.awaitStage("review");
        var end = Instant.now().plus(Duration.ofSeconds(10));
        while (operation.look("chair").has("sitting") && Instant.now().isBefore(end)) {
            Thread.onSpinWait();
        }
        assertThat(api.get("chair", "/api/sittings/" + sitting)
                        .json()
                        .path("state")
                        .asText())
                .isEqualTo("adjourned");
        assertThat(operation.gate("legal"))
                .as("grants of another scope are void")
                .isEqualTo("open");
    }

    @Test
    void where_the_chair_is_recused_the_deputy_presides_and_nobody_else() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        var present = List.of("member-1", "member-2", "member-3");
        assertThat(operation
                        .open("member-2", "approval", present, List.of("chair"))
                        .status())
                .isEqualTo(403);
        var sitting = operation
                .open("member-1", "approval", present, List.of("chair"))
                .ok()
                .id();
        operation.move(sitting, "member-2", "approve").ok();
        var hash = operation.motionHash();
        present.forEach(user -> operation.vote(sitting, user, hash, "for").ok());
        operation.closeSitting(sitting, "chair", Map.of()).refused(403);
        operation.closeSitting(sitting, "member-1", Map.of()).ok();
        assertThat(operation.stage()).isEqualTo("authorised");
    }

    @Test
    void five_who_vote_at_the_same_instant_all_succeed() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        var sitting = operation.open("approval", Case.COMMITTEE, List.of()).ok().id();
        operation.move(sitting, "member-1", "approve").ok();
        var hash = operation.motionHash();
        var votes = Case.COMMITTEE.stream()
                .map(user -> CompletableFuture.supplyAsync(() -> operation.vote(sitting, user, hash, "for")))
                .toList();
        votes.forEach(vote -> vote.join().ok());
        operation.closeSitting(sitting, "chair", Map.of()).ok();
    }

    @Test
    void the_executive_learns_of_a_sitting_its_opening_and_its_outcome_only() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        var streams = List.of("coordinator", "nco-director", "police", "auditor").stream()
                .map(user ->
                        CompletableFuture.supplyAsync(() -> api.listen(user, "/api/stream", Duration.ofSeconds(4))))
                .toList();
        var sitting = operation.open("approval", Case.COMMITTEE, List.of()).ok().id();
        operation.move(sitting, "member-1", "approve").ok();
        var hash = operation.motionHash();
        Case.COMMITTEE.forEach(
                user -> operation.vote(sitting, user, hash, "for").ok());
        operation.closeSitting(sitting, "chair", Map.of()).ok();
        streams.forEach(stream -> assertThat(stream.join())
                .as("what a stream says to the executive")
                .doesNotContain("VoteCast", "vote-cast", "Moved", "\"sitting\"", hash));
        for (var user : EXECUTIVE) {
            api.get(user, "/api/sittings/" + sitting).refused(404, "not-found");
            assertThat(api.get(user, "/api/sittings").json().path("items"))
                    .as(user)
                    .isEmpty();
            assertThat(api.get(user, operation.path() + "/entries?limit=200").text())
                    .as(user)
                    .doesNotContain("VoteCast", hash, "So I hold.", "As proposed.");
            assertThat(api.get(user, "/logs/operations/tile/entries/000").status())
                    .as(user)
                    .isIn(403, 404);
            assertThat(api.get(user, operation.path()).text()).as(user).doesNotContain(hash);
        }
        for (var user : OTHERS) {
            api.get(user, "/api/sittings/" + sitting).refused(404, "not-found");
        }
        for (var user : List.of("chair", "member-4", "secretariat", "expert")) {
            assertThat(api.get(user, "/api/sittings/" + sitting).ok().text()).contains(hash);
            assertThat(api.get(user, operation.path() + "/entries?limit=200")
                            .ok()
                            .text())
                    .contains(sitting);
        }
    }

    @Test
    void unknown_and_hidden_are_the_same_answer() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.DRAFTED);
        var hidden = api.get("sdf", operation.path());
        var unknown = api.get("sdf", "/api/operations/0199a3d0-0000-7000-8000-000000000001");
        assertThat(hidden.text()).isEqualTo(unknown.text());
        assertThat(hidden.status()).isEqualTo(404);
        assertThat(operation.give("sdf", "submit", "").text())
                .isEqualTo(api.post("sdf", "/api/operations/0199a3d0-0000-7000-8000-000000000001/commands/submit", "")
                        .text());
    }

    @Test
    void what_the_committee_halted_only_a_sitting_resumes() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        operation.does("chair", "halt", Map.of("reason", "The committee looks at it."));
        for (var user : EXECUTIVE) {
            assertThat(operation
                            .give(user, "resume", Map.of("reason", "We go on."))
                            .status())
                    .as(user)
                    .isIn(403, 404);
        }
        operation.give("chair", "resume", Map.of("reason", "Alone.")).refused(403);
        operation.give("police-director", "start", "").refused(409);
        assertThat(operation.stage()).isEqualTo("halted");
        assertThat(operation.sit("halt", "lift-halt").stage()).isEqualTo("executing");
    }

    @Test
    void the_executive_lifts_its_own_halt_and_leaves_the_committees() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        operation.does("legal", "halt", Map.of("reason", "Unclear."));
        operation.does("chair", "halt", Map.of("reason", "The committee looks at it."));
        operation.give("nco-director", "resume", Map.of("reason", "Clear."));
        assertThat(operation.stage()).isEqualTo("halted");
        operation.sit("halt", "lift-halt");
        if (operation.stage().equals("halted")) {
            operation.does("nco-director", "resume", Map.of("reason", "Clear."));
        }
        assertThat(operation.stage()).isEqualTo("executing");
    }
}
