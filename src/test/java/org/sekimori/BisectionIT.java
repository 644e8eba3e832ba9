package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** Whoever looks for others by asking about less and less is heard of, by whichever ways they ask. */
class BisectionIT {
    private static final Map<String, Object> WINDOW =
            Map.of("from", "2026-11-01T00:00:00Z", "to", "2030-01-01T00:00:00Z");

    @Test
    void a_series_over_registration_revision_import_and_check_rings_at_the_watch_officers() {
        try (var place = Place.fresh();
                var one = RunningHub.launched(place, 1, Map.of());
                var two = RunningHub.launched(place, 2, Map.of())) {
            var api = one.awaitReady().api();
            var other = two.awaitReady().api();
            var activity = api.post("takedown", "/api/activities", registration(64))
                    .ok()
                    .id();
            var revise = "/api/activities/" + activity + "/commands/revise";
            other.post("takedown", revise, registration(32)).ok();
            api.post("takedown", "/api/deconfliction/check", check(16)).ok();
            var key = UUID.randomUUID();
            for (int again = 0; again < 5; again++) {
                (again % 2 == 0 ? api : other)
                        .post(Api.Caller.of("takedown"), "/api/activities", registration(8), key)
                        .ok();
            }
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            assertThat(alarms(api, "watch")).isEmpty();

            other.post("takedown", revise, registration(4)).ok();
            var alarm = api.awaitAlarm();
            assertThat(alarm.path("organisation").asText()).isEqualTo("takedown");
            assertThat(alarm.path("persons").size()).isEqualTo(1);
            assertThat(alarm.path("widest").asInt()).isEqualTo(64);
            assertThat(alarm.path("narrowest").asInt()).isEqualTo(4);
            assertThat(alarm.path("parts").asInt()).isEqualTo(4);
            assertThat(alarm.path("commands").size()).isEqualTo(1);
            for (var user : List.of("takedown", "liaison", "police", "coordinator", "administrator")) {
                assertThat(alarms(api, user)).as(user).isEmpty();
            }
            assertThat(alarms(api, "auditor").getFirst().path("commands").size())
                    .isZero();

            var answer = "/api/alarms/" + alarm.path("id").asText() + "/commands/answer";
            var finding = Map.of("finding", "One list, told in parts");
            api.post("takedown", answer, finding).refused(404, "not-found");
            api.post("auditor", answer, finding).refused(403, "not-permitted");
            api.post("watch", answer, Map.of("finding", " ")).refused(422, "reason-needed");
            api.post("watch", "/api/alarms/" + UUID.randomUUID() + "/commands/answer", finding)
                    .refused(404, "not-found");
            other.post("watch", answer, finding).ok();
            api.post("watch", answer, finding).refused(409, "already-answered");
            var answered = alarms(other, "nco-director").getFirst();
            assertThat(answered.path("finding").asText()).isEqualTo("One list, told in parts");
            assertThat(answered.path("answeredBy").asText()).isEqualTo("watch");
            assertThat(answered.path("commands").size()).isZero();

            api.post("takedown", revise, registration(2)).ok();
            LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
            assertThat(alarms(api, "watch")).hasSize(1);
        }
    }

    private static List<JsonNode> alarms(Api api, String user) {
        var items = new ArrayList<JsonNode>();
        api.get(user, "/api/alarms").ok().json().path("items").forEach(items::add);
        return items;
    }

    private static Map<String, Object> check(int count) {
        return Map.of("purpose", "p", "selectors", addresses(count), "window", WINDOW);
    }

    private static Map<String, Object> registration(int count) {
        return Map.of(
                "kind", "takedown",
                "title", "Ours",
                "selectors", addresses(count),
                "window", WINDOW,
                "liaison", "Extension 517",
                "marking", "TLP:AMBER");
    }

    private static List<Map<String, Object>> addresses(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Map.<String, Object>of("kind", "ipv4", "value", "192.0.2." + n))
                .toList();
    }
}
