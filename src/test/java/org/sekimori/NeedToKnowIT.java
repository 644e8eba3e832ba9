package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sekimori.testing.Api;
import org.sekimori.testing.Api.Answer;
import org.sekimori.testing.Api.Caller;
import org.sekimori.testing.Case;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.Policies;
import org.sekimori.testing.RunningHub;

/**
 * A desk that must not know of an operation, in two worlds: in one the operation is there, in the other it aims elsewhere.
 * Whatever the desk tries, the worlds answer alike.
 */
class NeedToKnowIT {
    private static final int LIMIT = 60;
    private static final String HIDDEN = "203.0.113.77";
    private static final String ELSEWHERE = "198.51.100.9";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<String, Object> WINDOW =
            Map.of("from", "2026-11-01T00:00:00Z", "to", "2030-01-01T00:00:00Z");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern TIME = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z");
    private static final Pattern POSITION = Pattern.compile("(\"index\":|id: )\\d+");

    @TempDir
    private static Path folder;

    private static List<Place> places;
    private static List<RunningHub> worlds;

    @BeforeAll
    static void start() throws IOException {
        var file = Policies.copyTo(folder.resolve("policies")).resolve("deconfliction.yaml");
        Files.writeString(
                file, Files.readString(file).replace("selectorsPerDay: 200000\n", "selectorsPerDay: " + LIMIT + "\n"));
        var settings = Map.of("HUB_POLICIES", file.getParent().toString());
        places = List.of(Place.fresh(), Place.fresh());
        worlds = places.stream()
                .map(place -> RunningHub.launched(place, 1, settings))
                .toList();
        worlds.forEach(RunningHub::awaitReady);
    }

    @AfterAll
    static void stop() {
        worlds.forEach(RunningHub::close);
        places.forEach(Place::close);
    }

