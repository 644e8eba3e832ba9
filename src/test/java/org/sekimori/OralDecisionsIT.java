package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.RunningHub;

/** A decision heard by telephone counts for nothing until a second desk has read it back; then its paper is owed. */
class OralDecisionsIT {
    private static final String GATE = "foreign-minister";

    private final Api api = RunningHub.shared().api();

    private static Map<String, Object> oral(Case operation) {
        var body = new HashMap<>(operation.granting(GATE));
        body.put(
                "attestation",
                Map.of(
                        "decidedBy", "The Minister",
                        "office", "Foreign Minister",
                        "decidedAt", Instant.now().minusSeconds(600).toString(),
                        "channel", "telephone",
                        "heardBy", "Desk officer",
                        "reference", "Call 17"));
        return body;
    }

    private static Map<String, Object> readBack(Case operation) {
        return Map.of(
                "gate", GATE,
                "scopeHash", operation.scopeHash(),
                "readBack",
                        Map.of(
                                "to", "Private secretary",
                                "at", Instant.now().minusSeconds(5).toString(),
                                "words", "Consent to the scope as named."));
    }

    private static JsonNode gate(Case operation) {
        return StreamSupport.stream(operation.look().path("gates").spliterator(), false)
                .filter(g -> g.path("id").asText().equals(GATE))
                .findAny()
                .orElseThrow();
    }

    private Case heard() {
        var operation = Case.at(api, Kind.POLICE_ABROAD, Point.REVIEWED).grantUpTo(GATE);
        operation.does("mofa", "grant", oral(operation));
        return operation;
    }

    private boolean waits(String user, Case operation, String because) {
        return StreamSupport.stream(
                        api.get(user, "/api/desk").ok().json().path("mine").spliterator(), false)
                .anyMatch(item -> item.path("operation").asText().equals(operation.id())
                        && item.path("because").asText().equals(because));
    }

    @Test
    void an_oral_grant_does_not_count_and_names_the_decider_not_the_recorder() {
        var operation = heard();
        var gate = gate(operation);
        assertThat(gate.path("state").asText()).isEqualTo("oral");
        var decided = gate.path("decided");
        assertThat(decided.path("oral").asBoolean()).isTrue();
        assertThat(decided.has("by")).isFalse();
        assertThat(decided.path("attested").path("by").asText()).isEqualTo("The Minister");
        assertThat(decided.path("attested").path("office").asText()).isEqualTo("Foreign Minister");
        assertThat(decided.path("attested").path("channel").asText()).isEqualTo("telephone");
        assertThat(decided.path("recordedBy").asText()).isEqualTo("mofa");
        operation
                .give("police-director", "grant", operation.granting("agency-director"))
                .refused(409, "gate-not-open");
        operation
                .give("coordinator", "task", operation.tasking("police", "police"))
                .refused(409, "wrong-stage");
        assertThat(waits("legal", operation, "oral-to-confirm")).isTrue();
        assertThat(waits("mofa", operation, "gate-open")).isFalse();
        assertThat(operation.look().path("obligations")).isEmpty();
    }

    @Test
    void only_a_second_person_at_a_second_desk_reads_back_and_only_this_scope() {
        var operation = heard();
        var body = readBack(operation);
        operation.give("mofa", "confirm-oral", body).refused(403, "not-second-desk");
        operation.give("nss", "confirm-oral", body).refused(403, "not-second-desk");
        operation.give("police-director", "confirm-oral", body).refused(403, "not-second-desk");
        operation.give("police", "confirm-oral", body).refused(403, "not-permitted");
        operation.give("chair", "confirm-oral", body).refused(403, "not-permitted");
        operation.give("takedown", "confirm-oral", body).refused(404);
        var other = new HashMap<>(body);
        other.put("scopeHash", "0".repeat(64));
        operation.give("legal", "confirm-oral", other).refused(409, "scope-changed");
        var legal = new HashMap<>(body);
        legal.put("gate", "legal");
        operation.give("coordinator", "confirm-oral", legal).refused(409, "not-oral");
        assertThat(gate(operation).path("state").asText()).isEqualTo("oral");
    }

