package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.Policies;
import org.sekimori.testing.RunningHub;

/** The exception lane (ただし書) on a running hub, over its full course, with every wrong step tried on the way. */
class ExceptionIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, Object> GROUNDS =
            Map.of("ground", "Article 6-2, proviso.", "facts", "It spreads now.", "noTimeBecause", "Within the hour.");
    private static final Map<String, Object> NOTICE = Map.of("facts", "Done at 12:10, as proposed.");

    @TempDir
    static Path policies;

    private static Place place;
    private static RunningHub hub;

    private final Api api = hub.api();

    @BeforeAll
    static void start() throws IOException {
        Policies.copyTo(policies);
        var deadlines = policies.resolve("deadlines.yaml");
        var text = Files.readString(deadlines);
        Files.writeString(
                deadlines, text.replaceFirst("warn: PT24H\n    breach: PT72H", "warn: PT2S\n    breach: PT12S"));
        place = Place.fresh();
        hub = RunningHub.start(place, 1, Map.of("HUB_POLICIES", policies.toString()));
    }

    @AfterAll
    static void stop() {
        try (var one = place;
                var other = hub) {
            assertThat(one).isNotNull();
            assertThat(other).isNotNull();
        }
    }

    private static JsonNode notice(Case operation) {
        return StreamSupport.stream(operation.look().path("obligations").spliterator(), false)
                .filter(o -> o.path("kind").asText().equals("ex-post-notice"))
                .findAny()
                .orElseThrow();
    }

    private static void awaitNotice(Case operation, String state) {
        var end = Instant.now().plus(PATIENCE);
        while (!notice(operation).path("state").asText().equals(state)) {
            assertThat(Instant.now())
                    .as("waiting for %s, is %s", state, notice(operation))
                    .isBefore(end);
            Thread.onSpinWait();
        }
    }

    /** Every consent but the committee's is there, and the director has invoked the exception. */
    private Case invoked() {
        return Case.at(api, Kind.POLICE_HOME, Point.GRANTED).does("police-director", "invoke-exception", GROUNDS);
    }

    @Test
    void it_skips_nothing_but_the_committees_approval_and_only_a_director_invokes_it() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        for (var gate : operation.gates()) {
            operation.give("police-director", "invoke-exception", GROUNDS).refused(409, "gate-not-open");
            operation.grant(gate);
        }
        for (var user : List.of("coordinator", "nco-director", "police", "sdf-director", "chair", "legal")) {
            assertThat(operation.give(user, "invoke-exception", GROUNDS).status())
                    .as(user)
                    .isIn(403, 404);
        }
        for (var missing : GROUNDS.keySet()) {
            var body = new java.util.HashMap<>(GROUNDS);
            body.remove(missing);
            operation.give("police-director", "invoke-exception", body).refused(422);
        }
        operation
                .give("coordinator", "task", operation.tasking("police", "police"))
                .refused(409, "wrong-stage");
        operation.does("police-director", "invoke-exception", GROUNDS);
        assertThat(operation.stage()).isEqualTo("authorised");
        assertThat(operation.gate("committee")).isNotEqualTo("granted");
        operation.gates().forEach(gate -> assertThat(operation.gate(gate)).isEqualTo("granted"));
        assertThat(notice(operation).path("owner").asText()).isEqualTo("police.director");
        operation.give("police-director", "invoke-exception", GROUNDS).refused(409, "wrong-stage");
        operation.open("approval", Case.COMMITTEE, List.of()).refused(409, "wrong-stage");
        operation.give("police-director", "notify-committee", NOTICE).refused(409, "wrong-stage");
    }

    @Test
    void its_notice_is_warned_of_and_breached_and_the_case_closes_after_notice_and_confirmation() {
        var operation = invoked();
        awaitNotice(operation, "warned");
        awaitNotice(operation, "breached");
        assertThat(api.get("police-director", "/api/desk").ok().text()).contains("ex-post-notice");
        assertThat(api.get("coordinator", "/api/obligations?overdue=true&limit=200")
                        .ok()
                        .text())
                .contains(operation.id());
        for (var point : List.of(Point.TASKED, Point.ACCEPTED, Point.READY, Point.EXECUTING)) {
            operation.step(point);
        }
        operation.does("police", "log", operation.logging("police"));
        operation.open("confirmation", Case.COMMITTEE, List.of()).refused(409, "wrong-stage");
        operation.give("coordinator", "close", "").refused(409, "wrong-stage");
        operation.step(Point.ENDED);
        operation.step(Point.REPORTED);
        operation.give("coordinator", "close", "").refused(409, "not-notified");
        for (var user : List.of("coordinator", "police", "chair")) {
            operation.give(user, "notify-committee", NOTICE).refused(403);
        }
        operation.does("police-director", "notify-committee", NOTICE);
        assertThat(notice(operation).path("state").asText()).isEqualTo("fulfilled");
        operation.give("police-director", "notify-committee", NOTICE).refused(409, "already-exists");
        operation.give("coordinator", "close", "").refused(409, "not-confirmed");
        assertThat(operation
                        .give("chair", "grant", operation.granting("confirmation"))
                        .status())
                .as("never by the chair alone")
                .isBetween(400, 499);
        operation.sit("confirmation", "confirm");
        operation.give("police-director", "close", "").refused(403);
        operation.does("coordinator", "close", "");
        assertThat(operation.stage()).isEqualTo("closed");
    }

    @Test
    void a_recommendation_is_answered_before_the_case_closes() {
        var operation = invoked();
        for (var point : List.of(Point.TASKED, Point.ACCEPTED, Point.READY, Point.EXECUTING)) {
            operation.step(point);
        }
        operation.does("police-director", "notify-committee", NOTICE);
        operation.step(Point.ENDED);
        operation.step(Point.REPORTED);
        operation.give("coordinator", "close", "").refused(409, "not-confirmed");
        var answer = Map.of("answer", "Two persons look at each target from now on.");
        operation.give("police-director", "answer-recommendation", answer).refused(409, "no-recommendation");
        operation.sit("confirmation", "recommend");
        operation.give("coordinator", "close", "").refused(409, "recommendation-unanswered");
        operation.give("coordinator", "answer-recommendation", answer).refused(403);
        operation.does("police-director", "answer-recommendation", answer);
        operation.give("police-director", "answer-recommendation", answer).refused(409, "no-recommendation");
        operation.does("coordinator", "close", "");
        assertThat(operation.stage()).isEqualTo("closed");
    }

    @Test
    void a_plain_case_owes_no_notice() {
        Case.at(api, Kind.POLICE_HOME, Point.EXECUTING)
                .give("police-director", "notify-committee", NOTICE)
                .refused(409, "not-exception");
    }
}
