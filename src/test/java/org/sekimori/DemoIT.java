package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** What {@code ops/run --demo} plays into an empty hub: every scenario, and what a visitor then finds. */
class DemoIT {
    private static final Duration PLAYED = Duration.ofMinutes(3);
    private static final String END = "Played to its end: ";

    private static Place place;
    private static RunningHub hub;

    @BeforeAll
    static void play() throws Exception {
        place = Place.fresh();
        hub = RunningHub.demo(place);
        var deadline = Instant.now().plus(PLAYED);
        while (ends() < scenarios().size()) {
            assertThat(hub.output()).noneMatch(line -> line.startsWith("Stopped. "));
            assertThat(Instant.now()).as(() -> String.join("\n", hub.output())).isBefore(deadline);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        if (place != null) {
            place.close();
        }
    }

    private static long ends() {
        return hub.output().stream().filter(line -> line.startsWith(END)).count();
    }

    private static List<String> scenarios() throws IOException {
        try (var files = Files.list(Path.of("ops/scenarios"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yaml"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void the_hub_is_ready_before_the_first_scenario_and_every_one_is_played() throws IOException {
        assertThat(scenarios())
                .containsExactly("danabot.yaml", "exception.yaml", "njrat.yaml", "revocation.yaml", "waiting.yaml");
        var output = hub.output();
        int ready = first(output, "ready in ");
        assertThat(ready).isNotNegative().isLessThan(first(output, END));
        assertThat(stages())
                .containsExactlyInAnyOrder(
                        "closed",
                        "closed",
                        "closed",
                        "closed",
                        "revoked",
                        "draft",
                        "screening",
                        "review",
                        "review",
                        "halted");
    }

    private static int first(List<String> output, String begin) {
        for (int i = 0; i < output.size(); i++) {
            if (output.get(i).startsWith(begin)) {
                return i;
            }
        }
        return -1;
    }

    private static List<String> stages() {
        return texts(get("coordinator", "/api/operations?limit=50").path("items"), "stage");
    }

    @Test
    void danabot_at_home_asks_no_minister_and_leaves_two_targets_out() {
        var operation = named("Neutralization of DanaBot servers in Japan");
        assertThat(operation.path("stage").asText()).isEqualTo("closed");
        assertThat(operation.path("legalBasis").asText()).isEqualTo("police-6-2");
        assertThat(operation.path("abroad").asBoolean()).isFalse();
        assertThat(operation.path("targetCount").asInt()).isEqualTo(968);
        assertThat(operation.path("authorised").path("targetCount").asInt()).isEqualTo(966);
        for (var gate : List.of("foreign-minister", "nsc-review")) {
            assertThat(one(operation.path("gates"), "id", gate).path("state").asText())
                    .isEqualTo("not-applicable");
        }
    }

    @Test
    void danabots_tie_and_recusal_are_on_the_committees_record_and_hidden_from_the_executive() {
        var sitting = sitting("Neutralization of DanaBot servers in Japan", "approval");
        assertThat(sitting.path("recused").toString()).isEqualTo("[\"member-4\"]");
        assertThat(sitting.path("tally").toString()).isEqualTo("{\"for\":2,\"against\":2,\"abstain\":0}");
        assertThat(sitting.path("castingVote").asText()).isEqualTo("for");
        assertThat(sitting.path("result").asText()).isEqualTo("carried");
        hub.api()
                .get("coordinator", "/api/sittings/" + sitting.path("id").asText())
                .refused(404);
    }

    @Test
    void danabots_entries_out_of_scope_are_flagged_and_what_they_left_was_answered() {
        var operation = named("Neutralization of DanaBot servers in Japan");
        var logged = entries(operation, "Logged");
        assertThat(logged)
                .extracting(entry -> entry.path("inScope").asBoolean())
                .containsExactly(true, true, false, true, false);
        assertThat(logged.get(2).path("flags").toString()).isEqualTo("[\"wrong-target\"]");
        assertThat(logged.get(4).path("flags").toString()).isEqualTo("[\"wrong-stage\"]");
        assertThat(entries(operation, "Halted"))
                .singleElement()
                .satisfies(halt -> assertThat(halt.path("authority").asText()).isEqualTo("hub"));
        for (var kind : List.of("halt-acknowledgement", "out-of-scope-entry")) {
            assertThat(obligation(operation, kind)).isEqualTo("fulfilled");
        }
    }

    @Test
    void the_exception_skipped_the_committee_alone_and_its_recommendation_was_answered() {
        var operation = named("Halting an encryption that has begun at a hospital");
        assertThat(operation.path("stage").asText()).isEqualTo("closed");
        for (var gate : List.of("legal", "agency-director", "coordination")) {
            assertThat(one(operation.path("gates"), "id", gate).path("state").asText())
                    .isEqualTo("granted");
        }
        assertThat(one(operation.path("gates"), "id", "committee").path("state").asText())
                .isNotEqualTo("granted");
        for (var kind : List.of("ex-post-notice", "recommendation-answer")) {
            assertThat(obligation(operation, kind)).isEqualTo("fulfilled");
        }
    }

    @Test
    void what_is_revoked_while_it_runs_ends_and_is_reported() {
        var operation = named("Servers behind stolen payment cards");
        assertThat(operation.path("stage").asText()).isEqualTo("closed");
        assertThat(entries(operation, "Revoked"))
                .singleElement()
                .satisfies(revoked -> assertThat(revoked.path("sitting").asText())
                        .isEqualTo(sitting("Servers behind stolen payment cards", "revocation")
                                .path("id")
                                .asText()));
        assertThat(entries(operation, "Ended")).isEmpty();
        assertThat(entries(operation, "Reported")).hasSize(1);
    }

    @Test
    void what_is_revoked_before_the_start_is_over_and_owes_nothing() {
        var operation = named("Servers behind stolen payment cards, again");
        assertThat(operation.path("stage").asText()).isEqualTo("revoked");
        assertThat(operation.path("obligations")).isEmpty();
        assertThat(operation.path("tasks")).isEmpty();
    }

    @Test
    void somebody_waits_at_every_desk_that_the_last_scenario_names() {
        assertThat(waits("police")).containsExactly("returned");
        assertThat(waits("watch")).containsExactly("conflict-open");
        assertThat(waits("nss")).containsExactly("gate-open");
        assertThat(waits("mofa")).containsExactly("gate-open");
        for (var member : List.of("member-2", "member-3", "member-4")) {
            assertThat(waits(member)).containsExactly("vote-to-cast");
        }
        assertThat(waits("chair")).containsExactlyInAnyOrder("obligation", "sitting-to-open");
        assertThat(waits("police-director")).containsExactly("obligation");
        assertThat(waits("member-1")).isEmpty();
    }

    private static List<String> waits(String user) {
        return texts(get(user, "/api/desk").path("mine"), "because");
    }

    private static JsonNode named(String title) {
        var found = one(get("coordinator", "/api/operations?limit=50").path("items"), "title", title);
        return get("coordinator", "/api/operations/" + found.path("id").asText());
    }

    private static JsonNode sitting(String title, String matter) {
        var operation = named(title).path("id").asText();
        for (var sitting : get("chair", "/api/sittings?limit=50").path("items")) {
            if (sitting.path("operation").asText().equals(operation)
                    && sitting.path("matter").asText().equals(matter)) {
                return get("chair", "/api/sittings/" + sitting.path("id").asText());
            }
        }
        throw new AssertionError("no sitting on the " + matter + " of " + title);
    }

    /** The clear fields of the case's entries of that type, in order. */
    private static List<JsonNode> entries(JsonNode operation, String type) {
        var path = "/api/operations/" + operation.path("id").asText() + "/entries?lists=false&limit=200";
        var found = new ArrayList<JsonNode>();
        for (var item : get("coordinator", path).path("items")) {
            if (item.path("entry").path("type").asText().endsWith("." + type)) {
                found.add(item.path("entry").path("data"));
            }
        }
        return found;
    }

    private static String obligation(JsonNode operation, String kind) {
        return one(operation.path("obligations"), "kind", kind).path("state").asText();
    }

    private static JsonNode one(JsonNode list, String field, String value) {
        for (var item : list) {
            if (item.path(field).asText().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("no " + value + " in " + list);
    }

    private static List<String> texts(JsonNode list, String field) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    private static JsonNode get(String user, String path) {
        return hub.api().get(user, path).ok().json();
    }
}
