package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** Campaigns and their instruments beside operations, by HTTP; each rule is tried to be broken. */
class CampaignsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Map<String, Object> REASONS = Map.of("reasons", "So it is.");

    private final Api api = RunningHub.shared().api();

    private Map<String, Object> activity(String kind, String campaign) {
        var body = new HashMap<String, Object>();
        body.put("kind", kind);
        body.put("campaign", campaign);
        body.put("title", "A " + kind);
        body.put("selectors", List.of(Map.of("kind", "domain", "value", UUID.randomUUID() + ".example")));
        body.put(
                "window",
                Map.of(
                        "from",
                        now().toString(),
                        "to",
                        now().plus(Duration.ofDays(30)).toString()));
        body.put("liaison", "Extension 517");
        body.put("marking", "TLP:AMBER");
        return body;
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    private String registered(String user, Map<String, Object> body) {
        return "/api/activities/" + api.post(user, "/api/activities", body).ok().id();
    }

    private JsonNode look(String user, String path) {
        return api.get(user, path).ok().json();
    }

    private Api.Answer give(String user, String path, String command, Object body) {
        return api.post(user, path + "/commands/" + command, body);
    }

    private static Map<String, Object> step(String step, Instant occurred) {
        return Map.of("step", step, "text", "The text of a " + step, "occurred", occurred.toString());
    }

    private static Map<String, Object> publication(Instant occurred) {
        return Map.of("occurred", occurred.toString(), "reference", "Release 112");
    }

    private static List<String> commands(JsonNode view) {
        var names = new ArrayList<String>();
        view.path("commands").forEach(command -> names.add(command.path("name").asText()));
        return names;
    }

    private static List<String> clearances(JsonNode view) {
        var said = new ArrayList<String>();
        view.path("clearances")
                .forEach(one -> said.add(
                        one.path("seat").asText() + " " + one.path("state").asText()));
        return said;
    }

    /** A reading that follows the log within moments. */
    private static JsonNode eventually(Supplier<JsonNode> read, Predicate<JsonNode> wanted) {
        var end = Instant.now().plus(PATIENCE);
        var found = read.get();
        while (!wanted.test(found) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
            found = read.get();
        }
        assertThat(wanted.test(found)).as(found.toString()).isTrue();
        return found;
    }

    private String drafted(Map<String, Object> body) {
        var path = registered("mofa", body);
        give("mofa", path, "start", "").ok();
        give("mofa", path, "record", step("draft", now())).ok();
        return path;
    }

    private String cleared(Map<String, Object> body) {
        var path = drafted(body);
        for (var user : List.of("mofa-2", "police-director", "nss")) {
            give(user, path, "clear", REASONS).ok();
        }
        return path;
    }

    @Test
    void whoever_reads_every_campaign_hears_of_a_new_one_and_a_desk_from_outside_does_not() {
        var auditor = listening("auditor");
        var chair = listening("chair");
        var takedown = listening("takedown");
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        var campaign = Case.campaign(api);
        assertThat(auditor.join()).contains(campaign);
        assertThat(chair.join()).contains(campaign);
        assertThat(takedown.join()).doesNotContain(campaign);
    }

    private CompletableFuture<String> listening(String user) {
        return CompletableFuture.supplyAsync(() -> api.listen(user, "/api/stream", Duration.ofSeconds(4)));
    }

    @Test
    void nothing_is_published_before_each_seat_cleared_it() {
        var path = drafted(activity("attribution", Case.campaign(api)));
        give("mofa", path, "publish", publication(now())).refused(409, "clearance-missing");
        give("mofa-2", path, "clear", REASONS).ok();
        give("police-director", path, "clear", REASONS).ok();
        give("mofa", path, "publish", publication(now())).refused(409, "clearance-missing");
        give("nss", path, "withhold", REASONS).ok();
        give("mofa", path, "publish", publication(now())).refused(409, "clearance-missing");
        var before = now();
        give("nss", path, "clear", REASONS).ok();
        give("mofa", path, "publish", publication(before)).refused(409, "clearance-missing");
        give("mofa", path, "publish", publication(now().plusSeconds(3600))).refused(422, "out-of-range");
        give("mofa", path, "close", "{}").refused(409, "not-published");
        give("mofa", path, "publish", publication(now())).ok();
        var published = look("nss", path);
        assertThat(published.at("/published/reference").asText()).isEqualTo("Release 112");
        assertThat(clearances(published)).containsExactly("mofa.desk given", "police.director given", "nss.desk given");
        give("mofa", path, "publish", publication(now())).refused(409, "already-published");
        give("nss", path, "withhold", REASONS).refused(409, "already-published");
        give("mofa", path, "record", step("draft", now())).refused(409, "already-published");
        give("mofa", path, "close", "{}").ok();
        assertThat(look("mofa", path).path("state").asText()).isEqualTo("done");
    }

    @Test
    void neither_another_seat_nor_who_wrote_it_clears_it() {
        var path = registered("mofa", activity("attribution", Case.campaign(api)));
        give("mofa-2", path, "clear", REASONS).refused(409, "nothing-to-clear");
        give("mofa", path, "record", step("draft", now())).ok();
        give("mofa", path, "clear", REASONS).refused(403, "same-person");
        for (var user : List.of("coordinator", "nco-director", "legal", "watch", "chair", "auditor")) {
            give(user, path, "clear", REASONS).refused(403, "not-permitted");
            give(user, path, "withhold", REASONS).refused(403, "not-permitted");
        }
        for (var user : List.of("takedown", "liaison", "npsc", "police", "sdf-director", "administrator")) {
            give(user, path, "clear", REASONS).refused(404, "not-found");
            api.get(user, path).refused(404, "not-found");
        }
        give("mofa-2", path, "clear", REASONS).ok();
        give("mofa-2", path, "clear", REASONS).refused(409, "already-cleared");
        for (var user : List.of("nss", "police-director", "coordinator")) {
            give(user, path, "publish", publication(now())).refused(403, "not-permitted");
            give(user, path, "record", step("draft", now())).refused(403, "not-permitted");
        }
    }

    @Test
    void what_is_cleared_and_changed_is_cleared_anew() {
        var body = activity("attribution", Case.campaign(api));
        var path = cleared(body);
        var other = new HashMap<>(body);
        other.put("liaison", "Extension 518");
        give("mofa", path, "revise", other).ok();
        assertThat(clearances(look("mofa", path))).allMatch(said -> said.endsWith("given"));
        other.put("title", "Another title");
        give("mofa", path, "revise", other).ok();
        assertThat(clearances(look("mofa", path))).allMatch(said -> said.endsWith("missing"));
        give("mofa", path, "publish", publication(now())).refused(409, "clearance-missing");
        var selectors = cleared(body);
        body.put("selectors", List.of(Map.of("kind", "domain", "value", UUID.randomUUID() + ".example")));
        give("mofa", selectors, "revise", body).ok();
        give("mofa", selectors, "publish", publication(now())).refused(409, "clearance-missing");
        var draft = cleared(activity("attribution", Case.campaign(api)));
        give("mofa", draft, "record", step("draft", now())).ok();
        give("mofa", draft, "publish", publication(now())).refused(409, "clearance-missing");
    }

    @Test
    void a_takedown_records_request_answer_and_effect_and_no_step_of_another_kind() {
        var body = activity("takedown", Case.campaign(api));
        body.put("whyNoLesser", "The provider was warned twice.");
        var path = registered("takedown", body);
        var yesterday = now().minus(Duration.ofDays(1));
        give("takedown", path, "record", step("request", yesterday)).ok();
        give("takedown", path, "record", step("answer", now())).ok();
        give("takedown", path, "start", "").ok();
        give("takedown", path, "record", step("effect", now())).ok();
        give("takedown", path, "record", step("draft", now())).refused(422, "wrong-kind");
        give("takedown", path, "record", step("effect", now().plusSeconds(600))).refused(422, "out-of-range");
        give("takedown", path, "publish", publication(now())).refused(422, "wrong-kind");
        give("coordinator", path, "record", step("effect", now())).refused(403, "not-permitted");
        give("liaison", path, "record", step("effect", now())).refused(404, "not-found");
        var seen = look("coordinator", path);
        assertThat(seen.path("steps").findValuesAsText("step")).containsExactly("request", "answer", "effect");
        var request = seen.at("/steps/0");
        assertThat(request.path("occurred").asText()).isEqualTo(yesterday.toString());
        assertThat(Instant.parse(request.path("recorded").asText())).isAfter(yesterday.plusSeconds(3600));
        assertThat(seen.path("whyNoLesser").asText()).isEqualTo("The provider was warned twice.");
        assertThat(seen.path("clearances")).isEmpty();
        give("takedown", path, "close", Map.of("outcome", "All are down.")).ok();
        assertThat(look("takedown", path).at("/ended/words").asText()).isEqualTo("All are down.");
        give("takedown", path, "record", step("effect", now())).refused(409, "wrong-stage");
    }

    @Test
    void what_is_offered_is_what_that_person_may_do() {
        var path = drafted(activity("attribution", Case.campaign(api)));
        assertThat(commands(look("mofa", path)))
                .containsExactlyInAnyOrder(
                        "activity-record", "activity-withhold", "activity-cancel", "activity-revise");
        assertThat(commands(look("mofa-2", path))).contains("activity-clear");
        assertThat(commands(look("nss", path))).containsExactlyInAnyOrder("activity-clear", "activity-withhold");
        for (var user : List.of("coordinator", "auditor", "chair")) {
            assertThat(commands(look(user, path))).isEmpty();
        }
        for (var user : List.of("mofa-2", "police-director", "nss")) {
            give(user, path, "clear", REASONS).ok();
        }
        assertThat(commands(look("mofa", path))).contains("activity-publish").doesNotContain("activity-close");
    }

    @Test
    void a_response_policy_is_replaced_by_the_coordinator_alone_and_stays_readable() {
        var campaign = "/api/campaigns/" + Case.campaign(api);
        var before = look("coordinator", campaign);
        var body = new HashMap<String, Object>();
        for (var name : List.of("title", "threat", "marking")) {
            body.put(name, before.path(name).asText());
        }
        body.put("responsePolicy", "Say publicly who it was.");
        for (var user : List.of("nco-director", "police", "mofa", "chair", "auditor", "legal")) {
            give(user, campaign, "revise", body).refused(403, "not-permitted");
        }
        give("takedown", campaign, "revise", body).refused(404, "not-found");
        assertThat(commands(before)).containsExactly("campaign-revise");
        assertThat(commands(look("chair", campaign))).isEmpty();
        give("coordinator", campaign, "revise", body).ok();
        var after = eventually(
                () -> look("chair", campaign),
                seen -> seen.path("responsePolicy").asText().equals("Say publicly who it was."));
        assertThat(after.at("/history/0/responsePolicy").asText())
                .isEqualTo(before.path("responsePolicy").asText());
        assertThat(after.at("/history/0/since").asText())
                .isEqualTo(before.path("since").asText());
        assertThat(after.at("/history/0/until").asText())
                .isEqualTo(after.path("since").asText());
        assertThat(after.path("by").asText()).isEqualTo("coordinator");
    }

    /** Each desk learns of its own instruments and nothing of the others, not even how many there are. */
    @Test
    void a_campaign_shows_each_reader_the_instruments_of_that_reader() {
        var id = Case.campaign(api);
        var campaign = "/api/campaigns/" + id;
        api.get("takedown", campaign).refused(404, "not-found");
        var alone = registered("takedown", activity("takedown", id));
        var empty = eventually(
                () -> api.get("takedown", campaign).json(),
                seen -> seen.path("activities").size() == 1);
        var operation = Case.draft(api, Kind.POLICE_HOME, Drafts.proposal(Kind.POLICE_HOME, id))
                .does("police", "submit", "");
        var attribution = registered("mofa", activity("attribution", id));
        var whole = eventually(
                () -> look("coordinator", campaign),
                seen -> seen.path("activities").size() == 2
                        && seen.path("operations").size() == 1);
        assertThat(whole.at("/operations/0/id").asText()).isEqualTo(operation.id());
        assertThat(look("takedown", campaign))
                .as("nothing has changed for the desk")
                .isEqualTo(empty);
        assertThat(empty.path("operations")).isEmpty();
        assertThat(empty.toString()).doesNotContain(operation.id());
        assertThat(empty.has("responsePolicy") || empty.has("history")).isFalse();
        var nss = look("nss", campaign);
        assertThat(nss.path("activities").findValuesAsText("kind")).containsExactly("attribution");
        assertThat(nss.path("operations")).isEmpty();
        api.get("takedown", attribution).refused(404, "not-found");
        api.get("liaison", campaign).refused(404, "not-found");
        api.get("nss", alone).refused(404, "not-found");
    }
}