    @Test
    void a_desk_learns_nothing_of_an_operation_before_its_conflict_is_released_and_then_the_pointer_alone() {
        var there = new Desk(worlds.getFirst().api(), HIDDEN);
        var not = new Desk(worlds.getLast().api(), ELSEWHERE);
        assertThat(there.heard()).containsExactlyElementsOf(not.heard());
        assertThat(there.conflicts("watch")).hasSize(1);
        assertThat(not.conflicts("watch")).isEmpty();

        var conflict = "/api/conflicts/"
                + there.conflicts("watch").getFirst().path("id").asText();
        there.api.get("takedown", conflict).refused(404, "not-found");
        there.api.post("takedown", conflict + "/commands/release", "").refused(404, "not-found");
        there.api.post("coordinator", conflict + "/commands/release", "").refused(404, "not-found");
        there.api.post("watch", conflict + "/commands/release", "").ok();
        there.api.post("watch", conflict + "/commands/release", "").refused(409, "already-released");
        var pointers = there.conflicts("takedown");
        assertThat(pointers).hasSize(1);
        assertThat(pointers.getFirst().properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("id", "kind", "released", "liaison");
        assertThat(pointers.getFirst().path("kind").asText()).isEqualTo("takedown");
        assertThat(pointers.getFirst().path("liaison").asText()).isEqualTo("watch");
        assertThat(there.api.get("takedown", conflict).ok().json()).isEqualTo(pointers.getFirst());
        assertThat(there.conflicts("liaison")).isEmpty();
        there.api.get("liaison", conflict).refused(404, "not-found");
    }

    @Test
    void the_day_has_so_many_selectors_for_checks_registrations_and_revisions_together() {
        var api = worlds.getLast().api();
        var key = UUID.randomUUID();
        var first = Map.of("purpose", "p", "selectors", addresses(30), "window", WINDOW);
        for (int again = 0; again < 3; again++) {
            api.post(Caller.of("liaison"), "/api/deconfliction/check", first, key)
                    .ok();
        }
        var registered = registration("allied-operation", addresses(10));
        var activity = api.post("liaison", "/api/activities", registered).ok().id();
        var unknown = new HashMap<>(registered);
        unknown.put("campaign", UUID.randomUUID().toString());
        api.post("liaison", "/api/activities", unknown).refused(422, "unknown-campaign");
        var revise = "/api/activities/" + activity + "/commands/revise";
        api.post("liaison", revise, registration("allied-operation", addresses(5)))
                .ok();
        var over = api.post("liaison", revise, registration("allied-operation", addresses(6)))
                .refused(429, "selector-limit");
        assertThat(over.json().path("limit").asInt()).isEqualTo(LIMIT);
        assertThat(over.json().path("left").asInt()).isEqualTo(5);
        assertThat(Instant.parse(over.json().path("until").asText())).isAfter(Instant.now());
        assertThat(over.headers().firstValue("Retry-After")).isPresent();
        api.post(
                        "liaison",
                        "/api/deconfliction/check",
                        Map.of("purpose", "p", "selectors", addresses(6), "window", WINDOW))
                .refused(429, "selector-limit");
        api.post("liaison", revise, registration("allied-operation", addresses(5)))
                .ok();
        api.post(Caller.of("liaison"), "/api/deconfliction/check", first, key).ok();
    }

    @Test
    void a_check_names_what_the_caller_may_read_and_says_how_it_meets() {
        var api = worlds.getLast().api();
        var many = new ArrayList<>(addresses("198.18.", 3_000));
        var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        var operation = submitted(api, proposal);
        many.add(selector(proposal));
        var check = Map.of("purpose", "Before we task", "selectors", many, "window", WINDOW);
        for (var reader : List.of("coordinator", "watch", "police")) {
            var found = api.post(reader, "/api/deconfliction/check", check).ok().json();
            assertThat(found.path("overlapCount").asInt()).as(reader).isEqualTo(1);
            assertThat(found.at("/overlaps/0/party/id").asText()).isEqualTo(operation);
            assertThat(found.at("/overlaps/0/how").asText()).isEqualTo("same");
        }
        var other = api.post("sdf", "/api/deconfliction/check", check).ok().json();
        assertThat(other.path("overlapCount").asInt()).isZero();
        api.post("administrator", "/api/deconfliction/check", check).refused(403, "not-permitted");
        var far = new HashMap<String, Object>(check);
        far.put("campaign", UUID.randomUUID().toString());
        api.post("coordinator", "/api/deconfliction/check", far).refused(422, "unknown-campaign");
        var wide = Map.of("purpose", "p", "selectors", List.of(cidr("203.0.0.0/16")), "window", WINDOW);
        assertThat(api.post("watch", "/api/deconfliction/check", wide)
                        .refused(422, "invalid-selector")
                        .text())
                .contains("/selectors/0/value");
        assertThat(places.getLast().since("access", 0)).contains("org.sekimori.access.Checked");
    }

    private static String submitted(Api api, Map<String, Object> proposal) {
        var operation = Case.draft(api, Kind.POLICE_HOME, proposal);
        operation.does("police", "submit", "").awaitStage("review");
        return operation.id();
    }

    private static Map<String, Object> selector(Map<String, Object> proposal) {
        var target = (Map<?, ?>) ((List<?>) proposal.get("targets")).getFirst();
        var selector = new HashMap<String, Object>();
        ((Map<?, ?>) target.get("selector")).forEach((name, value) -> selector.put(name.toString(), value));
        return selector;
    }

    private static Map<String, Object> registration(String kind, List<Map<String, Object>> selectors) {
        return Map.of(
                "kind",
                kind,
                "title",
                "Ours",
                "selectors",
                selectors,
                "window",
                WINDOW,
                "liaison",
                "Extension 517",
                "marking",
                "TLP:AMBER");
    }

    private static List<Map<String, Object>> addresses(int count) {
        return addresses("192.0.", count);
    }

    private static List<Map<String, Object>> addresses(String within, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Map.<String, Object>of("kind", "ipv4", "value", within + n / 250 + "." + n % 250))
                .toList();
    }

    private static Map<String, Object> cidr(String value) {
        return Map.of("kind", value.contains("/") ? "cidr" : "ipv4", "value", value);
    }

