package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** Invariants 1, 2, 3, 6 and 9 of a running hub, attacked through its interface: nobody acts before every gate has granted. */
class GateInvariantsIT {
    private final Api api = RunningHub.shared().api();

    @ParameterizedTest
    @EnumSource
    void nothing_is_tasked_or_approved_while_a_gate_is_missing(Kind kind) {
        var operation = Case.at(api, kind, Point.REVIEWED);
        for (var gate : operation.gates()) {
            assertThat(operation.gate(gate)).as(gate).isIn("open", "waiting");
            operation
                    .give("coordinator", "task", operation.tasking("police", "police"))
                    .refused(409, "wrong-stage");
            operation.open("approval", Case.COMMITTEE, List.of()).refused(409, "gate-not-open");
            operation.grant(gate);
        }
        operation
                .give("coordinator", "task", operation.tasking("police", "police"))
                .refused(409, "wrong-stage");
        assertThat(operation.stage()).isEqualTo("review");
        assertThat(operation.approve().stage()).isEqualTo("authorised");
    }

    @ParameterizedTest
    @EnumSource
    void no_gate_is_decided_before_those_it_comes_after(Kind kind) {
        var operation = Case.at(api, kind, Point.REVIEWED);
        for (var gate : operation.gates().subList(1, operation.gates().size())) {
            for (var command : List.of("grant", "refuse", "return")) {
                var body = command.equals("grant") ? operation.granting(gate) : operation.deciding(gate);
                operation.give(operation.decider(gate), command, body).refused(409, "gate-not-open");
            }
        }
    }

    @Test
    void with_an_open_conflict_nothing_is_granted_and_nothing_is_tasked() {
        var before = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        api.post("takedown", "/api/activities", Drafts.takedownOf(before)).ok();
        var early = Case.draft(api, Kind.POLICE_HOME, before).does("police", "submit", "");
        awaitConflict(early);
        early.give("legal", "grant", early.granting("legal")).refused(409);
        assertThat(early.stage()).isEqualTo("screening");

        var after = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        var late = Case.draft(api, Kind.POLICE_HOME, after).to(Point.AUTHORISED);
        api.post("takedown", "/api/activities", Drafts.takedownOf(after)).ok();
        awaitConflict(late);
        late.give("coordinator", "task", late.tasking("police", "police")).refused(409, "conflict-open");
    }

    private static void awaitConflict(Case operation) {
        var end = Instant.now().plusSeconds(15);
        while (operation.look().path("conflictsOpen").asInt() == 0) {
            assertThat(Instant.now()).isBefore(end);
            Thread.onSpinWait();
        }
    }

    @Test
    void what_lies_at_an_unknown_place_needs_the_foreign_minister() {
        var proposal = Drafts.proposal(Kind.POLICE_ABROAD, Case.campaign(api));
        proposal.put("targets", List.of(Drafts.target("t-1", "JP"), Drafts.target("t-2", "unknown")));
        var operation = Case.draft(api, Kind.POLICE_ABROAD, proposal).submit();
        assertThat(operation.gate("foreign-minister")).isEqualTo("waiting");
        operation.grant("legal").grant("nsc-review");
        operation
                .give("police-director", "grant", operation.granting("agency-director"))
                .refused(409, "gate-not-open");
    }

    @Test
    void nobody_but_the_ministry_records_the_consultation_and_nobody_without_its_paper() {
        var operation = Case.at(api, Kind.POLICE_ABROAD, Point.REVIEWED).grant("legal");
        for (var user : List.of("legal", "coordinator", "nss", "police-director", "chair", "police")) {
            assertThat(operation
                            .give(user, "grant", operation.granting("foreign-minister"))
                            .status())
                    .as(user)
                    .isEqualTo(403);
        }
        var bare = operation.granting("foreign-minister");
        bare.remove("attestation");
        operation.give("mofa", "grant", bare).refused(422, "attestation-needed");
    }

