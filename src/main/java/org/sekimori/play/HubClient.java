package org.sekimori.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The hub as its contract describes it, for any number of demo accounts that share a password. */
final class HubClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    /** How often "try again" (503) and a broken connection are heard before giving up; a repeat has the same key. */
    private static final int ATTEMPTS = 5;

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final URI hub;
    private final String password;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final Map<String, String> tokens = new HashMap<>();

    /** An answer: any status, and its body, missing where it is not JSON. */
    record Answer(int status, JsonNode body) {
        boolean good() {
            return status / 100 == 2;
        }

        /** For people: status and stable code. */
        String problem() {
            var code = body.path("code").asText();
            var errors = body.path("errors").isEmpty() ? "" : " " + body.path("errors");
            return status + (code.isEmpty() ? "" : " " + code) + errors;
        }
    }

    HubClient(URI hub, String password) {
        this.hub = hub;
        this.password = password;
    }

    Answer get(String person, String seat, String path) {
        return send(request(path, person, seat).GET());
    }

    /** @param body empty where the command has none */
    Answer post(String person, String seat, String path, Optional<JsonNode> body, UUID key) {
        var request = request(path, person, seat).header("Idempotency-Key", key.toString());
        return send(posting(request, body));
    }

    @Override
    public void close() {
        http.close();
    }

    private HttpRequest.Builder request(String path, String person, String seat) {
        return to(path).header("Authorization", "Bearer " + token(person)).header("Hub-Seat", seat);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(hub.resolve(path))
                .timeout(ANSWER_TIMEOUT)
                .header("Accept", "application/json, application/problem+json")
                .header("Accept-Language", "en");
    }

    private static HttpRequest.Builder posting(HttpRequest.Builder request, Optional<JsonNode> body) {
        return body.map(content -> request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(bytes(content))))
                .orElseGet(() -> request.POST(BodyPublishers.noBody()));
    }

    private String token(String person) {
        return tokens.computeIfAbsent(person, _ -> {
            var credentials = JSON.createObjectNode().put("username", person).put("password", password);
            var answer = send(posting(to("/auth/token"), Optional.of(credentials)));
            if (!answer.good()) {
                throw new HubAway("%s does not let %s in: %s. Is it a demo hub, and is this its password?"
                        .formatted(hub, person, answer.problem()));
            }
            return answer.body().path("access_token").asText();
        });
    }

    private Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        for (int attempt = 1; ; attempt++) {
            try {
                var response = http.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() != 503 || attempt == ATTEMPTS) {
                    return new Answer(response.statusCode(), parsed(response.body()));
                }
                Thread.sleep(pause(response));
            } catch (IOException e) {
                if (attempt == ATTEMPTS) {
                    throw new HubAway("No hub answers at " + hub + ": " + reason(e) + ".", e);
                }
                sleep(Duration.ofMillis(200));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new HubAway("Interrupted while waiting for " + hub + ".", e);
            }
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    static void sleep(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HubAway("Interrupted while waiting.", e);
        }
    }

    private static Duration pause(HttpResponse<?> response) {
        var wanted = response.headers()
                .firstValue("Retry-After")
                .filter(seconds -> seconds.matches("[0-9]{1,6}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(LONGEST_PAUSE);
        return wanted.compareTo(LONGEST_PAUSE) < 0 ? wanted : LONGEST_PAUSE;
    }

    private static byte[] bytes(JsonNode body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree cannot be written", e);
        }
    }

    private static JsonNode parsed(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException _) {
            return MissingNode.getInstance();
        }
    }
}
