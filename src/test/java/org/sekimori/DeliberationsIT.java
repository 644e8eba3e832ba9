package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Api.Answer;
import org.sekimori.testing.Api.Caller;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/**
 * A sitting with everything that may happen in one, and what nobody outside the committee learns of it. In a hub of its own:
 * where others work, time moves their cases between two looks.
 */
class DeliberationsIT {
    private static final List<String> OUTSIDE = List.of(
            "coordinator",
            "nco-director",
            "legal",
            "watch",
            "nss",
            "mofa",
            "npsc",
            "police",
            "police-director",
            "prefecture",
            "sdf",
            "sdf-director",
            "takedown",
            "liaison",
            "auditor",
            "administrator");
    private static final String NOWHERE = "0199a3d0-0000-7000-8000-000000000001";

    private static Place place;
    private static RunningHub hub;

    private final Api api = hub.api();

    @BeforeAll
    static void begin() {
        place = Place.fresh();
        hub = RunningHub.start(place, 1);
    }

    @AfterAll
    static void end() {
        hub.close();
        place.close();
    }

    private Answer give(String user, String sitting, String command, Object body) {
        return api.post(user, "/api/sittings/" + sitting + "/commands/" + command, body);
    }

    private Answer attend(String user, String sitting, String person, String mode) {
        return give(user, sitting, "attend", Map.of("person", person, "mode", mode));
    }

    private Answer leave(String user, String sitting, String person) {
        return give(user, sitting, "leave", Map.of("person", person));
    }

    private Answer recuse(String user, String sitting, String person) {
        return give(user, sitting, "recuse", Map.of("person", person, "reason", "Kin of an owner."));
    }

    private JsonNode look(String sitting) {
        return api.get("chair", "/api/sittings/" + sitting).ok().json();
    }

    private String moved(Case operation, String sitting, String user, String decision) {
        operation.move(sitting, user, decision).ok();
        return look(sitting).path("motion").path("hash").asText();
    }

    /** Everything but the outcome; what is left standing is a motion with three votes in favour. */
    private void deliberate(Case operation, String sitting) {
        attend("chair", sitting, "expert", "telephone").ok();
        give("secretariat", sitting, "hear", Map.of("expert", "expert", "summary", "It spreads by mail."))
                .ok();
        moved(operation, sitting, "member-2", "refuse");
        give("member-2", sitting, "withdraw", "").ok();
        var first = moved(operation, sitting, "member-1", "refuse");
        for (var user : List.of("chair", "member-1", "member-2", "member-3")) {
            operation.vote(sitting, user, first, "against").ok();
        }
        give("chair", sitting, "decide", Map.of()).ok();
        var second = moved(operation, sitting, "member-2", "approve");
        operation.vote(sitting, "chair", second, "against").ok();
        operation.vote(sitting, "member-3", second, "abstain").ok();
        attend("chair", sitting, "member-4", "video").ok();
        leave("member-3", sitting, "member-3").ok();
        recuse("chair", sitting, "chair").ok();
        for (var user : List.of("member-1", "member-2", "member-4")) {
            operation.vote(sitting, user, second, "for").ok();
        }
    }

    private static final List<String> PRESENT = List.of("chair", "member-1", "member-2", "member-3");

    /** Every answer that could tell, without the time at which it was given. */
    private Map<String, String> seen(Case operation, String sitting) {
        var seen = new LinkedHashMap<String, String>();
        for (var user : OUTSIDE) {
            for (var path : List.of(
                    operation.path(),
                    operation.path() + "/entries?limit=200",
                    operation.path() + "/proposal",
                    operation.path() + "/targets",
                    operation.path() + "/scope",
                    "/api/operations?limit=200",
                    "/api/obligations?limit=200",
                    "/api/tasks?limit=200",
                    "/api/conflicts?limit=200",
                    "/api/desk",
                    "/api/sittings",
                    "/api/sittings/" + sitting,
                    "/api/sittings/" + sitting + "/minutes")) {
                var answer = api.get(user, path);
                var body = answer.text().replaceAll("\"asOf\":\"[^\"]*\"", "");
                var length = answer.headers().firstValueAsLong("content-length").orElse(0)
                        - (answer.text().length() - body.length());
                seen.put(
                        user + " " + path,
                        answer.status() + " " + answer.headers().firstValue("etag") + " " + length + " " + body);
            }
        }
        return seen;
    }

