package org.sekimori.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A client of the hub like any other: HTTP and JSON, one token for each demo account. */
public final class Api {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final int PATIENCE = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();
    private final String url;
    private final String password;
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    public Api(String url, String password) {
        this.url = url;
        this.password = password;
    }

    /** What came back. A body that is no JSON is a missing node. */
    public record Answer(int status, HttpHeaders headers, String text) {
        public JsonNode json() {
            try {
                return text.isEmpty() ? MissingNode.getInstance() : JSON.readTree(text);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }

        /** The stable code of a problem, else the empty text. */
        public String code() {
            return json().path("code").asText();
        }

        public String id() {
            return json().path("id").asText();
        }

        /** Fails, showing the answer, unless it is a success. */
        public Answer ok() {
            assertThat(status).as(text).isBetween(200, 299);
            return this;
        }

        public Answer refused(int expected) {
            assertThat(status).as(text).isEqualTo(expected);
            return this;
        }

        public Answer refused(int expected, String code) {
            assertThat(code()).as(text).isEqualTo(code);
            return refused(expected);
        }
    }

    /** Who asks, and with which headers. */
    public record Caller(String user, Optional<String> seat, Optional<String> ifMatch) {
        public static Caller of(String user) {
            return new Caller(user, Optional.empty(), Optional.empty());
        }

        public Caller in(String otherSeat) {
            return new Caller(user, Optional.of(otherSeat), ifMatch);
        }

        public Caller at(String version) {
            return new Caller(user, seat, Optional.of(version));
        }
    }

    /** The youngest alarm, once there is one. */
    public JsonNode awaitAlarm() {
        var end = Instant.now().plus(Duration.ofSeconds(20));
        while (true) {
            var youngest = get("watch", "/api/alarms").ok().json().path("items").path(0);
            if (youngest.isObject()) {
                return youngest;
            }
            assertThat(Instant.now()).as("waiting for an alarm").isBefore(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    public Answer get(String user, String path) {
        return get(user, Optional.empty(), path);
    }

    public Answer get(String user, Optional<String> seat, String path) {
        var request = request(path).GET().header("Authorization", "Bearer " + token(user));
        seat.ifPresent(s -> request.header("Hub-Seat", s));
        return patiently(() -> send(request));
    }

    public Answer post(String user, String path, Object body) {
        var key = UUID.randomUUID();
        return patiently(() -> post(Caller.of(user), path, body, key));
    }

    /** In that seat, for a person with several. */
    public Answer post(String user, String seat, String path, Object body) {
        var key = UUID.randomUUID();
        return patiently(() -> post(Caller.of(user).in(seat), path, body, key));
    }

    /** A busy hub asks for the same again. */
    private static Answer patiently(Supplier<Answer> asked) {
        var answer = asked.get();
        for (int again = 0; again < PATIENCE && answer.code().equals("try-again"); again++) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answer = asked.get();
        }
        return answer;
    }

    /** Sends a tree of maps and lists, or text as it is, once; the empty text is no body. */
    public Answer post(Caller caller, String path, Object body, UUID key) {
        var request = request(path)
                .POST(BodyPublishers.ofString(write(body)))
                .header("Idempotency-Key", key.toString())
                .header("Authorization", "Bearer " + token(caller.user()));
        if (!body.equals("")) {
            request.header("Content-Type", "application/json");
        }
        caller.seat().ifPresent(seat -> request.header("Hub-Seat", seat));
        caller.ifMatch().ifPresent(version -> request.header("If-Match", '"' + version + '"'));
        return send(request);
    }

    /** A request to that path, for headers and bodies that an honest client does not send. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(TIMEOUT);
    }

    public Answer send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new IllegalStateException("Expected an answer from " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** What a stream of events says within that time, as it came. */
    public String listen(String user, String path, Duration time) {
        var request = request(path)
                .GET()
                .header("Authorization", "Bearer " + token(user))
                .build();
        try (var stream = http.send(request, BodyHandlers.ofInputStream()).body()) {
            var heard = new ByteArrayOutputStream();
            var reader = Thread.ofVirtual().start(() -> copy(stream, heard));
            reader.join(time);
            return heard.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("Expected a stream from " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void copy(InputStream from, ByteArrayOutputStream to) {
        try {
            for (var next = from.read(); next >= 0; next = from.read()) {
                to.write(next);
            }
        } catch (IOException e) {
            // The listener went away.
        }
    }

    public String url() {
        return url;
    }

    /** Asked for once and kept; it outlives the tests. */
    public String token(String user) {
        return tokens.computeIfAbsent(user, this::signIn);
    }

    private String signIn(String user) {
        var request = request("/auth/token")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(write(Map.of("username", user, "password", password))));
        return send(request).ok().json().path("access_token").asText();
    }

    private static String write(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