    @Test
    void naming_a_gate_shows_nobody_a_case_that_it_does_not_apply_to() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        var body = operation.granting("foreign-minister");
        api.get("mofa", operation.path()).refused(404, "not-found");
        operation.give("mofa", "grant", body).refused(404, "not-found");
        var draft = Case.at(api, Kind.POLICE_ABROAD, Point.DRAFTED);
        draft.give("mofa", "grant", draft.granting("foreign-minister")).refused(404, "not-found");
        draft.open("approval", Case.COMMITTEE, List.of()).refused(404, "not-found");
    }

    @Test
    void a_prefectural_officer_is_tasked_at_home_and_never_abroad() {
        var abroad = Case.at(api, Kind.POLICE_ABROAD, Point.AUTHORISED);
        abroad.give("coordinator", "task", abroad.tasking("police", "prefecture"))
                .refused(422, "prefecture-abroad");
        var home = Case.at(api, Kind.POLICE_HOME, Point.AUTHORISED);
        home.give("coordinator", "task", home.tasking("police", "prefecture")).ok();
    }

    @Test
    void the_forces_are_tasked_after_the_police_and_with_that_officer_as_partner() {
        var operation = Case.at(api, Kind.SDF_91_3, Point.AUTHORISED);
        operation.give("coordinator", "task", operation.tasking("sdf", "sdf")).refused(409, "police-task-first");
        operation.does("coordinator", "task", operation.tasking("police", "police"));
        var alone = operation.tasking("sdf", "sdf");
        alone.remove("partner");
        operation.give("coordinator", "task", alone).refused(422);
        for (var other : List.of("prefecture", "lapsed", "sdf", "coordinator", "nobody")) {
            alone.put("partner", other);
            operation.give("coordinator", "task", alone).refused(422);
        }
        operation.give(operation.kind().director, "start", "").refused(409);
        operation.does("coordinator", "task", operation.tasking("sdf", "sdf"));
    }

    @Test
    void the_order_of_the_prime_minister_has_a_period_and_a_request_has_a_form() {
        var operation =
                Case.at(api, Kind.SDF_91_3, Point.REVIEWED).grant("legal").grant("nsc-review");
        var formless = operation.granting("public-safety-commission");
        formless.remove("form");
        operation.give("npsc", "grant", formless).refused(422, "form-needed");
        operation.grant("foreign-minister").grant("public-safety-commission");
        var endless = operation.granting("prime-minister-order");
        endless.remove("validUntil");
        assertThat(operation.give("nss", "grant", endless).status()).isEqualTo(422);
    }

    @Test
    void an_order_that_has_run_out_tasks_nobody() throws InterruptedException {
        var operation = Case.at(api, Kind.SDF_91_3, Point.REVIEWED).grantUpTo("prime-minister-order");
        var order = operation.granting("prime-minister-order");
        var until = Instant.now().plusSeconds(5);
        order.put("validUntil", until.toString());
        operation.does("nss", "grant", order);
        Thread.sleep(Math.max(1, until.plusMillis(50).toEpochMilli() - System.currentTimeMillis()));
        operation
                .give("sdf-director", "grant", operation.granting("agency-director"))
                .refused(409);
        operation
                .give("coordinator", "task", operation.tasking("police", "police"))
                .refused(409);
    }

    @Test
    void the_applicant_decides_no_gate_of_the_own_case_in_another_seat() {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        proposal.put("applicant", "officer-legal");
        var operation = Case.of(
                api, Kind.POLICE_HOME, api.post("officer-legal", "police.officer", "/api/operations", proposal));
        operation.give("police", "submit", "").refused(404);
        operation.give("officer-legal", "nco.legal", "submit", "").refused(403);
        operation.give("officer-legal", "police.officer", "submit", "").ok();
        operation.awaitStage("review");
        for (var command : List.of("grant", "refuse", "return")) {
            var body = command.equals("grant") ? operation.granting("legal") : operation.deciding("legal");
            operation.give("officer-legal", "nco.legal", command, body).refused(403);
            operation.give("officer-legal", "police.officer", command, body).refused(403);
        }
        operation.grant("legal");
    }

    @Test
    void one_person_does_not_decide_for_two_bodies() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        operation
                .give("two-bodies", "nco.legal", "grant", operation.granting("legal"))
                .ok();
        for (var command : List.of("grant", "refuse", "return")) {
            var body = command.equals("grant")
                    ? operation.granting("agency-director")
                    : operation.deciding("agency-director");
            operation.give("two-bodies", "police.director", command, body).refused(403);
        }
        operation.grant("agency-director");
    }

    @Test
    void a_scope_that_nobody_sees_any_more_is_not_granted() {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        var operation = Case.draft(api, Kind.POLICE_HOME, proposal).submit();
        var old = operation.granting("legal");
        proposal.put("targets", List.of(Drafts.target("t-9", "JP")));
        operation.does("police", "revise", proposal).awaitStage("review");
        operation.give("legal", "grant", old).refused(409, "scope-changed");
        old.put("scopeHash", "0".repeat(64));
        operation.give("legal", "grant", old).refused(409, "scope-changed");
    }

    @Test
    void who_is_no_longer_designated_neither_applies_nor_executes() {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        proposal.put("applicant", "lapsed");
        for (var user : List.of("lapsed", "coordinator")) {
            var created = api.post(user, "/api/operations", proposal);
            if (created.status() < 300) {
                Case.of(api, Kind.POLICE_HOME, created)
                        .give("lapsed", "submit", "")
                        .refused(403);
            } else {
                created.refused(422, "not-designated");
            }
        }
        var operation = Case.at(api, Kind.POLICE_HOME, Point.AUTHORISED);
        operation
                .give("coordinator", "task", operation.tasking("police", "lapsed"))
                .refused(422, "not-designated");
    }

    @Test
    void nobody_is_tasked_for_an_agency_whose_officer_that_is_not() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.AUTHORISED);
        for (var user : List.of("sdf", "police-director", "coordinator", "chair", "nobody")) {
            operation
                    .give("coordinator", "task", operation.tasking("police", user))
                    .refused(422);
        }
        operation.give("coordinator", "task", operation.tasking("sdf", "sdf")).refused(422);
        var other = new HashMap<>(operation.tasking("police", "police"));
        other.put("partner", "sdf");
        operation.give("coordinator", "task", Map.copyOf(other)).refused(422);
    }
}
