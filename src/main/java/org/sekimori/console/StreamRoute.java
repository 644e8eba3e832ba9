package org.sekimori.console;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sekimori.operation.PersonId;

/**
 * Server-sent events. Nothing is kept for a slow reader: its connection is closed, and it resumes with
 * {@code Last-Event-ID}.
 */
final class StreamRoute {
    static final Duration HEARTBEAT = Duration.ofSeconds(15);

    /** So that a reader whose proof ran out asks for a new one, and does not just try again. */
    private static final String EXPIRED = "event: expired\ndata: {}\n\n";

    private final Vertx vertx;
    private final Parts parts;
    private final Seats seats;
    private final Clock clock;
    private final Map<PersonId, Integer> open = new ConcurrentHashMap<>();

    StreamRoute(Vertx vertx, Parts parts, Seats seats, Clock clock) {
        this.vertx = vertx;
        this.parts = parts;
        this.seats = seats;
        this.clock = clock;
    }

    void mount(RouterBuilder builder) {
        builder.getRoute("stream").addHandler(this::stream);
    }

    private void stream(RoutingContext context) {
        var actor = seats.actor(context);
        if (open.merge(actor.id(), 1, Integer::sum) > parts.settings().streams()) {
            leave(actor.id());
            throw Problem.of(429, "too-many-requests").with("retryAfter", 10);
        }
        var response = context.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        var after = Optional.ofNullable(context.request().getHeader("Last-Event-ID"))
                .map(Long::valueOf);
        var home = vertx.getOrCreateContext();
        var following =
                parts.live().follow(actor, after, event -> home.runOnContext(_ -> write(response, text(event))));
        // Whoever reads this line misses nothing from then on.
        following
                .settled()
                .onComplete(settled -> home.runOnContext(_ -> {
                    if (settled.succeeded()) {
                        write(response, ": open\n\n");
                    } else if (!response.ended() && !response.closed()) {
                        response.end();
                    }
                }));
        var heartbeat = vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> write(response, ": \n\n"));
        var left = Duration.between(clock.instant(), Guard.caller(context).expires());
        var expiry = vertx.setTimer(Math.max(1, left.toMillis()), _ -> expire(response));
        var done = new AtomicBoolean();
        context.addEndHandler(_ -> {
            if (done.compareAndSet(false, true)) {
                following.close();
                vertx.cancelTimer(heartbeat);
                vertx.cancelTimer(expiry);
                leave(actor.id());
            }
        });
    }

    private static void expire(HttpServerResponse response) {
        if (!response.ended() && !response.closed()) {
            response.end(EXPIRED);
        }
    }

    private void leave(PersonId person) {
        open.computeIfPresent(person, (_, count) -> count == 1 ? null : count - 1);
    }

    private static void write(HttpServerResponse response, String text) {
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.writeQueueFull()) {
            response.reset();
        } else {
            response.write(text);
        }
    }

    static String text(Live.Event event) {
        var subject = new JsonObject()
                .put("kind", event.subject().kind().wire())
                .put("id", event.subject().id().toString());
        var data = new JsonObject()
                .put("type", "entry")
                .put("log", event.log())
                .put("index", event.index())
                .put("subject", subject)
                .put("version", event.version());
        return "id: " + event.index() + "\nevent: entry\ndata: " + data.encode() + "\n\n";
    }
}
