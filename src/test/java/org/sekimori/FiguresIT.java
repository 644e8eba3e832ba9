package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** The yearly figures of a hub of its own, and the same counted by the command line from the same database. */
class FiguresIT {
    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final List<String> WORDED = List.of("operation", "number", "title", "outline", "answer");
    private static final String WORDS = "Do better.";
    private static final String ANSWER = "Two persons look from now on.";

    private static final Duration SCREENED = Duration.ofSeconds(20);

    private static final Duration LISTENING = Duration.ofSeconds(6);

    private static Place place;
    private static RunningHub hub;
    private static Api api;

    private final String year =
            String.valueOf(LocalDate.now(ZoneId.of("Asia/Tokyo")).getYear());
    private final String path = "/api/reports/annual?year=" + year;

    @BeforeAll
    static void start() {
        place = Place.fresh();
        hub = RunningHub.start(place, 1);
        api = hub.api();
        closed();
        exceptional();
        joint();
        amended();
        refused();
        Case.draft(api, Kind.POLICE_HOME);
        met();
    }

    @AfterAll
    static void stop() {
        hub.close();
        place.close();
    }

    private static void closed() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.EXECUTING);
        operation.does("police", "log", operation.logging("police"));
        List.of(Point.HALTED, Point.RESUMED, Point.ENDED, Point.REPORTED, Point.CONFIRMED, Point.CLOSED)
                .forEach(operation::step);
    }

    private static void exceptional() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED)
                .does(
                        "police-director",
                        "invoke-exception",
                        Map.of("ground", "Art 6-2.", "facts", "It spreads.", "noTimeBecause", "Tonight."));
        List.of(Point.TASKED, Point.ACCEPTED, Point.READY, Point.EXECUTING).forEach(operation::step);
        operation.does("police-director", "notify-committee", Map.of("facts", "We acted."));
        List.of(Point.ENDED, Point.REPORTED).forEach(operation::step);
        operation.sit("confirmation", "recommend");
        operation.does("police-director", "answer-recommendation", Map.of("answer", ANSWER));
        operation.does("coordinator", "close", "");
    }

    private static void joint() {
        Case.at(api, Kind.SDF_91_3, Point.AUTHORISED);
    }

    private static void amended() {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        var operation = Case.draft(api, Kind.POLICE_HOME, proposal).to(Point.AUTHORISED);
        var targets = new ArrayList<Object>((List<?>) proposal.get("targets"));
        targets.add(Drafts.target("t-9", "JP"));
        proposal.put("targets", targets);
        operation.does("police", "amend", proposal);
        operation.does("police", "withdraw-amendment", Map.of("reasons", "No longer needed."));
    }

    private static void refused() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        operation.does("legal", "refuse", operation.deciding("legal"));
    }

    /** Two activities that meet, which the watch officer leaves to the director. */
    private static void met() {
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        api.post("takedown", "/api/activities", Drafts.takedownOf(proposal)).ok();
        api.post("takedown", "/api/activities", Drafts.takedownOf(proposal)).ok();
        var path = "/api/conflicts/" + conflict() + "/commands/";
        api.post("watch", path + "own", "").ok();
        api.post("watch", path + "dispose", Map.of("disposition", "escalate", "reason", "Both are due."))
                .ok();
    }

    private static String conflict() {
        var end = Instant.now().plus(SCREENED);
        while (true) {
            var found = api.get("watch", "/api/conflicts").ok().json().at("/items/0/id");
            if (found.isTextual()) {
                return found.asText();
            }
            assertThat(Instant.now()).as("waiting for a conflict").isBefore(end);
        }
    }

    private JsonNode annual(String user) {
        return api.get(user, path).ok().json();
    }

    /** As {@code ops/hub} runs it, on the installation of this test. */
    private JsonNode counted(String... more) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + HOME.resolve("ops/jvm.options"),
                "-Dsekimori.home=" + HOME,
                "-cp",
                RunningHub.classPath(),
                "org.sekimori.Sekimori",
                "figures",
                "--year",
                year));
        command.addAll(List.of(more));
        var builder =
                new ProcessBuilder(command).directory(HOME.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().keySet().removeIf(name -> name.startsWith("HUB_"));
        builder.environment().put("HUB_VAR", place.var().toString());
        builder.environment().put("AUDITORS_TOKEN", api.token("auditor"));
        var process = builder.start();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return new ObjectMapper().readTree(text);
    }

    /** What stands in sealed fields, or names a case, is in the hub's own report only. */
    private static JsonNode withoutWords(JsonNode report) {
        var copy = report.deepCopy();
        for (var list : List.of("acts", "recommendations")) {
            copy.path(list).forEach(one -> ((ObjectNode) one).remove(WORDED));
        }
        return copy;
    }

    @Test
    void the_acts_of_the_year_are_counted_for_police_and_sdf_separately() {
        var report = annual("chair");
        Map.of(
                        "requests", 5,
                        "approvals", 3,
                        "exceptions", 1,
                        "exPostNotices", 1,
                        "recommendationsAfterNotice", 1,
                        "amendments", 1,
                        "amendmentsWithdrawn", 1,
                        "otherRefusals", 1,
                        "closedWithExecution", 1,
                        "closedWithoutExecution", 1)
                .forEach((field, count) -> assertThat(
                                report.at("/police/total").path(field).asInt(-1))
                        .as(field + " " + report)
                        .isEqualTo(count));
        assertThat(report.at("/sdf/total/requests").asInt()).isEqualTo(1);
        assertThat(report.at("/sdf/total/approvals").asInt()).isEqualTo(1);
        assertThat(report.at("/joint/total/approvals").asInt()).isEqualTo(1);
        assertThat(report.at("/all/total/requests").asInt()).isEqualTo(5);
        assertThat(report.at("/police/bases").size()).isEqualTo(2);
        assertThat(report.at("/counted/demo").asBoolean()).isTrue();
        assertThat(report.path("complete").asBoolean(true)).isFalse();
    }

    @Test
    void the_command_line_counts_the_same_from_the_database_and_from_the_served_log() throws Exception {
        var report = annual("auditor");
        var size = report.at("/counted/size").asText();
        assertThat(counted("--size", size)).isEqualTo(withoutWords(report));
        assertThat(counted("--size", size, "--url", api.url(), "--token-env", "AUDITORS_TOKEN"))
                .isEqualTo(withoutWords(report));
    }

    @Test
    void the_words_of_a_recommendation_are_for_those_who_may_read_the_case() {
        for (var user : List.of("chair", "auditor", "coordinator", "police-director")) {
            var one = annual(user).at("/recommendations/0");
            assertThat(one.path("outline").asText()).as(user).isEqualTo(WORDS);
            assertThat(one.path("answer").asText()).as(user).isEqualTo(ANSWER);
            assertThat(one.path("number").asText()).startsWith("OP-");
        }
        var foreign = annual("sdf-director").at("/recommendations/0");
        assertThat(foreign.path("afterNotice").asBoolean()).isTrue();
        for (var field : WORDED) {
            assertThat(foreign.has(field)).as(field).isFalse();
        }
    }

    @Test
    void each_request_approval_and_notice_is_outlined_for_those_who_may_read_the_case() {
        var report = annual("chair");
        Map.of("requests", "requests", "approvals", "approvals", "exPostNotices", "exPostNotices")
                .forEach((item, total) -> assertThat(acts(report, item))
                        .hasSize(report.at("/all/total").path(total).asInt(-1))
                        .allSatisfy(act -> {
                            assertThat(act.path("number").asText()).startsWith("OP-");
                            assertThat(act.path("title").asText()).isNotBlank();
                        }));
        assertThat(acts(report, "exPostNotices").getFirst().path("outline").asText())
                .isNotBlank();
        assertThat(acts(annual("sdf-director"), "exPostNotices"))
                .singleElement()
                .satisfies(act -> {
                    for (var field : WORDED) {
                        assertThat(act.has(field)).as(field).isFalse();
                    }
                });
    }

    private static List<JsonNode> acts(JsonNode report, String item) {
        var acts = new ArrayList<JsonNode>();
        report.path("acts").forEach(act -> {
            if (act.path("item").asText().equals(item)) {
                acts.add(act);
            }
        });
        return acts;
    }

    @Test
    void who_may_not_read_figures_is_refused_and_the_denial_is_on_record() throws SQLException {
        for (var user :
                List.of("watch", "nss", "mofa", "npsc", "police", "sdf", "expert", "takedown", "administrator")) {
            api.get(user, path).refused(403, "not-permitted");
            api.get(user, "/api/reports/statistics").refused(403, "not-permitted");
        }
        annual("auditor");
        assertThat(access("Denied")).isGreaterThanOrEqualTo(9);
        assertThat(access("Read")).isPositive();
    }

    private static long access(String type) throws SQLException {
        try (var connection = place.connectAsHub();
                var rows = connection.createStatement().executeQuery("""
                        SELECT count(*) FROM entry WHERE log = 'access' AND type = 'org.sekimori.access.%s'
                        AND convert_from(bytes, 'UTF8') LIKE '%%"action":"read-statistics"%%'""".formatted(type))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Test
    void an_exercise_is_not_counted() throws Exception {
        var before = annual("chair");
        exercised();
        var after = annual("chair");
        assertThat(after.path("all")).isEqualTo(before.path("all"));
        assertThat(counted().path("all")).isEqualTo(before.path("all"));
        var drafted = statistics("chair").path("exercises").asInt();
        assertThat(drafted).as("but that they were held is told").isEqualTo(6);
    }

    /** As if every case so far had been exercised too. */
    private static void exercised() throws SQLException {
        try (var connection = place.connectAsHub()) {
            connection.createStatement().execute("""
                    INSERT INTO entry (log, index, id, type, subject_kind, subject_id, version, recorded, cause, leaf_hash, bytes)
                    SELECT 'exercise', index + 100000, id, type, subject_kind, subject_id, version, recorded, cause, leaf_hash,
                        convert_to(replace(convert_from(bytes, 'UTF8'), '"log":"operations"', '"log":"exercise"'), 'UTF8')
                    FROM entry WHERE log = 'operations' AND subject_kind = 'operation'
                    ON CONFLICT DO NOTHING""");
        }
    }

    @Test
    void an_exercise_reaches_no_live_stream() throws Exception {
        var heard = CompletableFuture.supplyAsync(() -> api.listen("coordinator", "/api/stream", LISTENING));
        Thread.sleep(LISTENING.dividedBy(3));
        exercised();
        var real = Case.campaign(api);
        assertThat(heard.get()).contains(real).doesNotContain("exercise");
    }

    @Test
    void what_is_sealed_stands_nowhere_in_the_log_that_is_served() throws SQLException {
        for (var sealed : List.of(WORDS, ANSWER, "We acted.", "It spreads.")) {
            assertThat(entriesWith(sealed)).as(sealed).isZero();
        }
        assertThat(entriesWith("police-6-2")).as("and what is not, does").isPositive();
    }

    private static long entriesWith(String words) throws SQLException {
        try (var connection = place.connectAsHub();
                var question = connection.prepareStatement(
                        "SELECT count(*) FROM entry WHERE strpos(convert_from(bytes, 'UTF8'), ?) > 0")) {
            question.setString(1, words);
            try (var rows = question.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    @Test
    void a_year_without_anything_has_zeros_and_what_is_no_year_is_told_so() {
        var empty = api.get("chair", "/api/reports/annual?year=2031").ok().json();
        empty.at("/all/total").forEach(count -> assertThat(count.asInt(-1)).isZero());
        assertThat(empty.at("/all/total").size()).isGreaterThan(20);
        for (var wrong : List.of("?year=26", "?year=1999", "?year=next", "?year=2026-11", "")) {
            var answer = api.get("chair", "/api/reports/annual" + wrong).refused(422, "out-of-range");
            assertThat(answer.json().at("/errors/0/expected").asText()).contains("2000 to 2999");
        }
    }

    @Test
    void running_figures_tell_months_gates_and_the_cases_that_one_may_read() {
        var statistics = statistics("coordinator");
        assertThat(statistics.path("months").size()).isEqualTo(12);
        assertThat(statistics.at("/months/11/all/requests").asInt()
                        + statistics.at("/months/10/all/requests").asInt())
                .isEqualTo(5);
        assertThat(stage(statistics, "draft")).isEqualTo(1);
        assertThat(stage(statistics, "closed")).isEqualTo(2);
        var committee = statistics("chair");
        assertThat(stage(committee, "draft")).isZero();
        assertThat(statistics.path("gates").toString()).contains("\"gate\":\"legal\",\"granted\":4,\"refused\":1");
    }

    @Test
    void conflicts_are_told_to_whom_both_parties_are_told_and_to_nobody_else() {
        for (var user : List.of("coordinator", "auditor", "chair")) {
            assertThat(statistics(user).path("conflicts").toString())
                    .as(user)
                    .isEqualTo("[{\"state\":\"owned\",\"disposition\":\"escalate\",\"conflicts\":1}]");
        }
        for (var user : List.of("legal", "police-director", "sdf-director")) {
            assertThat(statistics(user).has("conflicts")).as(user).isFalse();
        }
    }

    @Test
    void attendance_is_the_committees_alone() {
        var attendance = statistics("chair").path("attendance");
        assertThat(attendance.path("sittings").asInt()).isGreaterThanOrEqualTo(5);
        assertThat(attendance.path("members"))
                .allSatisfy(member -> assertThat(member.path("room").asInt()
                                + member.path("video").asInt()
                                + member.path("telephone").asInt())
                        .isEqualTo(member.path("attended").asInt()));
        assertThat(attendance.path("members").findValuesAsText("person")).contains("chair");
        for (var user : List.of("coordinator", "legal", "police-director", "auditor")) {
            assertThat(statistics(user).has("attendance")).as(user).isFalse();
        }
    }

    private static JsonNode statistics(String user) {
        return api.get(user, "/api/reports/statistics").ok().json();
    }

    private static int stage(JsonNode statistics, String stage) {
        for (var row : statistics.path("stages")) {
            if (row.path("stage").asText().equals(stage)) {
                return row.path("cases").asInt();
            }
        }
        return 0;
    }
}
