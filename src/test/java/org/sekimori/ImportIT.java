package org.sekimori;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** Files of activities, on a running hub. */
class ImportIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Api api = RunningHub.shared().api();
    private final String mine = "i" + UUID.randomUUID().toString().substring(0, 8);

    private Map<String, Object> line(String reference, String... domains) {
        var line = new HashMap<String, Object>();
        line.put("reference", mine + reference);
        line.put("kind", "takedown");
        line.put("title", "Imported " + reference);
        line.put(
                "selectors",
                List.of(domains).stream()
                        .map(domain -> Map.of("kind", "domain", "value", domain + "." + mine + ".example"))
                        .toList());
        line.put("window", Map.of("from", "2026-11-01T00:00:00Z", "to", "2027-01-01T00:00:00Z"));
        line.put("liaison", "Extension 517");
        line.put("marking", "TLP:AMBER");
        return line;
    }

    private static String text(Map<String, Object> line) {
        try {
            return JSON.writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<JsonNode> send(String user, byte[] file) {
        return send(api, user, file);
    }

    private static List<JsonNode> send(Api api, String user, byte[] file) {
        var answer = api.send(api.request("/api/activities/import")
                .header("Authorization", "Bearer " + api.token(user))
                .header("Content-Type", "application/x-ndjson")
                .header("Accept-Language", "en")
                .POST(BodyPublishers.ofByteArray(file)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        return answer.text().lines().map(ImportIT::parsed).toList();
    }

    private List<JsonNode> send(String... lines) {
        return send("takedown", String.join("\n", lines).getBytes(UTF_8));
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(line, e);
        }
    }

    private static List<String> outcomes(List<JsonNode> answers) {
        return answers.stream()
                .filter(answer -> answer.has("line"))
                .map(answer -> answer.path("line").asText() + " "
                        + answer.path("outcome").asText()
                        + answer.path("problem").path("code").asText(""))
                .toList();
    }

    @Test
    void a_broken_line_fails_alone_with_its_number_and_the_problem_of_the_single_order() {
        var file = new ByteArrayOutputStream();
        var wide = line("wide", "a");
        wide.put(
                "selectors",
                List.of(Map.of("kind", "ipv4", "value", "192.0.2.7"), Map.of("kind", "domain", "value", "co.jp")));
        var unknown = line("unknown", "a");
        unknown.put("owner", "me");
        file.writeBytes((text(line("first", "a")) + "\n\n{\"kind\":\n").getBytes(UTF_8));
        file.writeBytes(new byte[] {'"', (byte) 0xC3, 0x28, '"', '\n'});
        file.writeBytes((text(wide) + "\n" + text(unknown) + "\r\n" + text(line("last", "b"))).getBytes(UTF_8));
        var answers = send("takedown", file.toByteArray());
        assertThat(outcomes(answers))
                .containsExactly(
                        "1 created",
                        "3 refusednot-json",
                        "4 refusednot-json",
                        "5 refusedinvalid-selector",
                        "6 refusedinvalid-content",
                        "7 created");
        var single = new HashMap<>(wide);
        single.remove("reference");
        var alone = api.post("takedown", "/api/activities", single).json();
        assertThat(answers.get(3).path("problem").path("errors")).isEqualTo(alone.path("errors"));
        assertThat(answers.get(3).path("reference").asText()).isEqualTo(mine + "wide");
        assertThat(answers.get(4)
                        .path("problem")
                        .path("errors")
                        .path(0)
                        .path("pointer")
                        .asText())
                .isEqualTo("/owner");
        assertThat(answers.getLast().toString())
                .isEqualTo("{\"lines\":6,\"created\":2,\"unchanged\":0,\"refused\":4,\"complete\":true}");
    }

    @Test
    void the_same_file_again_changes_nothing_and_a_known_reference_with_other_content_is_refused() {
        var unnamed = line("", "u");
        unnamed.remove("reference");
        var first = send(text(line("one", "a")), text(unnamed));
        var again = send(text(unnamed), text(line("two", "c")), text(line("one", "a")));
        assertThat(outcomes(again)).containsExactly("1 unchanged", "2 created", "3 unchanged");
        assertThat(again.get(2).path("id")).isEqualTo(first.get(0).path("id"));
        assertThat(again.get(2).path("entries")).isEqualTo(first.get(0).path("entries"));
        assertThat(outcomes(send(text(line("one", "a", "other"))))).containsExactly("1 refusedidempotency-key-reused");
    }

    @Test
    void what_is_imported_stands_as_if_it_was_registered_and_only_its_desk_may() {
        var answers = send(text(line("read", "hxxp[.]a")));
        var seen = api.get(
                        "takedown",
                        "/api/activities/" + answers.getFirst().path("id").asText())
                .ok()
                .json();
        assertThat(seen.path("title").asText()).isEqualTo("Imported read");
        assertThat(seen.path("selectors").toString()).contains("hxxp.a." + mine);
        assertThat(outcomes(send("mofa", text(line("foreign", "a")).getBytes(UTF_8))))
                .containsExactly("1 refusednot-permitted");
    }

    @Test
    void answers_keep_the_order_of_the_lines_however_many_are_worked_at_together() {
        var lines = new ArrayList<String>();
        for (int n = 0; n < 300; n++) {
            lines.add(n % 7 == 3 ? "{" : text(line("n" + n, "d" + n)));
        }
        var answers = send(lines.toArray(String[]::new));
        assertThat(answers.subList(0, 300).stream()
                        .map(a -> a.path("line").asInt())
                        .toList())
                .isEqualTo(IntStream.rangeClosed(1, 300).boxed().toList());
        assertThat(answers.getLast().path("created").asInt()).isEqualTo(257);
    }

    @Test
    void a_line_beyond_eight_mebibytes_is_refused_and_the_next_one_is_not() {
        var large = line("large", "a");
        large.put("whyNoLesser", "x".repeat(8 * 1024 * 1024));
        assertThat(outcomes(send(text(large), text(line("small", "b")))))
                .containsExactly("1 refusedtoo-large", "2 created");
    }

    @Test
    void another_media_type_and_a_missing_seat_are_refused_before_a_line_is_read() {
        var request = api.request("/api/activities/import")
                .header("Authorization", "Bearer " + api.token("takedown"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"));
        api.send(request).refused(415, "unsupported-media-type");
        var seatless = api.request("/api/activities/import")
                .header("Authorization", "Bearer " + api.token("two-seats"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString("{}"));
        api.send(seatless).refused(400, "seat-ambiguous");
    }

    @Test
    void a_bundle_becomes_activities_and_what_it_cannot_become_is_answered_object_by_object() {
        var bundle = """
                {"type":"bundle","id":"bundle--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd3f","objects":[
                {"type":"domain-name","id":"domain-name--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd31","value":"b.%1$s.example"},
                {"type":"domain-name","id":"domain-name--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd32","value":"co.jp"},
                {"type":"file","id":"file--8e2e2d2b-17d4-4cbf-938f-98ee46b3cd33","name":"x","size":1.5}]}""".formatted(mine);
        var query =
                "?kind=allied-operation&title=Bundle&liaison=Ext&marking=TLP:GREEN&from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z";
        var answers = bundle(query, bundle).text().lines().map(ImportIT::parsed).toList();
        assertThat(answers.get(0).path("reason").asText()).isEqualTo("no-such-selector");
        assertThat(answers.get(1).path("reason").asText()).isEqualTo("invalid-selector");
        assertThat(answers.get(1).path("object").asText()).endsWith("cd32");
        assertThat(answers.get(2).path("outcome").asText()).isEqualTo("created");
        assertThat(answers.getLast().toString())
                .isEqualTo("{\"lines\":1,\"created\":1,\"unchanged\":0,\"refused\":0,\"complete\":true,\"leftOut\":2}");
        assertThat(bundle(query, bundle).text()).contains("\"unchanged\":1");
        var seen = api.get(
                        "liaison",
                        "/api/activities/" + answers.get(2).path("id").asText())
                .ok()
                .json();
        assertThat(seen.path("marking").asText()).isEqualTo("TLP:GREEN");
        assertThat(seen.path("selectors").toString()).contains("b." + mine).doesNotContain("co.jp");
        bundle(query, "{}").refused(422, "not-a-bundle");
        bundle("?kind=allied-operation", bundle).refused(422, "invalid-content");
    }

    @Test
    void a_file_cut_off_by_a_crash_is_sent_again_to_another_node_and_nothing_is_there_twice() throws Exception {
        var file = IntStream.range(0, 400)
                .mapToObj(n -> text(line("crash" + n, "c" + n)))
                .collect(Collectors.joining("\n"))
                .getBytes(UTF_8);
        try (var place = Place.fresh();
                var first = RunningHub.start(place, 1)) {
            long before = place.size("operations");
            var sender = Thread.ofVirtual().start(() -> {
                try {
                    send(first.api(), "takedown", file);
                } catch (IllegalStateException | IllegalArgumentException e) {
                    // The hub went away while it answered.
                }
            });
            while (place.size("operations") < before + 40) {
                LockSupport.parkNanos(5_000_000);
            }
            first.kill9();
            sender.join();
            try (var second = RunningHub.start(place, 2)) {
                var last = send(second.api(), "takedown", file).getLast();
                assertThat(last.path("unchanged").asInt()).isBetween(1, 400);
                assertThat(last.path("unchanged").asInt() + last.path("created").asInt())
                        .isEqualTo(400);
                assertThat(send(second.api(), "takedown", file)
                                .getLast()
                                .path("unchanged")
                                .asInt())
                        .isEqualTo(400);
                assertThat(place.since("operations", 0))
                        .filteredOn("org.sekimori.activity.Registered"::equals)
                        .hasSize(400);
            }
        }
    }

    private Api.Answer bundle(String query, String bundle) {
        return api.send(api.request("/api/activities/import" + query)
                .header("Authorization", "Bearer " + api.token("liaison"))
                .header("Content-Type", "application/stix+json;version=2.1")
                .POST(BodyPublishers.ofString(bundle)));
    }
}
