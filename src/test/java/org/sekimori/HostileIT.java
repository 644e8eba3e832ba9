package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Api.Caller;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/** Requests that no honest client sends, over every route of the contract: refused in words, and nothing left in the log. */
class HostileIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ID = "0199a3c2-7a10-7c4e-9a51-2f6f0a6f1c01";
    private static final String NOBODYS = "administrator";

    private static Api api;
    private static Place place;
    private static JsonNode paths;
    private static Case operation;

    @BeforeAll
    static void open() throws IOException {
        api = RunningHub.shared().api();
        place = RunningHub.shared().place();
        paths = new ObjectMapper(new YAMLFactory())
                .readTree(HostileIT.class.getResourceAsStream("/openapi.yaml"))
                .path("paths");
        operation = Case.at(api, Kind.POLICE_HOME, Point.REVIEWED);
        List.of(NOBODYS, "coordinator", "legal").forEach(api::token);
    }

    /** One route of the contract, with the example of its body. */
    private record Route(String method, String path, Optional<JsonNode> example) {
        String at(String id) {
            return path.replace("{id}", id)
                    .replace("{amendment}", id)
                    .replace("{log}", "operations")
                    .replace("{level}", "0")
                    .replace("{tile}", "000")
                    .replace("{index}", "0");
        }
    }

    private static List<Route> routes() {
        var routes = new ArrayList<Route>();
        paths.properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (List.of("get", "post", "put", "delete").contains(method.getKey())) {
                        var example = method.getValue().at("/requestBody/content/application~1json/example");
                        routes.add(new Route(
                                method.getKey().toUpperCase(java.util.Locale.ROOT),
                                path.getKey(),
                                example.isMissingNode() ? Optional.empty() : Optional.of(example)));
                    }
                }));
        return routes;
    }

    private static List<Route> posts() {
        return routes().stream()
                .filter(route -> route.method().equals("POST") && route.path().startsWith("/api"))
                .toList();
    }

    private static HttpRequest.Builder posting(Route route, String body) {
        return api.request(route.at(ID))
                .header("Authorization", "Bearer " + api.token("coordinator"))
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
    }

    private static void refused(String what, HttpRequest.Builder request) {
        var answer = api.send(request);
        assertThat(answer.status()).as("%s: %s", what, answer.text()).isBetween(400, 499);
        assertThat(answer.headers().firstValue("Content-Type")).as(what).contains("application/problem+json");
        assertThat(answer.code()).as(what).isNotEmpty();
        assertThat(answer.text()).as(what).doesNotContain("Exception", "java.", "\tat ");
    }

    /** The size of the log when nothing is on its way any more. */
    private static long quiet(String log) throws InterruptedException {
        var before = -1L;
        for (var size = place.size(log); size != before; size = place.size(log)) {
            before = size;
            Thread.sleep(700);
        }
        return before;
    }

    /** What answers to the clock and to no request: the minute's access checkpoint, and deadlines of cases of other tests. */
    private static final Set<String> BY_TIME = Set.of(
            "org.sekimori.hub.AccessCheckpoint",
            "org.sekimori.operation.ObligationWarned",
            "org.sekimori.operation.ObligationBreached",
            "org.sekimori.operation.HaltLapsed");

    /** Types of what was added since, by requests. */
    private static List<String> added(String log, long before) throws InterruptedException {
        quiet(log);
        return place.since(log, before).stream()
                .filter(type -> !BY_TIME.contains(type))
                .toList();
    }

    private static Map<String, String> bodies(JsonNode example) {
        var good = example.toString();
        var bodies = new LinkedHashMap<String, String>();
        bodies.put("half an object", good.substring(0, good.length() - 1));
        bodies.put("two objects", good + good);
        bodies.put("a list", "[" + good + "]");
        bodies.put("null", "null");
        bodies.put("a number", "17");
        bodies.put("text", "\"x\"");
        bodies.put("not a number", "{\"a\":NaN}");
        bodies.put("deep", "{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");
        bodies.put("an unknown field", with(example, "unknownField", "1"));
        bodies.put("a name of the runtime", with(example, "__proto__", "{\"x\":1}"));
        bodies.put("a type of the library", with(example, "@class", "\"java.lang.Runtime\""));
        example.properties().forEach(field -> {
            var name = field.getKey();
            bodies.put(name + " null", with(example, name, "null"));
            bodies.put(name + " of another type", with(example, name, "{\"$ne\":[1e400]}"));
            bodies.put(name + " twice", "{\"" + name + "\":" + field.getValue() + "," + good.substring(1));
            if (field.getValue().isTextual()) {
                bodies.put(name + " with NUL", with(example, name, "\"a\\u0000b\""));
                bodies.put(name + " with half a character", with(example, name, "\"a\\ud800b\""));
            }
        });
        return bodies;
    }

    private static String with(JsonNode example, String name, String value) {
        var rest = ((ObjectNode) example.deepCopy()).without(name).toString();
        return "{\"" + name + "\":" + value + (rest.equals("{}") ? "}" : "," + rest.substring(1));
    }

    @Test
    void no_body_breaks_a_route_or_leaves_an_entry() throws Exception {
        var before = quiet("operations");
        var sent = 0;
        for (var route : posts()) {
            for (var body :
                    bodies(route.example().orElse(JSON.createObjectNode())).entrySet()) {
                refused(route.path() + " " + body.getKey(), posting(route, body.getValue()));
                sent++;
            }
        }
        assertThat(sent).isGreaterThan(400);
        assertThat(added("operations", before)).isEmpty();
    }

    @Test
    void no_header_breaks_a_route_or_leaves_an_entry() throws Exception {
        var before = quiet("operations");
        for (var route : posts()) {
            var good = route.example().map(JsonNode::toString).orElse("");
            var token = "Bearer " + api.token(NOBODYS);
            var base = api.request(route.at(ID))
                    .POST(BodyPublishers.ofString(good))
                    .header("Authorization", token);
            refused(route.path() + " no key", base.copy().header("Content-Type", "application/json"));
            for (var key : List.of("x", "0".repeat(36), ID + "0", "{" + ID + "}")) {
                refused(
                        route.path() + " key " + key,
                        base.copy().header("Content-Type", "application/json").header("Idempotency-Key", key));
            }
            for (var type : List.of(
                    "text/plain", "application/xml", "multipart/form-data", "x", "application/json;charset=utf-7")) {
                refused(
                        route.path() + " " + type,
                        base.copy().header("Content-Type", type).header("Idempotency-Key", ID));
            }
            for (var seat : List.of("committee.chair", "hub", "nobody", "x".repeat(2_000))) {
                refused(
                        route.path() + " seat " + seat,
                        base.copy()
                                .header("Content-Type", "application/json")
                                .header("Idempotency-Key", ID)
                                .header("Hub-Seat", seat));
            }
            refused(
                    route.path() + " with all that is good, by nobody",
                    base.copy()
                            .header("Content-Type", "application/json")
                            .header("Idempotency-Key", UUID.randomUUID().toString()));
            refused(route.path() + " headers too large", base.copy().header("Padding", "x".repeat(20_000)));
        }
        assertThat(added("operations", before)).isEmpty();
    }

    @Test
    void no_path_query_or_method_breaks_a_route() throws Exception {
        var before = quiet("operations");
        for (var route : routes()) {
            if (!route.path().startsWith("/api") || route.path().equals("/api/stream")) {
                continue;
            }
            var token = "Bearer " + api.token(NOBODYS);
            for (var method : List.of("PUT", "PATCH", "DELETE", "TRACE", "PROPFIND")) {
                refused(
                        method + " " + route.path(),
                        api.request(route.at(ID))
                                .method(method, BodyPublishers.noBody())
                                .header("Authorization", token));
            }
            if (route.path().contains("{id}")) {
                for (var id : List.of(
                        "x",
                        "0",
                        "..%2f..%2fetc%2fpasswd",
                        "%00",
                        "9".repeat(3_000),
                        ID + "%0d%0aX:1",
                        "%F0%9F%92%A9",
                        "%ff",
                        "'%20OR%201=1--")) {
                    refused(
                            route.path() + " " + id,
                            api.request(route.at(id))
                                    .method(route.method(), BodyPublishers.noBody())
                                    .header("Idempotency-Key", UUID.randomUUID().toString())
                                    .header("Authorization", token));
                }
            }
            if (route.method().equals("GET") && !route.path().contains("{id}")) {
                for (var query : List.of(
                        "limit=-1",
                        "limit=0",
                        "limit=99999999999",
                        "limit=x",
                        "after=x",
                        "after=%00",
                        "q=%00",
                        "stage=%00",
                        "kind=%00",
                        "campaign=%00",
                        "after=" + "a".repeat(4_000),
                        "unknown=1&limit=-5")) {
                    var answer = api.send(api.request(route.path() + "?" + query)
                            .GET()
                            .header("Authorization", "Bearer " + api.token("coordinator")));
                    assertThat(answer.status())
                            .as("%s?%s: %s", route.path(), query, answer.text())
                            .isLessThan(500);
                }
            }
        }
        assertThat(added("operations", before)).isEmpty();
    }

    @Test
    void lists_refuse_what_is_no_page() {
        for (var list :
                List.of("campaigns", "operations", "activities", "conflicts", "tasks", "obligations", "people")) {
            for (var query : List.of("limit=-1", "limit=0", "limit=100000", "limit=x", "after=bogus")) {
                refused(
                        list + "?" + query,
                        api.request("/api/" + list + "?" + query)
                                .GET()
                                .header("Authorization", "Bearer " + api.token("coordinator")));
            }
        }
    }

    @Test
    void a_body_too_large_is_refused_and_not_read_to_its_end() {
        refused("10 MB", posting(posts().getFirst(), "\"" + "x".repeat(10 << 20) + "\""));
    }

    @Test
    void an_old_version_is_stale_and_a_key_belongs_to_one_body() throws Exception {
        var before = quiet("operations");
        var old = Caller.of("legal").at("1");
        api.post(old, operation.path("grant"), operation.granting("legal"), UUID.randomUUID())
                .refused(412, "stale");
        for (var version : List.of("0", "-1", "x", "99999999999999999999")) {
            assertThat(api.post(
                                    Caller.of("legal").at(version),
                                    operation.path("grant"),
                                    operation.granting("legal"),
                                    UUID.randomUUID())
                            .status())
                    .as(version)
                    .isIn(400, 412);
        }
        assertThat(added("operations", before)).isEmpty();

        var key = UUID.randomUUID();
        var body = Map.of("title", "A", "threat", "B", "responsePolicy", "C", "marking", "TLP:AMBER");
        var first =
                api.post(Caller.of("coordinator"), "/api/campaigns", body, key).ok();
        var after = quiet("operations");
        assertThat(api.post(Caller.of("coordinator"), "/api/campaigns", body, key)
                        .text())
                .isEqualTo(first.text());
        var other = new LinkedHashMap<String, Object>(body);
        other.put("title", "\u202eZ\ud83d\udca9");
        api.post(Caller.of("coordinator"), "/api/campaigns", other, key).refused(409, "idempotency-key-reused");
        assertThat(added("operations", after)).isEmpty();
    }

    @Test
    void what_is_no_http_gets_no_failure() throws Exception {
        for (var text : List.of(
                "GET /../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET //api/me HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET http://elsewhere/api/me HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/me HTTP/9.9\r\nHost: x\r\n\r\n",
                "BREW /api/me HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /api/me HTTP/1.1\r\nHost: x\r\nA\u0000b: c\r\n\r\n",
                "POST /auth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nX",
                "POST /auth/token HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                "POST /auth/token HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /auth/token HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "\r\n\r\n\r\n",
                "\u0016\u0003\u0001\u0002")) {
            assertThat(raw(text)).as(text).doesNotMatch("(?s)HTTP/1\\.[01] 5.*");
        }
        api.get("coordinator", "/api/me").ok();
    }

    private static String raw(String text) throws IOException {
        var url = URI.create(api.url());
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(1_500);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var heard = new StringBuilder();
            for (var next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                heard.append((char) next);
            }
            return heard.toString();
        } catch (java.net.SocketTimeoutException | java.net.SocketException e) {
            return "";
        }
    }

    @Test
    void who_is_nobody_leaves_at_most_the_minutes_sum() throws Exception {
        var operations = quiet("operations");
        var before = quiet("access");
        for (var route : routes()) {
            if (route.path().startsWith("/api")) {
                var answer = api.send(api.request(route.at(operation.id()))
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", "application/json")
                        .method(
                                route.method(),
                                BodyPublishers.ofString(
                                        route.example().map(JsonNode::toString).orElse(""))));
                answer.refused(401, "unauthenticated");
            }
        }
        for (var password : List.of("", "x", "' OR 1=1", "\u0000")) {
            var body = JSON.writeValueAsString(Map.of("username", "chair", "password", password));
            assertThat(api.send(api.request("/auth/token")
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(body)))
                            .status())
                    .isIn(400, 401, 422, 429);
        }
        assertThat(added("access", before)).hasSizeLessThanOrEqualTo(1);
        assertThat(added("operations", operations)).isEmpty();
    }

    /** A hundred thousand are in {@code DenialsTest}; here as many as take some seconds. */
    @Test
    void thousands_of_denials_of_one_account_are_a_handful_of_entries() throws Exception {
        var operations = quiet("operations");
        var before = quiet("access");
        var denied = new AtomicInteger();
        try (var threads = Executors.newFixedThreadPool(8)) {
            var running = new ArrayList<Future<?>>();
            for (int i = 0; i < 8; i++) {
                running.add(threads.submit(() -> deny(1_250, denied)));
            }
            for (var each : running) {
                each.get();
            }
        }
        assertThat(denied.get()).isGreaterThan(9_500);
        // None at all where other tests have had their five minutes' worth of this account already.
        assertThat(added("access", before)).hasSizeLessThanOrEqualTo(100);
        assertThat(place.since("access", 0)).contains("org.sekimori.access.Denied");
        assertThat(added("operations", operations)).isEmpty();
    }

    /** Half on one case that exists, half each on another that does not. */
    private static void deny(int times, AtomicInteger denied) {
        for (int n = 0; n < times; n++) {
            var unknown = "/api/operations/" + UUID.randomUUID() + "/commands/submit";
            var status = api.post(NOBODYS, n % 2 == 0 ? operation.path("submit") : unknown, "")
                    .status();
            assertThat(status).isIn(404, 503);
            if (status == 404) {
                denied.incrementAndGet();
            }
        }
    }
}
