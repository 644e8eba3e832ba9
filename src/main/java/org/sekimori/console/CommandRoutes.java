package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.operation.Actor;

/** Every order that the contract has a path for, from bytes to an envelope on the bus and back. */
final class CommandRoutes {
    private static final Pattern IF_MATCH = Pattern.compile("\"(\\d{1,15})\"");
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");
    private static final String ORDER = "sekimori.order";

    private final Map<String, Binding> bindings;
    private final Seats seats;
    private final Bodies bodies;
    private final Uploads uploads;
    private final CommandBodies commands;
    private final Asking asking;

    /** What the head of a request says; its body is still to come. */
    private record Order(Actor actor, Optional<UUID> subject, UUID cause, Optional<Long> ifMatch, boolean check) {}

    CommandRoutes(Vertx vertx, Parts parts, Seats seats, Bodies bodies, Uploads uploads) {
        this.asking = new Asking(vertx, parts.settings().busReply());
        this.bindings = parts.commands();
        this.seats = seats;
        this.bodies = bodies;
        this.uploads = uploads;
        this.commands = new CommandBodies(parts.directory());
    }

    /** The router's own validation would parse the body a second time and by laxer rules, so it is off for these. */
    void mount(RouterBuilder builder, Contract contract) {
        for (var operation : contract.openApi().operations()) {
            Contract.action(operation).ifPresent(action -> {
                var binding = bindings.get(action);
                if (binding == null) {
                    throw new IllegalStateException("expected a room for the action " + action + " of the contract");
                }
                builder.getRoute(operation.getOperationId())
                        .setDoValidation(false)
                        .addHandler(context -> head(context, operation))
                        .addHandler(context -> bodies.read(context, Uploads.isUpload(context, operation)))
                        .addHandler(context -> body(context, operation, action, binding));
            });
        }
    }

    private void head(RoutingContext context, Operation operation) {
        var actor = seats.actor(context);
        var check = check(context, operation);
        var key = check ? UUID.randomUUID() : key(context);
        var id = Optional.ofNullable(context.pathParam("id"));
        var subject = id.map(text -> uuid(text).orElseThrow(Problem::notFound));
        var ifMatch = ifMatch(context.request().getHeader("If-Match"));
        context.put(ORDER, new Order(actor, subject, Cause.of(actor, context.normalizedPath(), key), ifMatch, check));
        context.next();
    }

    /** Whether the caller only asks what would follow. Elsewhere such a question would be answered by doing it. */
    private static boolean check(RoutingContext context, Operation operation) {
        var asked = context.queryParam("check");
        if (asked.isEmpty()) {
            return false;
        }
        var offered =
                operation.getParameters().stream().anyMatch(p -> p.getName().equals("check"));
        if (!offered || asked.size() > 1 || !List.of("true", "false").contains(asked.getFirst())) {
            throw Problem.of(400, "check-invalid", "Expected check to be true or false, and only where it is offered.");
        }
        return asked.getFirst().equals("true");
    }

    static UUID key(RoutingContext context) {
        return uuid(context.request().getHeader("Idempotency-Key"))
                .orElseThrow(() -> Problem.of(
                        400, "idempotency-key-missing", "Expected the header Idempotency-Key to be a UUID."));
    }

    private static Optional<UUID> uuid(String text) {
        return text != null && UUID_TEXT.matcher(text).matches()
                ? Optional.of(UUID.fromString(text))
                : Optional.empty();
    }

    private static Optional<Long> ifMatch(String header) {
        if (header == null) {
            return Optional.empty();
        }
        var matcher = IF_MATCH.matcher(header.strip());
        if (!matcher.matches()) {
            throw Problem.of(400, "if-match-invalid", "Expected the header If-Match to be a version in double quotes.");
        }
        return Optional.of(Long.valueOf(matcher.group(1)));
    }

    private void body(RoutingContext context, Operation operation, String action, Binding binding) {
        Order order = context.get(ORDER);
        var upload = Uploads.isUpload(context, operation);
        var read = upload
                ? uploads.read(context, operation, tree -> commands.read(binding.type(), tree))
                : bodies.parsed(context, operation, tree -> commands.read(binding.type(), tree));
        read.map(found -> new Envelope(
                        order.actor(),
                        action,
                        order.subject(),
                        found.command(),
                        order.cause(),
                        found.request(),
                        order.ifMatch(),
                        upload ? Optional.of(Uploads.bytes(context)) : Optional.empty(),
                        order.check()))
                .compose(envelope -> asking.ask(binding.room(), envelope))
                .map(outcome -> answered(context, outcome))
                .onFailure(context::fail);
    }

    private static Future<Void> answered(RoutingContext context, Outcome outcome) {
        if (outcome instanceof Outcome.Foreseen foreseen) {
            return json(context, json(foreseen));
        }
        if (!(outcome instanceof Outcome.Done done)) {
            throw Problems.of(outcome);
        }
        var response = context.response();
        if (done.created() && context.pathParam("id") == null) {
            response.setStatusCode(201).putHeader("Location", context.normalizedPath() + "/" + done.id());
        }
        var stage = context.normalizedPath().startsWith("/api/operations") ? "stage" : "state";
        response.putHeader("ETag", "\"" + done.version() + "\"");
        return json(context, json(done, stage));
    }

    private static Future<Void> json(RoutingContext context, JsonObject answer) {
        return context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(answer.toBuffer());
    }

    private static JsonObject json(Outcome.Foreseen foreseen) {
        return new JsonObject()
                .put("flags", new JsonArray(foreseen.flags()))
                .put("halts", foreseen.halts())
                .put("opens", new JsonArray(foreseen.opens()));
    }

    static JsonObject json(Outcome.Done done, String stage) {
        var entries = new JsonArray();
        done.entries()
                .forEach(entry -> entries.add(new JsonObject()
                        .put("log", entry.log())
                        .put("index", entry.index())
                        .put("id", entry.id().toString())
                        .put("type", entry.type())));
        return new JsonObject()
                .put("id", done.id().toString())
                .put("version", done.version())
                .put(stage, done.state())
                .put("entries", entries);
    }
}
