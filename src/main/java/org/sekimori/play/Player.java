package org.sekimori.play;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Plays a scenario once, in the order of the file, and stops at the first answer that is not as expected. */
public final class Player {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final URI hub;
    private final Scenario scenario;
    private final HubClient client;
    private final References references;
    private final Timeline timeline;
    /** Kind to the id of the latest one. */
    private final Map<String, String> latest = new HashMap<>();

    private final UUID run = UUID.randomUUID();
    private int acts;

    /**
     * What was played.
     *
     * @param acts commands and looks, one for each actor of a step
     */
    public record Played(int acts, Duration took, Optional<UUID> operation) {}

    private Player(URI hub, Scenario scenario, HubClient client, PrintWriter out) {
        this.hub = hub;
        this.scenario = scenario;
        this.client = client;
        this.references = new References(scenario, Clock.systemUTC());
        this.timeline = new Timeline(scenario, out);
    }

    /**
     * Plays it on a running demo hub.
     *
     * @param password of every demo account
     * @throws Unexpected when the hub answers otherwise than expected
     * @throws HubAway when it does not answer, or does not let an actor in
     */
    public static Played play(URI hub, String password, Scenario scenario, PrintWriter out) {
        try (var client = new HubClient(hub, password)) {
            return new Player(hub, scenario, client, out).play();
        }
    }

    private Played play() {
        timeline.title(scenario.title(), hub);
        for (var step : scenario.steps()) {
            for (var actor : step.actors()) {
                act(step, actor);
            }
        }
        return new Played(
                acts,
                timeline.took(),
                Optional.ofNullable(latest.get("operation")).map(UUID::fromString));
    }

    private void act(Step step, String actor) {
        var seat = scenario.actors().get(actor);
        acts++;
        try {
            var path = step.action().path(subject(step, actor));
            var answer = step.action().looks() ? look(step, actor, path) : command(step, actor, path);
            timeline.line(actor, seat, step, answer);
            mismatch(step, answer, theCase(actor)).ifPresent(this::fail);
            step.action()
                    .creates()
                    .ifPresent(kind -> latest.put(kind, answer.body().path("id").asText()));
            step.name().ifPresent(name -> references.remember(name, answer.body()));
        } catch (Unexpected e) {
            throw new Unexpected("Line %d, %s, %s: %s"
                    .formatted(step.line(), actor, step.action().word(), e.getMessage()));
        }
    }

    private void fail(String mismatch) {
        throw new Unexpected(mismatch);
    }

    private String subject(Step step, String actor) {
        if (step.on().isPresent()) {
            var named = references.resolve(TextNode.valueOf(step.on().get()), theCase(actor));
            return named.isObject() ? named.path("id").asText() : named.asText();
        }
        return step.action().kind().map(this::latest).orElse("");
    }

    private String latest(String kind) {
        return Optional.ofNullable(latest.get(kind))
                .orElseThrow(() -> new Unexpected("Expected an earlier step that makes the " + kind + "."));
    }

    private HubClient.Answer command(Step step, String actor, String path) {
        var theCase = theCase(actor);
        var body = step.body().map(template -> references.resolve(template, theCase));
        for (var change : step.but().entrySet()) {
            var value = references.resolve(change.getValue(), theCase);
            body = body.map(whole -> Places.with(whole, change.getKey(), value));
        }
        return client.post(actor, scenario.actors().get(actor), path, body, key());
    }

    /** One for each act, the same when it has to be sent again. */
    private UUID key() {
        return UUID.nameUUIDFromBytes((run + "\n" + acts).getBytes(StandardCharsets.UTF_8));
    }

    private HubClient.Answer look(Step step, String actor, String path) {
        var until = System.nanoTime() + step.within().toNanos();
        while (true) {
            var answer = client.get(actor, scenario.actors().get(actor), path);
            if (mismatch(step, answer, theCase(actor)).isEmpty() || System.nanoTime() - until >= 0) {
                return answer;
            }
            HubClient.sleep(LOOK_AGAIN);
        }
    }

    /** The first place that is not as expected. Without `status` among the expectations only success will do. */
    private Optional<String> mismatch(Step step, HubClient.Answer answer, Supplier<JsonNode> theCase) {
        if (!step.expect().containsKey("status") && !answer.good()) {
            return Optional.of("Expected success, but the hub answered " + answer.problem() + ".");
        }
        for (var expected : step.expect().entrySet()) {
            var place = expected.getKey();
            var wanted = references.resolve(expected.getValue(), theCase);
            var found = place.equals("status") ? IntNode.valueOf(answer.status()) : Places.at(answer.body(), place);
            if (!same(wanted, found)) {
                return Optional.of("Expected " + place + " to be " + wanted + ", but it is "
                        + (found.isMissingNode() ? "not there" : found) + ".");
            }
        }
        return Optional.empty();
    }

    private static boolean same(JsonNode wanted, JsonNode found) {
        boolean values = wanted.isValueNode() && found.isValueNode();
        return values ? wanted.asText().equals(found.asText()) : wanted.equals(found);
    }

    private Supplier<JsonNode> theCase(String actor) {
        return () -> {
            var answer = client.get(actor, scenario.actors().get(actor), Action.LOOK_CASE.path(latest("operation")));
            if (!answer.good()) {
                throw new Unexpected("Expected to see the case, but the hub answered " + answer.problem() + ".");
            }
            return answer.body();
        };
    }
}
