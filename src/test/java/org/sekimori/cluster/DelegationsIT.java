package org.sekimori.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
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

/** Standing in on two nodes of one hub: the same powers on both, never more than the holder's, gone with the instant. */
class DelegationsIT {
    private static final Duration READY = Duration.ofSeconds(30);
    private static final String COORDINATOR = "nco.coordinator";
    private static final String LEGAL = "nco.legal";
    private static final int ROUNDS = 25;
    private static final int LONGEST_PAUSE_MILLIS = 60;

    @TempDir
    private static Path directory;

    private static Place place;
    private static Map<String, String> settings;
    private static RunningHub first;
    private static RunningHub second;

    /** With one more who may stand in, of the organisation of a person with seats of two bodies. */
    @BeforeAll
    static void start() throws IOException {
        var policies = Policies.copyTo(directory.resolve("policies"));
        var delegations = policies.resolve("delegations.yaml");
        Files.writeString(
                delegations,
                Files.readString(delegations)
                        .replace(
                                "seats: [nco.deconfliction]",
                                "seats: [nco.deconfliction]\n    persons: [police-director]"));
        settings = Map.of("HUB_POLICIES", policies.toString());
        place = Place.fresh();
        first = RunningHub.launched(place, 1, settings);
        second = RunningHub.launched(place, 2, settings);
        List.of(first, second).forEach(RunningHub::awaitReady);
        List.of(first, second).forEach(node -> Waiting.untilReady(node.api(), READY));
    }

    @AfterAll
    static void stop() {
        List.of(first, second).forEach(RunningHub::close);
        place.close();
    }

    private static String key(String user) {
        for (var person : first.api()
                .get(user, Optional.of(seat(user)), "/api/people?limit=200")
                .ok()
                .json()
                .path("items")) {
            if (person.path("id").asText().equals(user)) {
                return person.path("key").asText();
            }
        }
        throw new AssertionError(user);
    }

    private static String seat(String user) {
        return first.api()
                .get(user, "/api/me")
                .ok()
                .json()
                .path("seats")
                .path(0)
                .asText();
    }

    private static Map<String, Object> body(String seat, String to, Duration length) {
        var body = new HashMap<String, Object>();
        body.put("seat", seat);
        body.put("to", to);
        body.put("until", Instant.now().plus(length).toString());
        body.put("ground", "absence");
        body.put("reason", "A fever that is nobody's business");
        return body;
    }

    private static Answer delegate(String by, String bySeat, String holder, Map<String, Object> body) {
        return first.api().post(by, bySeat, "/api/people/" + key(holder) + "/commands/delegate", body);
    }