    @Test
    void read_back_it_counts_and_its_paper_is_owed_until_a_document_of_the_case_is_attached() {
        var operation = heard();
        operation.does("legal", "confirm-oral", readBack(operation));
        assertThat(gate(operation).path("state").asText()).isEqualTo("granted");
        assertThat(gate(operation).path("decided").path("oral").asBoolean()).isTrue();
        assertThat(gate(operation).path("decided").path("confirmedBy").asText()).isEqualTo("legal");
        operation.give("coordinator", "confirm-oral", readBack(operation)).refused(409, "not-oral");
        var owed = paper(operation);
        assertThat(owed.path("state").asText()).isEqualTo("open");
        assertThat(owed.path("owner").asText()).isEqualTo("mofa.desk");
        assertThat(Instant.parse(owed.path("due").asText()))
                .isBetween(
                        Instant.now().plus(Duration.ofHours(23)), Instant.now().plus(Duration.ofHours(25)));
        assertThat(waits("mofa", operation, "obligation")).isTrue();

        var theirs = document(operation, "secretariat");
        operation.give("mofa", "attach-paper", attach(theirs)).refused(422, "unknown-document");
        var strange = document(Case.at(api, Kind.POLICE_ABROAD, Point.REVIEWED), "coordinator");
        operation.give("mofa", "attach-paper", attach(strange)).refused(422, "unknown-document");
        var document = document(operation, "mofa");
        operation.give("nss", "attach-paper", attach(document)).refused(403, "not-permitted");
        operation.does("mofa", "attach-paper", attach(document));
        operation.give("mofa", "attach-paper", attach(document)).refused(409, "paper-attached");
        assertThat(paper(operation).path("state").asText()).isEqualTo("fulfilled");
        assertThat(gate(operation).path("decided").path("paper").asText()).isEqualTo(document);
        operation.grant("agency-director").grant("coordination");
    }

    @Test
    void a_refusal_that_was_heard_counts_once_it_is_read_back_and_everybody_sees_that_it_does_not_yet() {
        var operation = Case.at(api, Kind.POLICE_ABROAD, Point.REVIEWED).grantUpTo(GATE);
        var refusing = operation.deciding(GATE);
        var nobody = new HashMap<>((Map<?, ?>) oral(operation).get("attestation"));
        nobody.remove("heardBy");
        refusing.put("attestation", nobody);
        operation.give("mofa", "refuse", refusing).refused(422, "listener-needed");
        refusing.put("attestation", oral(operation).get("attestation"));
        operation.does("mofa", "refuse", refusing);
        assertThat(operation.stage()).isEqualTo("review");
        assertThat(gate(operation).path("state").asText()).isEqualTo("oral");
        assertThat(gate(operation).path("decided").path("outcome").asText()).isEqualTo("refused");
        assertThat(waits("legal", operation, "oral-to-confirm")).isTrue();
        assertThat(listed(operation)).isTrue();
        operation.give("mofa", "confirm-oral", readBack(operation)).refused(403, "not-second-desk");
        operation.does("legal", "confirm-oral", readBack(operation));
        assertThat(operation.stage()).isEqualTo("refused");
        assertThat(listed(operation)).isFalse();
        assertThat(gate(operation).path("decided").path("confirmedBy").asText()).isEqualTo("legal");
        assertThat(waits("mofa", operation, "obligation")).isTrue();
        operation.does("mofa", "attach-paper", attach(document(operation, "mofa")));
        assertThat(paper(operation).path("state").asText()).isEqualTo("fulfilled");
    }

    /** Whether the list of operations marks the case, once the projection has caught up with it. */
    private boolean listed(Case operation) {
        var version = operation.look().path("version").asLong();
        for (int turn = 0; turn < 200; turn++) {
            var row = StreamSupport.stream(
                            api.get("coordinator", "/api/operations?limit=200")
                                    .ok()
                                    .json()
                                    .path("items")
                                    .spliterator(),
                            false)
                    .filter(item -> item.path("id").asText().equals(operation.id()))
                    .findAny()
                    .orElseThrow();
            if (row.path("version").asLong() >= version) {
                return row.path("oral").asBoolean();
            }
        }
        throw new AssertionError("the list stays behind");
    }

    private static JsonNode paper(Case operation) {
        return StreamSupport.stream(operation.look().path("obligations").spliterator(), false)
                .filter(o -> o.path("kind").asText().equals("paper-to-follow"))
                .findAny()
                .orElseThrow();
    }

    private String document(Case operation, String user) {
        var body = Map.of(
                "operation", operation.id(),
                "title", "Minute",
                "language", "ja",
                "handling", "limited",
                "marking", "TLP:AMBER",
                "reference", Map.of("number", "17", "holder", "MOFA"));
        return api.post(user, "/api/documents", body).ok().id();
    }

    private static Map<String, Object> attach(String document) {
        return Map.of("gate", GATE, "document", document);
    }

    @Test
    void a_decision_by_document_takes_the_place_of_what_was_heard() {
        var operation = heard();
        operation.grant(GATE);
        var gate = gate(operation);
        assertThat(gate.path("state").asText()).isEqualTo("granted");
        assertThat(gate.path("decided").has("oral")).isFalse();
        operation.give("legal", "confirm-oral", readBack(operation)).refused(409, "not-oral");
    }
}
