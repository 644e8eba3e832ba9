package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sekimori.testing.Api;
import org.sekimori.testing.Api.Answer;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** Documents of a running hub: who registers, who reads, what is recorded of it, and what is never kept. */
class DocumentsIT {
    private static final byte[] BYTES = "<script>alert('秘')</script>".getBytes(StandardCharsets.UTF_8);

    private final Api api = RunningHub.shared().api();

    /** A registration of bytes as curl would send it. */
    private record Upload(String operation, String type, byte[] bytes, Map<String, String> query) {
        static Upload of(Case operation) {
            var query = new LinkedHashMap<>(Map.of(
                    "operation",
                    operation.id(),
                    "title",
                    "命令 1.txt",
                    "language",
                    "ja",
                    "handling",
                    "limited",
                    "marking",
                    "TLP:AMBER"));
            return new Upload(operation.id(), "text/plain", BYTES, query);
        }

        Upload with(String name, String value) {
            var next = new LinkedHashMap<>(query);
            next.put(name, value);
            return new Upload(operation, type, bytes, next);
        }

        Upload typed(String other) {
            return new Upload(operation, other, bytes, query);
        }

        Upload saying(byte[] other) {
            return new Upload(operation, type, other, query);
        }

        Answer by(Api api, String user) {
            return by(api, user, UUID.randomUUID());
        }