    private static JsonNode current(Api api, String reader, String holder) {
        for (var one : api.get(reader, Optional.of(seat(reader)), "/api/delegations")
                .ok()
                .json()
                .path("items")) {
            if (one.path("holder").asText().equals(holder)
                    && one.path("state").asText().equals("current")) {
                return one;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private static void revoke(String holder) {
        revoke(first.api(), holder, current(first.api(), "nco-director", holder));
    }

    private static void revoke(Api api, String holder, JsonNode one) {
        api.post(
                        holder,
                        seat(holder),
                        "/api/people/" + key(holder) + "/commands/revoke-delegation",
                        Map.of("delegation", one.path("id").asText(), "reason", "Well again"))
                .ok();
    }

    @Test
    void whoever_stands_in_acts_on_both_nodes_until_the_instant_of_the_end_and_both_are_named() throws Exception {
        var watch = first.api();
        watch.get("watch", Optional.of(COORDINATOR), "/api/operations").refused(403, "seat-not-held");
        var until = Duration.ofSeconds(12);
        delegate("coordinator", COORDINATOR, "coordinator", body(COORDINATOR, "watch", until))
                .ok();
        var end = Instant.now().plus(until);

        for (var node : List.of(first, second)) {
            var me = node.api().get("watch", "/api/me").ok().json();
            assertThat(me.path("seats").size()).isEqualTo(1);
            assertThat(me.path("standingIn").path(0).path("seat").asText()).isEqualTo(COORDINATOR);
            assertThat(me.path("standingIn").path(0).path("holder").asText()).isEqualTo("coordinator");
        }
        var drafted = second.api()
                .post(
                        "watch",
                        COORDINATOR,
                        "/api/operations",
                        Drafts.proposal(Kind.POLICE_HOME, Case.campaign(first.api())));
        var id = drafted.ok().id();
        var actor = first.api()
                .get("watch", Optional.of(COORDINATOR), "/api/operations/" + id + "/entries")
                .ok()
                .json()
                .path("items")
                .path(0)
                .path("entry")
                .path("actor");
        assertThat(actor.path("seat").asText()).isEqualTo(COORDINATOR);
        assertThat(actor.path("id").asText()).isEqualTo(key("watch"));
        assertThat(actor.path("standingInFor").asText()).isEqualTo(key("coordinator"));

        Thread.sleep(Math.max(0, Duration.between(Instant.now(), end).toMillis()));
        for (var node : List.of(first, second)) {
            node.api()
                    .get("watch", Optional.of(COORDINATOR), "/api/operations/" + id)
                    .refused(403, "seat-not-held");
            node.api()
                    .post("watch", COORDINATOR, "/api/operations/" + id + "/commands/withdraw", Map.of("reason", "No"))
                    .refused(403, "seat-not-held");
            assertThat(node.api().get("watch", "/api/me").ok().json().path("standingIn"))
                    .isEmpty();
        }
    }

    @Test
    void taken_back_it_is_gone_on_both_nodes_and_what_stands_survives_a_restart() {
        delegate("nco-director", "nco.director", "watch", body("nco.deconfliction", "coordinator", Duration.ofHours(1)))
                .ok();
        second.stop();
        second = RunningHub.start(place, 2, settings);
        Waiting.untilReady(second.api(), READY);
        second.api()
                .get("coordinator", Optional.of("nco.deconfliction"), "/api/desk")
                .ok();
        delegate(
                        "coordinator",
                        "nco.deconfliction",
                        "watch",
                        body("nco.deconfliction", "coordinator", Duration.ofHours(1)))
                .refused(403);
        revoke("watch");
        for (var node : List.of(first, second)) {
            node.api()
                    .get("coordinator", Optional.of("nco.deconfliction"), "/api/desk")
                    .refused(403, "seat-not-held");
        }
        delegate("nco-director", "nco.director", "watch", body("nco.deconfliction", "coordinator", Duration.ofDays(8)))
                .refused(422, "delegation-too-long");
    }

    @Test
    void however_acting_and_taking_back_meet_nothing_stands_after_the_revocation() throws InterruptedException {
        var nodes = List.of(first.api(), second.api());
        var race = new StandInRace(place, Caller.of("watch").in(COORDINATOR), nodes);
        var pauses = new Random(1);
        for (int round = 0; round < ROUNDS; round++) {
            delegate("coordinator", COORDINATOR, "coordinator", body(COORDINATOR, "watch", Duration.ofHours(1)))
                    .ok();
            var node = nodes.get(round % nodes.size());
            var lent = current(node, "nco-director", "coordinator");
            race.run(() -> {
                Waiting.millis(pauses.nextInt(LONGEST_PAUSE_MILLIS));
                revoke(node, "coordinator", lent);
            });
        }
        race.isInOrder(key("coordinator"));
    }

    @Test
    void a_holder_and_whoever_stands_in_are_one_person_where_two_are_asked_for() {
        delegate("officer-legal", LEGAL, "officer-legal", body(LEGAL, "police-director", Duration.ofHours(1)))
                .ok();
        delegate("two-bodies", LEGAL, "two-bodies", body(LEGAL, "police-director", Duration.ofHours(1)))
                .refused(409, "already-delegated");
        var api = first.api();
        var own = Drafts.proposal(Kind.POLICE_HOME, Case.campaign(api));
        own.put("applicant", "officer-legal");
        var created = api.post("officer-legal", "police.officer", "/api/operations", own)
                .ok();
        var applied = Case.of(api, Kind.POLICE_HOME, created);
        applied.give("officer-legal", "police.officer", "submit", "").ok();
        applied.awaitStage("review");
        applied.give("police-director", LEGAL, "grant", applied.granting("legal"))
                .refused(403);

        var other = Case.draft(api, Kind.POLICE_HOME).submit().awaitStage("review");
        other.give("police-director", LEGAL, "grant", other.granting("legal")).ok();
        other.give("police-director", "police.director", "grant", other.granting("agency-director"))
                .refused(403);
        other.give("two-bodies", "police.director", "grant", other.granting("agency-director"))
                .ok();
        revoke("officer-legal");
    }

    @Test
    void no_seat_of_the_committee_or_of_an_officer_is_given_and_no_stranger_gives_one() {
        var committee = body("committee.member", "member-2", Duration.ofHours(1));
        delegate("member-1", "committee.member", "member-1", committee).refused(403);
        delegate("nco-director", "nco.director", "member-1", committee).refused(403, "not-delegable");
        delegate("police-director", "police.director", "police", body("police.officer", "lapsed", Duration.ofHours(1)))
                .refused(403, "not-delegable");
        delegate("auditor", "auditor", "auditor", body("auditor", "legal", Duration.ofHours(1)))
                .refused(403);
        delegate("police-director", "police.director", "coordinator", body(COORDINATOR, "watch", Duration.ofHours(1)))
                .refused(403, "not-permitted");
        delegate("coordinator", COORDINATOR, "coordinator", body(COORDINATOR, "police", Duration.ofHours(1)))
                .refused(422, "stand-in-not-admitted");
        for (var seat : List.of("committee.chair", "committee.member", "auditor", "police.officer")) {
            first.api().get("watch", Optional.of(seat), "/api/desk").refused(403, "seat-not-held");
        }
    }

    @Test
    void why_somebody_is_away_is_for_those_whom_it_concerns() {
        delegate("nco-director", "nco.director", "legal", body(LEGAL, "watch", Duration.ofHours(1)))
                .ok();
        for (var reader : List.of("legal", "watch", "nco-director", "auditor")) {
            assertThat(current(second.api(), reader, "legal").path("reason").asText())
                    .as(reader)
                    .startsWith("A fever");
        }
        for (var reader : List.of("police", "chair", "administrator", "mofa")) {
            var seen = current(second.api(), reader, "legal");
            assertThat(seen.path("to").asText()).as(reader).isEqualTo("watch");
            assertThat(seen.has("reason")).as(reader).isFalse();
        }
        second.api().get("takedown", "/api/delegations").refused(403);
        revoke("legal");
    }
}
