package org.sekimori.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekimori.console.TestConsole.AUDITOR;
import static org.sekimori.console.TestConsole.CASE;
import static org.sekimori.console.TestConsole.COORDINATOR;
import static org.sekimori.console.TestConsole.SDF;
import static org.sekimori.console.TestConsole.TWO_SEATS;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sekimori.bus.Outcome;
import org.sekimori.operation.Rejection;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Subject;

class ConsoleIT {
    private static final String GRANT = "/api/operations/" + CASE + "/commands/grant";
    private static final String SUBMIT = "/api/operations/" + CASE + "/commands/submit";
    private static final String GRANTED =
            "{\"gate\":\"legal\",\"scopeHash\":\"" + "a".repeat(64) + "\",\"reasons\":\"fine\"}";
    private static TestConsole console;

    @BeforeAll
    static void start() {
        console = new TestConsole();
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @BeforeEach
    void forget() {
        console.heard.clear();
        console.notes.clear();
        console.room = TestConsole::done;
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode() + " " + answer.body()).startsWith(status + " {");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = new JsonObject(answer.body());
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("title")).isNotBlank();
    }

    @Test
    void nobody_is_told_anything_below_api_without_a_token() {
        for (var path : List.of("/api/me", "/api/operations", "/api/nothing/here", SUBMIT)) {
            var answer = console.send(console.request(path));
            assertProblem(answer, 401, "unauthenticated");
            assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        }
        assertThat(console.unauthenticated.drain().get("unauthenticated")).isGreaterThanOrEqualTo(4);
    }

    @Test
    void a_command_reaches_its_room_with_all_that_its_head_says() {
        var key = UUID.randomUUID();
        var answer = console.send(console.as(COORDINATOR, GRANT)
                .header("Idempotency-Key", key.toString())
                .header("Content-Type", "application/json; charset=utf-8")
                .header("If-Match", "\"7\"")
                .POST(HttpRequest.BodyPublishers.ofString(GRANTED)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("ETag")).contains("\"2\"");
        var body = new JsonObject(answer.body());
        assertThat(body.getString("stage")).isEqualTo("draft");
        assertThat(body.getJsonArray("entries").getJsonObject(0).getLong("index"))
                .isEqualTo(41);
        var envelope = console.heard.getFirst();
        assertThat(envelope.actor())
                .isEqualTo(new org.sekimori.operation.Actor(
                        COORDINATOR.key(), Seat.NCO_COORDINATOR, COORDINATOR.organisation()));
        assertThat(envelope.action()).isEqualTo("grant");
        assertThat(envelope.subject()).contains(CASE);
        assertThat(envelope.ifMatch()).contains(7L);
        assertThat(envelope.cause()).isEqualTo(Cause.of(envelope.actor(), GRANT, key));
        assertThat(envelope.command()).isInstanceOf(TestConsole.Grant.class);
    }

    @Test
    void creating_answers_where_the_new_thing_is() {
        var proposal = Samples.proposal(1);
        var answer = console.send(console.post(SDF, "/api/operations", proposal));

        assertThat(answer.statusCode() + answer.body()).startsWith("201");
        assertThat(answer.headers().firstValue("Location")).contains("/api/operations/" + CASE);
        var draft = (TestConsole.Draft) console.heard.getFirst().command();
        assertThat(draft.proposal().applicant()).isEqualTo(SDF.key());
        assertThat(draft.proposal().targets().items()).hasSize(1);
    }

    @Test
    void a_proposal_of_thousands_of_targets_passes_and_others_are_served_meanwhile() {
        var answer = console.client.sendAsync(
                console.post(SDF, "/api/operations", Samples.proposal(11_730)).build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(console.send(console.request("/health/live")).statusCode()).isEqualTo(200);
        assertThat(answer.join().statusCode()).isEqualTo(201);
        var draft = (TestConsole.Draft) console.heard.getFirst().command();
        assertThat(draft.proposal().targets().items()).hasSize(11_730);
    }

    @Test
    void faults_of_a_body_are_told_by_place() {
        var answer = console.send(console.post(
                SDF,
                "/api/operations",
                Samples.proposal(2).replace("\"confidence\":\"low\"", "\"confidence\":\"sure\"")));
        assertProblem(answer, 422, "invalid-content");
        var errors = new JsonObject(answer.body()).getJsonArray("errors");
        assertThat(errors.getJsonObject(0).getString("pointer")).isEqualTo("/targets/0/location/confidence");
        assertThat(errors.getJsonObject(0).getString("code")).isEqualTo("unknown-value");

        answer = console.send(console.post(SDF, GRANT, GRANTED.replace("\"gate\"", "\"gait\"")));
        assertProblem(answer, 422, "invalid-content");
        assertThat(answer.body()).contains("unknown-field", "/gait").contains("missing-field");
    }

    @Test
    void an_unknown_person_is_a_fault_at_its_place() {
        var answer = console.send(console.post(
                SDF, "/api/operations", Samples.proposal(1).replace("\"sdf\",\"harm", "\"nobody\",\"harm")));
        assertProblem(answer, 422, "invalid-content");
        assertThat(new JsonObject(answer.body())
                        .getJsonArray("errors")
                        .getJsonObject(0)
                        .getString("pointer"))
                .isEqualTo("/applicant");
    }

    @Test
    void what_is_no_fit_body_is_refused_by_kind() {
        assertProblem(console.send(console.post(SDF, GRANT, "{\"gate\":")), 400, "not-json");
        assertProblem(console.send(console.post(SDF, GRANT, "[1,2]")), 422, "invalid-content");
        assertProblem(console.send(console.post(SDF, GRANT, "{\"gate\":1.5}")), 422, "invalid-content");
        assertProblem(console.send(console.post(SDF, GRANT, "{\"a\":1,\"a\":2}")), 422, "invalid-content");
        assertProblem(
                console.send(console.as(SDF, GRANT)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "text/xml")
                        .POST(HttpRequest.BodyPublishers.ofString("<a/>"))),
                415,
                "unsupported-media-type");
        assertProblem(
                console.send(console.post(SDF, GRANT, "\"" + "x".repeat(9 * 1024 * 1024) + "\"")), 413, "too-large");
        assertThat(console.heard).isEmpty();
    }

    @Test
    void a_key_must_be_a_uuid_and_a_path_an_id() {
        assertProblem(
                console.send(console.as(SDF, SUBMIT).POST(HttpRequest.BodyPublishers.noBody())),
                400,
                "idempotency-key-missing");
        assertProblem(
                console.send(console.as(SDF, SUBMIT)
                        .header("Idempotency-Key", "1-1-1-1-1")
                        .POST(HttpRequest.BodyPublishers.noBody())),
                400,
                "idempotency-key-missing");
        assertProblem(console.send(console.post(SDF, "/api/operations/x/commands/submit", "{}")), 404, "not-found");
        assertProblem(
                console.send(console.post(SDF, "/api/operations/" + CASE + "/commands/explode", "{}")),
                404,
                "not-found");
    }

    @Test
    void an_empty_body_is_an_empty_object() {
        console.send(console.as(SDF, SUBMIT)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.noBody()));
        console.send(console.post(SDF, SUBMIT, " { } "));
        assertThat(console.heard).hasSize(2);
        assertThat(console.heard.get(0).request())
                .isEqualTo(console.heard.get(1).request());
    }

    @Test
    void refusals_become_statuses() {
        answers(new Outcome.Denied(List.of("applicant-never-decides"), false), 403, "not-permitted");
        answers(new Outcome.Denied(List.of("x"), true), 404, "not-found");
        answers(rejected(Rejection.Reason.WRONG_STAGE), 409, "wrong-stage");
        answers(rejected(Rejection.Reason.RECUSED), 403, "recused");
        answers(rejected(Rejection.Reason.UNKNOWN), 404, "not-found");
        answers(rejected(Rejection.Reason.NO_TARGETS), 422, "no-targets");
        answers(new Outcome.Stale(8), 412, "stale");
        answers(new Outcome.KeyReused(), 409, "idempotency-key-reused");
        answers(new Outcome.Unfit("entry-too-large", "/reasons", "less"), 422, "entry-too-large");
        answers(new Outcome.Busy(3), 503, "try-again");
    }

    private static Outcome rejected(Rejection.Reason reason) {
        return new Outcome.Rejected(reason, "Expected stage review but it is draft.", Optional.empty());
    }

    private static void answers(Outcome outcome, int status, String code) {
        console.room = _ -> Future.succeededFuture(outcome);
        assertProblem(console.send(console.post(SDF, SUBMIT, "{}")), status, code);
    }

    @Test
    void a_room_that_fails_is_named_by_an_incident_only() {
        console.room = _ -> Future.failedFuture(new IllegalStateException("secret"));
        var answer = console.send(console.post(SDF, SUBMIT, "{}"));
        assertProblem(answer, 500, "internal-error");
        assertThat(answer.body()).contains("incident").doesNotContain("secret").doesNotContain("Exception");
    }

    @Test
    void a_room_that_does_not_answer_is_asked_once_more_with_the_same_cause() {
        var asked = new AtomicInteger();
        console.room = envelope -> asked.getAndIncrement() == 0 ? Future.future(_ -> {}) : TestConsole.done(envelope);
        assertThat(console.send(console.post(SDF, SUBMIT, "{}")).statusCode()).isEqualTo(200);
        assertThat(console.heard.get(0).cause()).isEqualTo(console.heard.get(1).cause());

        console.room = _ -> Future.future(_ -> {});
        var answer = console.send(console.post(SDF, SUBMIT, "{}"));
        assertProblem(answer, 503, "try-again");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void a_seat_is_named_by_who_has_several() {
        assertProblem(console.send(console.as(TWO_SEATS, "/api/operations")), 400, "seat-ambiguous");
        assertThat(console.send(console.as(TWO_SEATS, "/api/operations").header("Hub-Seat", "nss.desk"))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                console.send(console.as(TWO_SEATS, "/api/operations").header("Hub-Seat", "nco.director")),
                403,
                "seat-not-held");
        assertThat(console.notes).anyMatch(n -> n.outcome() == AccessNotes.Outcome.DENIED);
        var me = new JsonObject(console.send(console.as(TWO_SEATS, "/api/me")).body());
        assertThat(me.getJsonArray("seats")).containsExactly("nco.legal", "nss.desk");
        assertThat(me.containsKey("seat")).isFalse();
    }

    @Test
    void reads_translate_persons_and_note_what_is_sensitive() {
        var answer = console.send(console.as(COORDINATOR, "/api/operations/" + CASE));
        assertThat(new JsonObject(answer.body()).getString("applicant")).isEqualTo("sdf");
        assertThat(answer.headers().firstValue("ETag")).contains("\"7\"");
        assertProblem(console.send(console.as(COORDINATOR, "/api/operations/" + UUID.randomUUID())), 404, "not-found");
        console.send(console.as(COORDINATOR, "/api/operations/" + CASE + "/proposal"));
        assertThat(console.notes).extracting(AccessNotes.Note::action).containsExactly("read-proposal");
    }

    @Test
    void parameters_keep_the_contract() {
        var answer = console.send(console.as(SDF, "/api/operations?limit=200&stage=review"));
        assertThat(answer.body()).isEqualTo("{\"items\":[{\"limit\":200}],\"next\":null}");
        for (var bad : List.of("limit=0", "limit=201", "limit=x", "stage=nowhere", "campaign=1")) {
            assertProblem(console.send(console.as(SDF, "/api/operations?" + bad)), 400, "invalid-parameter");
        }
        assertProblem(console.send(console.as(SDF, "/api/operations/not-an-id")), 404, "not-found");
    }

    @Test
    void the_directory_is_paged() {
        var first = new JsonObject(
                console.send(console.as(SDF, "/api/people?limit=2")).body());
        assertThat(first.getJsonArray("items")).hasSize(2);
        var next = first.getString("next");
        var second = new JsonObject(console.send(console.as(SDF, "/api/people?limit=2&after=" + next))
                .body());
        assertThat(second.getJsonArray("items").getJsonObject(0).getString("id"))
                .isEqualTo("sdf");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void logs_are_open_but_entries_are_not() {
        assertThat(console.send(console.request("/logs/operations/checkpoint")).body())
                .isEqualTo("note");
        assertThat(console.send(console.request("/logs/operations/tile/1/000")).statusCode())
                .isEqualTo(200);
        var deep = console.send(console.request("/logs/operations/tile/1/x001/067"));
        assertThat(deep.statusCode()).isEqualTo(200);
        assertThat(deep.headers().firstValue("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(console.send(console.request("/logs/operations/tile/0/x001/067.p/5"))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(console.send(console.request("/logs/operations/tile/0/67")), 404, "not-found");
        assertProblem(console.send(console.request("/logs/secret/checkpoint")), 404, "not-found");
        for (var path : List.of("/logs/operations/tile/entries/000", "/logs/operations/tile/entries/x001/067")) {
            assertProblem(console.send(console.request(path)), 401, "unauthenticated");
            assertProblem(console.send(console.as(COORDINATOR, path)), 403, "not-permitted");
            assertThat(console.send(console.as(AUDITOR, path)).statusCode()).isEqualTo(200);
        }
        assertThat(console.send(console.request("/log-keys")).body()).isEqualTo("key\n");
    }

    @Test
    void health_and_figures_are_told() {
        assertThat(console.send(console.request("/health/live")).statusCode()).isEqualTo(200);
        assertThat(console.send(console.request("/health/ready")).statusCode()).isEqualTo(200);
        console.unready.add("The database is away.");
        var answer = console.send(console.request("/health/ready"));
        console.unready.clear();
        assertProblem(answer, 503, "not-ready");
        assertThat(answer.body()).contains("The database is away.");
        assertThat(console.send(console.request("/metrics")).body()).isEqualTo("up 1\n");
        assertProblem(console.send(console.request("/metrics").header("X-Forwarded-For", "x")), 404, "not-found");
        assertThat(console.send(console.request("/openapi.yaml")).body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void every_answer_has_the_headers_of_a_careful_house() {
        for (var path : List.of("/", "/nowhere", "/api/me", "/health/live")) {
            var headers = console.send(console.request(path)).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'");
            assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(headers.firstValue("Server")).isEmpty();
        }
    }

    @Test
    void titles_are_in_the_callers_language() {
        assertThat(console.send(console.request("/nowhere").header("Accept-Language", "en-GB,ja;q=0.5"))
                        .body())
                .contains("Not found");
        assertThat(console.send(console.request("/nowhere").header("Accept-Language", "ja"))
                        .body())
                .contains("見つかりません");
        assertThat(console.send(console.request("/").header("Accept-Language", "en"))
                        .body())
                .contains("lang=\"en\"");
    }

    @Test
    void a_wrong_method_or_path_is_a_problem_too() {
        assertProblem(console.send(console.request("/nowhere")), 404, "not-found");
        assertProblem(console.send(console.as(SDF, "/api/nowhere")), 404, "not-found");
        assertProblem(console.send(console.as(SDF, "/api/me").DELETE()), 405, "method-not-allowed");
        assertProblem(
                console.send(console.request("/health/live").method("TRACE", HttpRequest.BodyPublishers.noBody())),
                405,
                "method-not-allowed");
    }

    @Test
    void a_session_works_by_cookie_and_our_origin_only() {
        var credentials = new JsonObject()
                .put("username", "sdf")
                .put("password", TestConsole.PASSWORD)
                .encode();
        var origin = "http://127.0.0.1:" + console.port();
        var signedIn = console.send(signIn("/auth/session", credentials).header("Origin", origin));
        assertThat(signedIn.statusCode()).isEqualTo(204);
        var cookie = signedIn.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(cookie).containsIgnoringCase("HttpOnly").contains("SameSite=Strict", "Path=/");
        var pair = cookie.substring(0, cookie.indexOf(';'));

        assertThat(console.send(console.request("/api/me").header("Cookie", pair))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(console.send(console.request("/api/me").header("Cookie", pair + "x")), 401, "unauthenticated");
        assertProblem(submitBy(pair, "http://evil.example"), 403, "origin-not-ours");
        assertThat(submitBy(pair, origin).statusCode()).isEqualTo(200);
        assertProblem(
                console.send(
                        console.request("/auth/session").header("Cookie", pair).DELETE()),
                403,
                "origin-not-ours");
        assertThat(console.send(console.request("/auth/session")
                                .header("Cookie", pair)
                                .header("Origin", origin)
                                .DELETE())
                        .statusCode())
                .isEqualTo(204);
        assertProblem(console.send(console.request("/api/me").header("Cookie", pair)), 401, "unauthenticated");
    }

    private static HttpRequest.Builder signIn(String path, String credentials) {
        return console.request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(credentials));
    }

    private static HttpResponse<String> submitBy(String cookie, String origin) {
        return console.send(console.request(SUBMIT)
                .header("Cookie", cookie)
                .header("Origin", origin)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.noBody()));
    }

    @Test
    void a_password_buys_a_token_and_nothing_behind_a_proxy() {
        var right = new JsonObject()
                .put("username", "sdf")
                .put("password", TestConsole.PASSWORD)
                .encode();
        var token = new JsonObject(console.send(signIn("/auth/token", right)).body());
        assertThat(token.getString("token_type")).isEqualTo("Bearer");
        assertThat(token.getInteger("expires_in")).isEqualTo(28_800);
        assertThat(console.send(console.request("/api/me")
                                .header("Authorization", "Bearer " + token.getString("access_token")))
                        .statusCode())
                .isEqualTo(200);
        assertProblem(
                console.send(signIn("/auth/token", right).header("X-Forwarded-For", "1.2.3.4")), 403, "demo-forwarded");
        assertProblem(console.send(signIn("/auth/token", right.replace("horse", "cow"))), 401, "wrong-credentials");
        assertProblem(
                console.send(console.as(SDF, "/api/me").header("Forwarded", "for=1.2.3.4")), 403, "demo-forwarded");
    }

    @Test
    void the_stream_tells_what_happens_and_resumes() throws Exception {
        var request =
                console.as(SDF, "/api/stream").header("Last-Event-ID", "40").build();
        var answer = console.client.send(request, HttpResponse.BodyHandlers.ofLines());
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/event-stream");
        try (var body = answer.body()) {
            var lines = body.iterator();
            assertThat(lines.next()).isEqualTo(": open");
            assertThat(console.resumedAfter).contains(40L);
            console.listener.accept(new Live.Event("operations", 41, new Subject(Subject.Kind.OPERATION, CASE), 7));
            assertThat(lines.next()).isEmpty();
            assertThat(lines.next()).isEqualTo("id: 41");
            assertThat(lines.next()).isEqualTo("event: entry");
            assertThat(new JsonObject(lines.next().substring(6))
                            .getJsonObject("subject")
                            .getString("id"))
                    .isEqualTo(CASE.toString());
        }
    }

    @Test
    void whoever_leaves_before_the_stream_opens_is_not_counted() throws Exception {
        var cookie = cookieOf("sdf");
        for (int i = 0; i < 200; i++) {
            leaveEarly(cookie, i % 5);
        }
        var request = console.as(SDF, "/api/stream").build();
        for (int round = 0; round < 50; round++) {
            var answer = console.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var _ = answer.body()) {
                if (answer.statusCode() == 200) {
                    return;
                }
            }
            Thread.sleep(100);
        }
        throw new AssertionError("those who left are still counted");
    }

    private static String cookieOf(String user) {
        var credentials = new JsonObject().put("username", user).put("password", TestConsole.PASSWORD);
        var answer = console.send(signIn("/auth/session", credentials.encode()));
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
    }

    private static void leaveEarly(String cookie, int millis) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
            socket.setSoLinger(true, 0);
            var request = "GET /api/stream HTTP/1.1\r\nHost: x\r\nCookie: " + cookie + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            Thread.sleep(millis);
        }
    }

    @Test
    void a_stream_ends_after_its_session() throws Exception {
        var cookie = cookieOf("auditor");
        var request = console.request("/api/stream").header("Cookie", cookie).build();
        try (var lines = console.client
                .send(request, HttpResponse.BodyHandlers.ofLines())
                .body()) {
            var out = console.send(console.request("/auth/session")
                    .header("Cookie", cookie)
                    .header("Origin", "http://127.0.0.1:" + console.port())
                    .DELETE());
            assertThat(out.statusCode()).isEqualTo(204);
            assertThat(console.notes)
                    .anyMatch(n -> n.action().equals("sign-out") && n.person().equals(TestConsole.AUDITOR.key()));
            assertThat(lines).contains("event: expired");
        }
    }

    @Test
    void a_new_sign_in_ends_the_session_that_the_browser_had() {
        var before = cookieOf("sdf");
        var right = new JsonObject().put("username", "auditor").put("password", TestConsole.PASSWORD);
        var answer = console.send(signIn("/auth/session", right.encode()).header("Cookie", before));
        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(console.send(console.request("/api/me").header("Cookie", before))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void what_is_hardly_http_gets_a_problem_too() throws Exception {
        assertThat(raw("GARBAGE\r\n\r\n")).startsWith("HTTP/1.").contains(" 400 ", "problem+json");
        assertThat(raw("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"))
                .contains(" 431 ", "problem+json");
        assertThat(raw("GET /" + "x".repeat(5_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains(" 414 ", "problem+json");
        for (var path : List.of(
                "/api/%zz",
                "/%",
                "/%c0%ae%c0%ae/x",
                "/api/%ff",
                "/health/live?x=%z",
                "/api/../x",
                "//",
                "/%00",
                "*",
                "/api/me?q=%ff%fe")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                    .as(path)
                    .matches("(?s)HTTP/1.1 [24].*");
        }
        var token = "Authorization: Bearer " + console.token(SDF) + "\r\n";
        for (var path : List.of(
                "/api/operations?q=%ff%fe&limit=%zz",
                "/api/operations?limit",
                "/api/operations?q=100%25",
                "/api/operations?limit=1&limit=2&campaign=",
                "/api/operations/%00",
                "/api/%ff")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + token + "Connection: close\r\n\r\n"))
                    .as(path)
                    .matches("(?s)HTTP/1.1 [24].*");
        }
        assertThat(raw("POST " + SUBMIT + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n"))
                .contains(" 401 ", "problem+json");
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), console.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            var bytes = new byte[8_192];
            var read = socket.getInputStream().read(bytes);
            return new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8);
        }
    }
}