    @Test
    void nothing_outside_changes_between_opening_and_outcome() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        var sitting = operation.open("approval", PRESENT, List.of()).ok().id();
        var before = seen(operation, sitting);
        var streams = List.of("coordinator", "police", "legal", "auditor").stream()
                .map(user ->
                        CompletableFuture.supplyAsync(() -> api.listen(user, "/api/stream", Duration.ofSeconds(6))))
                .toList();
        deliberate(operation, sitting);
        var after = seen(operation, sitting);
        before.forEach((what, was) -> assertThat(after.get(what)).as(what).isEqualTo(was));
        streams.forEach(stream -> assertThat(stream.join()).doesNotContain("event: entry", sitting));
        refusedAsIfThereWereNone(sitting);

        give("member-1", sitting, "decide", Map.of()).ok();
        assertThat(operation.stage()).isEqualTo("authorised");
        var plain = Case.at(api, Kind.POLICE_HOME, Point.AUTHORISED);
        for (var user : List.of("coordinator", "nco-director", "legal", "police", "police-director", "auditor")) {
            assertThat(shape(user, operation)).as(user).isEqualTo(shape(user, plain));
            assertThat(disclosed(user, operation))
                    .contains("As proposed.")
                    .doesNotContain("Kin of an owner.", "It spreads by mail.", "So I hold.");
        }
        assertThat(disclosed("expert", operation)).contains("Kin of an owner.", "It spreads by mail.", "So I hold.");
    }

    /** What the entries' disclosures say to a reader. */
    private String disclosed(String user, Case operation) {
        var words = new StringBuilder();
        api.get(user, operation.path() + "/entries?limit=200")
                .ok()
                .json()
                .path("items")
                .forEach(item -> item.path("disclosures")
                        .forEach(text -> words.append(
                                new String(Base64.getUrlDecoder().decode(text.asText()), StandardCharsets.UTF_8))));
        return words.toString();
    }

    /** The types and field names of the entries that a reader of the case gets. */
    private List<String> shape(String user, Case operation) {
        var shape = new ArrayList<String>();
        api.get(user, operation.path() + "/entries?limit=200")
                .ok()
                .json()
                .path("items")
                .forEach(item -> {
                    var entry = item.path("entry");
                    var fields = new ArrayList<String>();
                    entry.path("data").fieldNames().forEachRemaining(fields::add);
                    shape.add(entry.path("type").asText() + fields + entry.path("version"));
                });
        assertThat(shape).isNotEmpty();
        return shape;
    }

    private void refusedAsIfThereWereNone(String sitting) {
        Map<String, Object> orders = Map.of(
                "move", Map.of("decision", "approve", "reasons", "x", "scopeHash", "0".repeat(64)),
                "vote", Map.of("motionHash", "0".repeat(64), "choice", "for", "reasons", "x"),
                "decide", Map.of(),
                "close", Map.of(),
                "withdraw", "",
                "adjourn", Map.of("reason", "x"),
                "attend", Map.of("person", "member-2", "mode", "room"),
                "leave", Map.of("person", "member-2"),
                "recuse", Map.of("person", "member-2", "reason", "x"),
                "hear", Map.of("expert", "expert", "summary", "x"));
        for (var user : OUTSIDE) {
            orders.forEach((name, body) -> {
                var path = "/commands/" + name;
                for (var caller : List.of(Caller.of(user), Caller.of(user).at("1"))) {
                    var key = UUID.randomUUID();
                    var real = api.post(caller, "/api/sittings/" + sitting + path, body, key);
                    var none = api.post(caller, "/api/sittings/" + NOWHERE + path, body, key);
                    assertThat(real.text()).as(user + " " + name).isEqualTo(none.text());
                    assertThat(real.status()).as(user + " " + name).isEqualTo(404);
                }
            });
        }
        for (var item : entries("chair", sitting)) {
            for (var user : List.of("coordinator", "police", "auditor")) {
                api.get(user, "/api/entries/" + item + "/disclosures").refused(404, "not-found");
            }
        }
        for (var user : OUTSIDE) {
            if (!user.equals("auditor")) {
                api.get(user, "/logs/operations/tile/entries/000").refused(403, "not-permitted");
            }
        }
    }

    /** Ids of the sitting's entries. */
    private List<String> entries(String user, String sitting) {
        var ids = new ArrayList<String>();
        var operation = look(sitting).path("operation").asText();
        api.get(user, "/api/operations/" + operation + "/entries?limit=200")
                .ok()
                .json()
                .path("items")
                .forEach(item -> {
                    if (item.path("entry").path("subject").path("id").asText().equals(sitting)) {
                        ids.add(item.path("entry").path("id").asText());
                    }
                });
        assertThat(ids).hasSizeGreaterThan(10);
        return ids;
    }

    @Test
    void the_minutes_tell_all_of_it_to_the_committee_in_both_languages() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        var sitting = operation.open("approval", PRESENT, List.of()).ok().id();
        deliberate(operation, sitting);
        give("chair", sitting, "decide", Map.of()).refused(403, "not-presiding");
        give("member-1", sitting, "decide", Map.of()).ok();
        var path = "/api/sittings/" + sitting + "/minutes";
        for (var user : List.of("chair", "member-4", "secretariat", "expert")) {
            var answer = api.send(api.request(path)
                    .header("Authorization", "Bearer " + api.token(user))
                    .header("Accept-Language", "en"));
            assertThat(answer.ok().text())
                    .contains(
                            "Minutes of the Cyber Communications",
                            "(member-4), member, by video",
                            "Left: ",
                            "Recused in the course",
                            "The vote on this motion was struck",
                            "> It spreads by mail.",
                            "> So I hold.",
                            "Motion withdrawn",
                            "Decided: failed",
                            "Decided: carried",
                            "Vote: abstain");
            assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
                    .startsWith("attachment");
            assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("content-type").orElseThrow())
                    .startsWith("text/plain");
        }
        assertThat(api.get("chair", path).ok().text()).contains("議事録", "棄権", "可決");
    }

    @Test
    void who_sits_changes_and_the_quorum_with_it() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        var sitting = operation
                .open("approval", List.of("chair", "member-1", "member-2"), List.of())
                .ok()
                .id();
        attend("member-1", sitting, "member-3", "room").refused(403, "not-presiding");
        attend("secretariat", sitting, "member-3", "room").refused(403);
        attend("chair", sitting, "coordinator", "room").refused(422, "not-a-member");
        var hash = moved(operation, sitting, "member-1", "approve");
        for (var user : List.of("chair", "member-1", "member-2")) {
            operation.vote(sitting, user, hash, "for").ok();
        }
        give("member-1", sitting, "withdraw", "").refused(409, "voting-begun");
        leave("chair", sitting, "member-2").ok();
        assertThat(look(sitting).path("quorum").path("met").asBoolean()).isFalse();
        give("chair", sitting, "decide", Map.of()).refused(409, "quorum-not-met");
        operation.closeSitting(sitting, "chair", Map.of()).refused(409, "quorum-not-met");
        attend("chair", sitting, "member-2", "telephone").ok();
        operation.vote(sitting, "member-2", hash, "against").refused(409, "already-voted");
        leave("chair", sitting, "chair").ok();
        assertThat(look(sitting).path("presiding").asText()).isEqualTo("member-1");
        operation.closeSitting(sitting, "chair", Map.of()).refused(403, "not-presiding");
        operation.closeSitting(sitting, "member-1", Map.of()).refused(409, "quorum-not-met");
        give("member-1", sitting, "adjourn", Map.of("reason", "Too few.")).ok();
        assertThat(operation.stage()).isEqualTo("review");
    }

    @Test
    void the_applicant_answers_what_the_committee_asked() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.GRANTED);
        var answer = Map.of("answer", "It is a relay.");
        operation.give("police", "answer-supplement", answer).refused(409, "no-supplement");
        operation.sit("approval", "ask");
        assertThat(api.get("police", "/api/desk").ok().json().path("mine").toString())
                .contains("supplement");
        for (var user : List.of("coordinator", "police-director", "chair", "legal")) {
            operation.give(user, "answer-supplement", answer).refused(403);
        }
        operation.does("police", "answer-supplement", answer);
        operation.give("police", "answer-supplement", answer).refused(409, "no-supplement");
        assertThat(disclosed("chair", operation)).contains("It is a relay.");
        assertThat(operation.approve().stage()).isEqualTo("authorised");
    }
}
