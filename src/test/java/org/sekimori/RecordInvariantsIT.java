package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** Invariants 7 and 10 of a running hub: what was done is recorded, in scope or not, and stays as it was recorded. */
class RecordInvariantsIT {
    private final Api api = RunningHub.shared().api();

    /** The entry that this answer made, as it stands in the journal. */
    private JsonNode logged(Case operation, Api.Answer answer) throws Exception {
        var id = answer.ok().json().path("entries").path(0).path("id").asText();
        for (var item : api.get("coordinator", operation.path() + "/entries?limit=200")
                .ok()
                .json()
                .path("items")) {
            var entry = item.path("entry");
            var tree = entry.isTextual() ? new ObjectMapper().readTree(entry.asText()) : entry;
            if (tree.path("id").asText().equals(id)) {
                return tree;
            }
        }
        throw new AssertionError("no entry " + id);
    }

    private void flagged(Case operation, Map<String, Object> log, String flag) throws Exception {
        var entry = logged(operation, operation.give("police", "log", log));
        assertThat(entry.at("/data/flags").toString()).as(entry.toString()).contains(flag);
        assertThat(entry.at("/data/inScope").asBoolean(true)).isFalse();
    }

    @Test
    void what_fits_the_authorised_scope_counts_and_what_does_not_is_recorded_and_halts() throws Exception {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        var good = logged(operation, operation.give("police", "log", operation.logging("police")));
        assertThat(good.at("/data/inScope").asBoolean()).as(good.toString()).isTrue();
        assertThat(good.at("/data/flags")).isEmpty();
        for (var wrong : Map.of(
                        "wrong-scope", Map.entry("scopeHash", (Object) "0".repeat(64)),
                        "wrong-target", Map.entry("target", (Object) "t-99"),
                        "wrong-measure", Map.entry("measure", (Object) "erase"),
                        "future",
                                Map.entry("occurred", (Object)
                                        Instant.now().plus(1, ChronoUnit.DAYS).toString()),
                        "outside-window", Map.entry("occurred", (Object) "2020-01-01T00:00:00Z"))
                .entrySet()) {
            var log = operation.logging("police");
            log.put(wrong.getValue().getKey(), wrong.getValue().getValue());
            flagged(operation, log, wrong.getKey());
            assertThat(operation.stage()).as(wrong.getKey()).isEqualTo("halted");
            operation.does("nco-director", "resume", Map.of("reason", "Looked into."));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"READY", "HALTED", "ENDED", "CLOSED"})
    void outside_the_execution_it_is_recorded_and_never_counted(String point) throws Exception {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.valueOf(point));
        flagged(operation, operation.logging("police"), point.equals("HALTED") ? "halted" : "wrong-stage");
    }

    @ParameterizedTest
    @ValueSource(strings = {"withdraw", "revoke"})
    void after_withdrawal_and_revocation_too(String command) throws Exception {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.READY);
        var log = operation.logging("police");
        operation.does(command.equals("revoke") ? "nco-director" : "police", command, Map.of("reason", "Not needed."));
        log.put("occurred", Instant.now().toString());
        flagged(operation, log, "wrong-stage");
    }

    @Test
    void after_a_consent_has_run_out_too() throws Exception {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        var legal = operation.granting("legal");
        var until = Instant.now().plusSeconds(12);
        legal.put("validUntil", until.toString());
        operation.does("legal", "grant", legal).grant("agency-director").grant("coordination");
        operation.approve();
        for (var point : new Point[] {Point.TASKED, Point.ACCEPTED, Point.READY, Point.EXECUTING}) {
            operation.step(point);
        }
        Thread.sleep(Math.max(1, until.plusMillis(50).toEpochMilli() - System.currentTimeMillis()));
        flagged(operation, operation.logging("police"), "consent-expired");
    }

    @Test
    void an_entry_upon_the_task_of_somebody_else_or_upon_none_is_recorded_too() throws Exception {
        var operation = Case.at(api, Kind.SDF_91_3, Point.EXECUTING);
        for (var task : List.of(operation.task("sdf"), UUID.randomUUID().toString())) {
            var log = operation.logging("police");
            log.put("task", task);
            flagged(operation, log, "wrong-task");
            assertThat(operation.stage()).isEqualTo("halted");
            operation.does("nco-director", "resume", Map.of("reason", "Looked into."));
        }
    }

    @Test
    void only_who_was_tasked_logs() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        for (var user : new String[] {"sdf", "prefecture", "lapsed"}) {
            operation.give(user, "log", operation.logging("police")).refused(404);
        }
        for (var user : new String[] {"coordinator", "police-director", "chair", "legal"}) {
            operation.give(user, "log", operation.logging("police")).refused(403);
        }
    }

    @Test
    void when_it_happened_and_when_it_was_told_are_both_kept() throws Exception {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        var log = operation.logging("police");
        var occurred = Instant.now().minus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
        log.put("occurred", occurred.toString());
        var before = Instant.now();
        var entry = logged(operation, operation.give("police", "log", log));
        assertThat(Instant.parse(entry.path("occurred").asText())).isEqualTo(occurred);
        assertThat(Instant.parse(entry.path("recorded").asText())).isBetween(before.minusSeconds(1), Instant.now());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE entry SET recorded = recorded - interval '1 day'",
                "UPDATE entry SET index = index",
                "DELETE FROM entry",
                "TRUNCATE entry",
                "DELETE FROM tile",
                "UPDATE log_head SET size = 0",
                "DELETE FROM log_head",
                "UPDATE disclosure SET text = ''",
                "DELETE FROM disclosure",
                "ALTER TABLE entry DISABLE TRIGGER ALL",
                "DROP TABLE entry",
                "SET session_replication_role = replica"
            })
    void the_hubs_own_database_role_cannot_change_an_entry(String sql) throws SQLException {
        var place = RunningHub.shared().place();
        var before = place.size("operations");
        try (var connection = place.connectAsHub()) {
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> connection.createStatement().execute(sql))
                    .isInstanceOf(SQLException.class)
                    .hasMessageMatching("(?s).*([Pp]ermission denied|must be owner|append-only|to grow).*");
            connection.rollback();
        }
        assertThat(place.size("operations")).isGreaterThanOrEqualTo(before);
    }
}
