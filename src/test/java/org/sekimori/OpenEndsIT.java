package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** Windows without an end, by HTTP: planned by a desk, allowed by the watch officer, and nobody does both. */
class OpenEndsIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, Object> REASONS = Map.of("reasons", "It stays as long as the family lives.");

    private final Api api = RunningHub.shared().api();

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private static Map<String, Object> endless(String kind) {
        var body = new HashMap<String, Object>();
        body.put("kind", kind);
        body.put("title", "A " + kind);
        body.put("selectors", List.of(Map.of("kind", "domain", "value", UUID.randomUUID() + ".example")));
        body.put("window", Map.of("from", now().toString()));
        body.put("liaison", "Extension 517");
        body.put("marking", "TLP:AMBER");
        return body;
    }

    private static Map<String, Object> ended(Map<String, Object> body) {
        var other = new HashMap<>(body);
        var from = now();
        other.put(
                "window",
                Map.of("from", from.toString(), "to", from.plusSeconds(3600).toString()));
        return other;
    }

    private static String path(String id) {
        return "/api/activities/" + id;
    }

    private Api.Answer give(String user, String path, String command, Object body) {
        return api.post(user, path + "/commands/" + command, body);
    }

    private JsonNode look(String user, String path) {
        return api.get(user, path).ok().json();
    }

    private static List<String> commands(JsonNode view) {
        var names = new ArrayList<String>();
        view.path("commands").forEach(command -> names.add(command.path("name").asText()));
        return names;
    }

    private boolean waits(String user, String id) {
        return look(user, "/api/activities?openEnd=needs-consent&limit=200")
                .path("items")
                .findValuesAsText("id")
                .contains(id);
    }

    private void eventually(boolean waiting, String user, String id) {
        var end = Instant.now().plus(PATIENCE);
        while (waits(user, id) != waiting) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void what_has_no_end_goes_under_way_once_the_watch_officer_allowed_it() {
        var body = endless("takedown");
        var id = api.post("takedown", "/api/activities", body).ok().id();
        var path = path(id);
        assertThat(look("takedown", path).path("openEnd").asText()).isEqualTo("needs-consent");
        eventually(true, "watch", id);
        assertThat(waits("mofa", id)).isFalse();
        give("takedown", path, "start", "").refused(409, "open-ended");
        assertThat(commands(look("takedown", path))).doesNotContain("activity-start", "activity-allow-open-end");
        for (var user : List.of("takedown", "coordinator", "nco-director", "chair", "auditor")) {
            give(user, path, "allow-open-end", REASONS).refused(403, "not-permitted");
        }
        give("mofa", path, "allow-open-end", REASONS).refused(404, "not-found");
        give("watch", path, "allow-open-end", "{}").refused(422);
        assertThat(commands(look("watch", path))).containsExactly("activity-allow-open-end");
        give("watch", path, "allow-open-end", REASONS).ok();
        var allowed = look("takedown", path);
        assertThat(allowed.path("openEnd").asText()).isEqualTo("allowed");
        assertThat(allowed.at("/openEndAllowed/by").asText()).isEqualTo("watch");
        assertThat(allowed.at("/openEndAllowed/reasons").asText()).isEqualTo(REASONS.get("reasons"));
        eventually(false, "watch", id);
        give("watch", path, "allow-open-end", REASONS).refused(409, "already-allowed");
        give("takedown", path, "start", "").ok();
        give("takedown", path, "revise", body).ok();
        give("takedown", path, "revise", ended(body)).ok();
        assertThat(look("takedown", path).has("openEnd")).isFalse();
        give("takedown", path, "revise", body).refused(409, "open-ended");
        give("watch", path, "allow-open-end", REASONS).refused(409, "not-open-ended");
        give("takedown", path, "close", "{}").ok();
        give("watch", path, "allow-open-end", REASONS).refused(409, "wrong-stage");
    }

    @Test
    void an_end_in_between_asks_for_consent_anew() {
        var body = endless("allied-operation");
        var path = path(api.post("liaison", "/api/activities", body).ok().id());
        give("watch", path, "allow-open-end", REASONS).ok();
        give("liaison", path, "revise", ended(body)).ok();
        give("liaison", path, "revise", body).ok();
        give("liaison", path, "start", "").refused(409, "open-ended");
        give("watch", path, "allow-open-end", REASONS).ok();
        give("liaison", path, "start", "").ok();
    }

    @Test
    void an_import_plans_without_an_end_and_starts_nothing() throws Exception {
        var line = JSON.writeValueAsString(endless("takedown"));
        var answers = api.send(api.request("/api/activities/import")
                        .header("Authorization", "Bearer " + api.token("takedown"))
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(line)))
                .ok();
        var first = JSON.readTree(answers.text().lines().findFirst().orElseThrow());
        assertThat(first.path("state").asText()).isEqualTo("planned");
        give("takedown", path(first.path("id").asText()), "start", "").refused(409, "open-ended");
    }

    @Test
    void whoever_registered_it_does_not_allow_it_standing_in_for_the_watch_officer() throws Exception {
        try (var place = Place.fresh();
                var hub = RunningHub.start(place, 1)) {
            var own = hub.api();
            var id = own.post("coordinator", "/api/activities", endless("hunt"))
                    .ok()
                    .id();
            var takedown = own.post("takedown", "/api/activities", endless("takedown"))
                    .ok()
                    .id();
            var seat = "nco.deconfliction";
            own.post("watch", seat, "/api/people/" + key(own, "watch") + "/commands/delegate", delegation(seat))
                    .ok();
            own.post("coordinator", seat, path(id) + "/commands/allow-open-end", REASONS)
                    .refused(403, "same-person");
            var seen = own.get("coordinator", Optional.of(seat), path(id)).ok().json();
            assertThat(commands(seen)).doesNotContain("activity-allow-open-end");
            own.post("coordinator", seat, path(takedown) + "/commands/allow-open-end", REASONS)
                    .ok();
        }
    }

    private static Map<String, Object> delegation(String seat) {
        return Map.of(
                "seat",
                seat,
                "to",
                "coordinator",
                "until",
                now().plus(Duration.ofHours(1)).toString(),
                "ground",
                "absence",
                "reason",
                "Away");
    }

    private static String key(Api api, String user) {
        for (var person : api.get(user, "/api/people?limit=200").ok().json().path("items")) {
            if (person.path("id").asText().equals(user)) {
                return person.path("key").asText();
            }
        }
        throw new AssertionError(user);
    }
}