    /** The takedown desk of one world, which writes down whatever it is told. */
    private static final class Desk {
        private final Api api;
        private final List<String> heard = new ArrayList<>();

        Desk(Api api, String target) {
            this.api = api;
            var proposal = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
            var first = new HashMap<>(Drafts.target("t-1", "JP"));
            first.put("selector", cidr(target));
            proposal.put("targets", List.of(first));
            var operation = submitted(api, proposal);
            bisects();
            var activity = registers(target.equals(HIDDEN));
            lists(operation);
            leads(activity);
            lists(operation);
            said(api.listen("takedown", "/api/stream", Duration.ofSeconds(2)));
        }

        List<String> heard() {
            return heard;
        }

        List<JsonNode> conflicts(String user) {
            var items = new ArrayList<JsonNode>();
            api.get(user, "/api/conflicts").ok().json().path("items").forEach(items::add);
            return items;
        }

        private void bisects() {
            for (int bits = 22; bits <= 32; bits += 2) {
                checks(cidr(bits == 32 ? HIDDEN : network(bits)));
            }
            checks(Map.of("kind", "socket", "value", HIDDEN + ":443"));
            checks(cidr("203.0.0.0/8"));
        }

        private static String network(int bits) {
            int address = (203 << 24) | (113 << 8) | 77;
            int network = address & (-1 << (32 - bits));
            return "%d.%d.%d.%d/%d"
                    .formatted(network >>> 24, network >> 16 & 255, network >> 8 & 255, network & 255, bits);
        }

        private void checks(Map<String, Object> selector) {
            said(api.post(
                    "takedown",
                    "/api/deconfliction/check",
                    Map.of("purpose", "p", "selectors", List.of(selector), "window", WINDOW)));
        }

        private String registers(boolean meets) {
            var body = registration("takedown", List.of(cidr(network(24)), cidr(HIDDEN)));
            var key = UUID.randomUUID();
            var created = api.post(Caller.of("takedown"), "/api/activities", body, key);
            said(created);
            var end = Instant.now().plus(PATIENCE);
            while (meets && conflicts("watch").isEmpty()) {
                assertThat(Instant.now()).isBefore(end);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
            said(api.post(Caller.of("takedown"), "/api/activities", body, key));
            return "/api/activities/" + created.ok().id();
        }

        private void leads(String activity) {
            said(api.get("takedown", activity));
            var takedown = Caller.of("takedown");
            said(api.post(takedown.at("7"), activity + "/commands/start", "", UUID.randomUUID()));
            said(api.post(takedown.at("1"), activity + "/commands/start", "", UUID.randomUUID()));
            said(api.post(
                    takedown.at("2"),
                    activity + "/commands/revise",
                    registration("takedown", List.of(cidr(HIDDEN))),
                    UUID.randomUUID()));
            said(api.get("takedown", activity));
            checks(cidr(HIDDEN));
            said(api.post("takedown", "/api/activities", registration("takedown", List.of(cidr("203.0.0.0/8")))));
        }

        private void lists(String operation) {
            for (var list : List.of(
                    "activities", "conflicts", "operations", "tasks", "obligations", "desk", "campaigns", "sittings")) {
                said(api.get("takedown", "/api/" + list));
            }
            said(api.get("takedown", "/api/operations/" + operation));
            said(api.get("takedown", "/api/conflicts/" + UUID.randomUUID()));
            said(api.post("takedown", "/api/conflicts/" + UUID.randomUUID() + "/commands/own", ""));
            said(api.get("takedown", "/api/conflicts?after=eA"));
        }

        private void said(Answer answer) {
            var headers = List.of("ETag", "Location", "Retry-After", "Content-Type").stream()
                    .map(name -> answer.headers().firstValue(name))
                    .map(Optional::toString)
                    .toList();
            said(answer.status() + " " + headers + " " + answer.text());
        }

        private void said(String text) {
            var plain = ID.matcher(text).replaceAll("<id>");
            heard.add(POSITION.matcher(TIME.matcher(plain).replaceAll("<time>")).replaceAll("$1<n>"));
        }
    }
}