        Answer by(Api api, String user, UUID key) {
            var text = new ArrayList<String>();
            query.forEach((name, value) -> text.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
            return api.send(api.request("/api/documents?" + String.join("&", text))
                    .POST(BodyPublishers.ofByteArray(bytes))
                    .header("Content-Type", type)
                    .header("Idempotency-Key", key.toString())
                    .header("Authorization", "Bearer " + api.token(user)));
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Case reviewed() {
        return Case.at(api, Kind.POLICE_ABROAD, Point.REVIEWED);
    }

    private static List<String> ids(Api api, String user, Case operation) {
        var ids = new ArrayList<String>();
        api.get(user, "/api/documents?operation=" + operation.id())
                .ok()
                .json()
                .path("items")
                .forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    private JsonNode readings(String user, String document) {
        return api.get(user, "/api/documents/" + document).ok().json().path("readings");
    }

    private static List<String> readers(JsonNode readings) {
        var names = new ArrayList<String>();
        readings.forEach(r -> names.add(r.path("reader").asText()));
        return names;
    }

    @Test
    void bytes_come_back_as_an_attachment_that_no_browser_shows_and_each_taking_is_on_record() {
        var operation = reviewed();
        var answer = Upload.of(operation)
                .with("sha256", sha256(BYTES))
                .by(api, "legal")
                .refused(201);
        var id = answer.id();
        assertThat(answer.headers().firstValue("Location")).contains("/api/documents/" + id);

        var got = api.get("mofa", "/api/documents/" + id + "/content").ok();
        assertThat(got.text()).isEqualTo(new String(BYTES, StandardCharsets.UTF_8));
        assertThat(got.headers().firstValue("Content-Disposition").orElseThrow())
                .isEqualTo("attachment; filename*=UTF-8''%E5%91%BD%E4%BB%A4%201.txt");
        assertThat(got.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(got.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(got.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .startsWith("sandbox");
        api.get("mofa", "/api/documents/" + id + "/content").ok();

        assertThat(readers(readings("legal", id))).containsExactly("mofa", "mofa");
        var one = api.get("coordinator", "/api/documents/" + id).json();
        assertThat(one.path("sha256").asText()).isEqualTo(sha256(BYTES));
        assertThat(one.path("size").asInt()).isEqualTo(BYTES.length);
        assertThat(one.path("registeredBy").asText()).isEqualTo("legal");
        assertThat(ids(api, "coordinator", operation)).containsExactly(id);
    }

    @Test
    void what_the_committee_reads_and_registers_is_for_the_committee_alone() {
        var operation = reviewed();
        var theirs = Upload.of(operation).by(api, "secretariat").ok().id();
        var shared = Upload.of(operation).by(api, "coordinator").ok().id();
        api.get("member-1", "/api/documents/" + shared + "/content").ok();
        api.get("police-director", "/api/documents/" + shared + "/content").ok();

        for (var user : List.of("coordinator", "nco-director", "legal", "police-director", "auditor", "mofa")) {
            assertThat(ids(api, user, operation)).as(user).containsExactly(shared);
            api.get(user, "/api/documents/" + theirs).refused(404);
            api.get(user, "/api/documents/" + theirs + "/content").refused(404);
            assertThat(readers(readings(user, shared))).as(user).containsExactly("police-director");
        }
        api.post("legal", "/api/documents/" + theirs + "/commands/record-reading", reading("legal"))
                .refused(404);
        assertThat(ids(api, "expert", operation)).containsExactly(shared, theirs);
        assertThat(readers(readings("chair", shared))).containsExactly("member-1", "police-director");
    }

    private static Map<String, Object> reading(String reader) {
        return Map.of("reader", reader, "at", Instant.now().minusSeconds(60).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"takedown", "liaison", "administrator", "sdf", "sdf-director", "npsc"})
    void who_may_not_read_the_case_finds_no_document_and_leaves_none(String user) {
        var operation = reviewed();
        var id = Upload.of(operation).by(api, "coordinator").ok().id();
        Upload.of(operation).by(api, user).refused(404);
        api.get(user, "/api/documents/" + id).refused(404);
        api.get(user, "/api/documents/" + id + "/content").refused(404);
        assertThat(readers(readings("coordinator", id))).isEmpty();
    }

    @Test
    void the_auditor_reads_and_registers_nothing() {
        var operation = reviewed();
        var id = Upload.of(operation).by(api, "coordinator").ok().id();
        api.get("auditor", "/api/documents/" + id + "/content").ok();
        Upload.of(operation).by(api, "auditor").refused(403, "not-permitted");
    }

    @Test
    void above_the_ceiling_only_a_reference_is_registered_and_its_readers_are_written_down() {
        var operation = reviewed();
        Upload.of(operation)
                .with("handling", "designated-secret")
                .by(api, "legal")
                .refused(422, "above-ceiling");
        var body = Map.of(
                "operation", operation.id(),
                "title", "閣議資料",
                "language", "ja",
                "handling", "designated-secret",
                "marking", "TLP:RED",
                "reference", Map.of("number", "内閣-17", "holder", "Registry"));
        var id = api.post("coordinator", "/api/documents", body).refused(201).id();
        api.get("legal", "/api/documents/" + id + "/content").refused(409, "registered-by-reference");

        var path = "/api/documents/" + id + "/commands/record-reading";
        api.post("legal", path, reading("nco-director")).ok();
        api.post("legal", path, reading("mofa")).ok();
        api.post(
                        "legal",
                        path,
                        Map.of(
                                "reader",
                                "legal",
                                "at",
                                Instant.now().plusSeconds(600).toString()))
                .refused(422, "out-of-range");
        api.post("chair", path, reading("chair")).refused(403, "not-permitted");
        var readings = readings("legal", id);
        assertThat(readers(readings)).containsExactly("nco-director", "mofa");
        assertThat(readings.path(0).path("entitled").asBoolean()).isTrue();
        assertThat(readings.path(1).path("entitled").asBoolean()).isFalse();
        assertThat(readings.path(0).path("recordedBy").asText()).isEqualTo("legal");

        api.get("mofa", "/api/documents/" + id).refused(404);
        assertThat(ids(api, "mofa", operation)).isEmpty();
        var file = Upload.of(operation).by(api, "legal").ok().id();
        api.post("legal", "/api/documents/" + file + "/commands/record-reading", reading("legal"))
                .refused(409, "not-a-reference");
        api.post("legal", "/api/documents", without(body, "reference")).refused(422, "reference-needed");
    }

    private static Map<String, Object> without(Map<String, Object> body, String key) {
        var next = new LinkedHashMap<>(body);
        next.remove(key);
        return next;
    }

    @Test
    void a_class_carries_no_stricter_marking_and_reaches_no_other_organisation() {
        var operation = Case.at(api, Kind.POLICE_HOME, Point.DRAFTED);
        Upload.of(operation).with("handling", "open").by(api, "legal").refused(422, "marking-above-class");
        Upload.of(operation).with("handling", "nonsense").by(api, "legal").refused(422, "unknown-class");
        var sensitive = Upload.of(operation)
                .with("handling", "sensitive")
                .by(api, "legal")
                .ok()
                .id();
        api.get("police", "/api/documents/" + sensitive + "/content").ok();
    }

    @Test
    void what_does_not_fit_is_refused_with_its_code() {
        var upload = Upload.of(reviewed());
        upload.typed("text/html").by(api, "legal").refused(422, "media-type-not-allowed");
        upload.typed("nonsense").by(api, "legal").refused(415);
        upload.with("sha256", "0".repeat(64)).by(api, "legal").refused(422, "hash-mismatch");
        upload.with("language", "Japanese, mostly").by(api, "legal").refused(422, "invalid-content");
        upload.with("surprise", "1").by(api, "legal").refused(422, "invalid-content");
        upload.saying(new byte[0]).by(api, "legal").refused(422, "out-of-range");
        var big = new byte[10 * 1024 * 1024];
        upload.saying(big).by(api, "legal").refused(413, "too-large");
        var most = Arrays.copyOf(big, 8 * 1024 * 1024);
        upload.saying(most).by(api, "legal").refused(201);
        upload.with("operation", UUID.randomUUID().toString()).by(api, "legal").refused(404);
    }

    @Test
    void the_same_key_is_the_same_registration_and_other_bytes_are_another() {
        var upload = Upload.of(reviewed());
        var key = UUID.randomUUID();
        var first = upload.by(api, "legal", key).refused(201).id();
        assertThat(upload.by(api, "legal", key).ok().id()).isEqualTo(first);
        upload.saying("other".getBytes(StandardCharsets.UTF_8))
                .by(api, "legal", key)
                .refused(409, "idempotency-key-reused");
    }

    /** The head of the log is held, so that the append waits while the bytes are stored already. */
    @Test
    void a_node_killed_between_bytes_and_entry_leaves_neither_a_document_nor_a_gap_and_reads_stop_with_their_log()
            throws Exception {
        try (var place = Place.fresh()) {
            var hub = RunningHub.launched(place, 1, Map.of()).awaitReady();
            var operation = Case.draft(hub.api(), Kind.POLICE_HOME);
            var kept = Upload.of(operation).by(hub.api(), "police").refused(201).id();
            var lost = Upload.of(operation).saying("never acknowledged".getBytes(StandardCharsets.UTF_8));
            var key = UUID.randomUUID();
            hub.api().token("police");
            try (var connection = place.connectAsHub()) {
                connection.setAutoCommit(false);
                connection.createStatement().execute("SELECT FROM log_head WHERE log = 'operations' FOR UPDATE");
                var sending = Thread.ofVirtual().start(() -> attempt(() -> lost.by(hub.api(), "police", key)));
                while (stored(place) < 2) {
                    Thread.sleep(20);
                }
                hub.kill9();
                sending.join();
                connection.rollback();
            }
            try (var again = RunningHub.start(place, 1)) {
                again.awaitReady();
                var there = operation.on(again.api());
                assertThat(ids(again.api(), "police", there)).containsExactly(kept);
                again.api().get("police", "/api/documents/" + kept + "/content").ok();
                var id = lost.by(again.api(), "police", key).refused(201).id();
                assertThat(lost.by(again.api(), "police", key).ok().id()).isEqualTo(id);
                assertThat(ids(again.api(), "police", there)).containsExactly(id, kept);

                try (var connection = place.connectAsHub()) {
                    connection.createStatement().execute("UPDATE log_head SET stopped = 'test' WHERE log = 'access'");
                }
                again.api().get("police", "/api/documents/" + kept + "/content").refused(503);
            }
        }
    }

    private static void attempt(Runnable sending) {
        try {
            sending.run();
        } catch (IllegalStateException expected) {
            assertThat(expected).hasMessageStartingWith("Expected an answer");
        }
    }

    private static int stored(Place place) throws java.sql.SQLException {
        try (var connection = place.connectAsHub();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM document_bytes")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
