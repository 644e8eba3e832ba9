package org.sekimori.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sekimori.console.TestConsole.COORDINATOR;
import static org.sekimori.console.TestConsole.SDF;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A build of the front end as the hub serves it: a small one, of files that say which they are. */
class FrontEndIT {
    private static final String SCRIPT = "/assets/app-Ab12_-34.js";
    private static final String CSP = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; "
            + "form-action 'self'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'";
    private static TestConsole console;

    @BeforeAll
    static void start() {
        console = new TestConsole("console-build", Duration.ofSeconds(3));
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) {
        return bytes(
                headers.length == 0
                        ? console.request(path)
                        : console.request(path).headers(headers));
    }

    private static HttpResponse<byte[]> bytes(HttpRequest.Builder request) {
        try {
            return console.client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static byte[] unzipped(byte[] bytes) {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/index.html",
                "/operations/0199a3c2-7a10-7c4e-9a51-2f6f0a6f1c01",
                "/sign-in",
                "/apiary",
                "/operations?stage=review",
                "/%E9%96%A2%E5%AE%88"
            })
    void a_page_of_the_front_end_is_its_index_under_the_strict_policy(String path) {
        var answer = get(path, "Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(text(answer.body())).contains("<title>fixture</title>");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(answer, "Content-Security-Policy")).isEqualTo(CSP);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        assertThat(header(answer, "Content-Language")).isEmpty();
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void who_does_not_ask_for_a_page_gets_none_where_there_is_no_file() {
        for (var accept : List.of("*/*", "application/json", "image/png")) {
            var answer = get("/operations/x", "Accept", accept);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/assets/gone-12345678.js, 404",
        "/assets, 404",
        "/auth/nothing, 404",
        "/logs/nothing, 404",
        "/health/nothing, 404",
        "/metrics/x, 404",
        "/openapi.yaml/x, 404",
        "/eventbus, 404",
        "/eventbus/websocket, 404",
        "/api/nothing, 401",
        "/api, 401"
    })
    void the_hubs_own_paths_and_missing_files_are_never_the_page(String path, int status) {
        var answer = get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    }

    @ParameterizedTest
    @CsvSource({
        "br, br",
        "'gzip, deflate, br, zstd', br",
        "gzip, gzip",
        "'br;q=0, gzip', gzip",
        "'br;q=0, gzip;q=0.000', ''",
        "'*', br",
        "identity, ''",
        "deflate, ''"
    })
    void the_smallest_form_that_the_client_takes_is_sent(String accepted, String encoding) {
        var answer = get(SCRIPT, "Accept-Encoding", accepted);
        assertThat(header(answer, "Content-Encoding")).isEqualTo(encoding);
        assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
        assertThat(header(answer, "Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(header(answer, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        var body = encoding.equals("gzip") ? unzipped(answer.body()) : answer.body();
        assertThat(text(body)).startsWith(encoding.equals("br") ? "brotli form" : "// plain form");
    }

    @Test
    void each_form_has_a_tag_of_its_own_by_which_it_is_not_sent_again() {
        var plain = header(get("/", "Accept-Encoding", "identity"), "ETag");
        var zipped = header(get("/", "Accept-Encoding", "gzip"), "ETag");
        assertThat(plain).matches("\"[0-9a-f]{32}\"").isNotEqualTo(zipped);
        for (var known : List.of(plain, "W/" + plain, "\"other\", " + plain, "*")) {
            var answer = get("/", "If-None-Match", known);
            assertThat(answer.statusCode()).as(known).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(header(answer, "ETag")).isEqualTo(plain);
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
        }
        assertThat(get("/", "If-None-Match", zipped).statusCode()).isEqualTo(200);
        assertThat(get("/", "If-None-Match", zipped, "Accept-Encoding", "gzip").statusCode())
                .isEqualTo(304);
        assertThat(get("/", "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/favicon.svg, image/svg+xml, no-cache",
        "/site.webmanifest, application/manifest+json, no-cache",
        "/assets/noto-0a1b2c3d.woff2, font/woff2, 'public, max-age=31536000, immutable'"
    })
    void every_file_has_its_type_and_only_hashed_ones_are_kept_for_ever(String path, String type, String cache) {
        var answer = get(path, "Accept-Encoding", "gzip, br");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).isEqualTo(type);
        assertThat(header(answer, "Cache-Control")).isEqualTo(cache);
        assertThat(header(answer, "Content-Encoding")).isEmpty();
    }

    @Test
    void head_answers_as_get_does_without_the_body() {
        for (var path : List.of("/", SCRIPT, "/favicon.svg")) {
            var got = get(path, "Accept", "text/html", "Accept-Encoding", "gzip");
            var head = bytes(console.request(path)
                    .headers("Accept", "text/html", "Accept-Encoding", "gzip")
                    .HEAD());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.body()).isEmpty();
            for (var name : List.of("Content-Type", "Content-Length", "ETag", "Cache-Control", "Content-Encoding")) {
                assertThat(header(head, name)).as(name).isEqualTo(header(got, name));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/../../openapi.yaml",
                "/assets/..%2f..%2fopenapi.yaml",
                "/%2e%2e/openapi.yaml",
                "/assets/%2e%2e%2f%2e%2e%2flogback.xml",
                "/assets/app-Ab12_-34.js.br",
                "/index.html.gz",
                "/..%5c..%5clogback.xml",
                "//logback.xml",
                "/assets/"
            })
    void nothing_but_the_build_is_reached(String path) {
        var answer = get(path, "Accept", "*/*");
        assertThat(text(answer.body())).doesNotContain("<configuration").doesNotContain("brotli form");
        assertThat(answer.statusCode() == 404 || text(answer.body()).startsWith("openapi: 3.1.0"))
                .as("%s %s", answer.statusCode(), text(answer.body()))
                .isTrue();
    }

    @Test
    void long_answers_of_the_api_are_sent_zipped_to_who_takes_that_and_short_ones_are_not() {
        var plain = bytes(console.as(COORDINATOR, "/api/policies"));
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(plain.body().length).isGreaterThan(1_024);
        var zipped = bytes(console.as(COORDINATOR, "/api/policies").header("Accept-Encoding", "gzip"));
        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(zipped, "Vary")).contains("Accept-Encoding");
        assertThat(new JsonObject(text(unzipped(zipped.body())))).isEqualTo(new JsonObject(text(plain.body())));
        assertThat(zipped.body().length).isLessThan(plain.body().length);
        var shorter = bytes(console.as(COORDINATOR, "/api/me").header("Accept-Encoding", "gzip"));
        assertThat(header(shorter, "Content-Encoding")).isEmpty();
        assertThat(new JsonObject(text(shorter.body())).getString("id")).isEqualTo("coordinator");
    }

    @Test
    void a_stream_is_never_zipped_and_its_first_line_comes_at_once() throws Exception {
        var request = console.as(SDF, "/api/stream")
                .header("Accept-Encoding", "gzip, br")
                .build();
        var answer = console.client.send(request, BodyHandlers.ofLines());
        assertThat(header(answer, "Content-Encoding")).isEmpty();
        try (var lines = answer.body()) {
            assertThat(lines.iterator().next()).isEqualTo(": open");
        }
    }

    @Test
    void a_session_says_when_it_ends_and_its_stream_says_that_it_did() throws Exception {
        var origin = "http://127.0.0.1:" + console.port();
        var credentials = new JsonObject()
                .put("username", "sdf")
                .put("password", TestConsole.PASSWORD)
                .encode();
        var signedIn = console.send(console.request("/auth/session")
                .headers("Content-Type", "application/json", "Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(credentials)));
        var cookie = header(signedIn, "Set-Cookie").split(";", 2)[0];
        var me = new JsonObject(console.send(console.request("/api/me").header("Cookie", cookie))
                .body());
        var expires = Instant.parse(me.getString("expires"));
        assertThat(expires).isBetween(Instant.now(), Instant.now().plusSeconds(3));
        var stream = console.client.send(
                console.request("/api/stream").header("Cookie", cookie).build(), BodyHandlers.ofLines());
        try (var lines = stream.body()) {
            assertThat(lines.toList()).containsExactly(": open", "", "event: expired", "data: {}", "");
        }
        assertThat(Instant.now()).isAfterOrEqualTo(expires);
        var late = console.send(console.request("/api/me").header("Cookie", cookie));
        assertThat(late.statusCode()).isEqualTo(401);
        assertThat(new JsonObject(late.body()).getString("code")).isEqualTo("unauthenticated");
    }
}
