package org.sekimori.console;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Lent;
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
        if (!parts.streams().enter(actor.id(), parts.settings().streams())) {
            throw Problem.of(429, "too-many-requests").with("retryAfter", 10);
        }
        context.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        new Reader(context, actor).settle();
    }

    /** One who reads; all of it happens on the event loop of the connection. */
    private final class Reader {
        private final RoutingContext request;
        private final HttpServerResponse response;
        private final PersonId person;
        private final Optional<Lent> standingIn;
        private final Context home = vertx.getOrCreateContext();
        private final Live.Following following;
        private final long heartbeat;
        private final long expiry;
        private boolean gone;

        Reader(RoutingContext request, Actor actor) {
            this.request = request;
            this.response = request.response();
            this.person = actor.id();
            this.standingIn = Guard.caller(request).lent(actor.seat());
            var after = Optional.ofNullable(request.request().getHeader("Last-Event-ID"))
                    .map(Long::valueOf);
            this.following =
                    parts.live().follow(actor, after, event -> home.runOnContext(_ -> write(response, text(event))));
            this.heartbeat = vertx.setPeriodic(HEARTBEAT.toMillis(), _ -> beat());
            var caller = Guard.caller(request);
            var end = standingIn
                    .map(Lent::until)
                    .filter(caller.expires()::isAfter)
                    .orElse(caller.expires());
            var left = Duration.between(clock.instant(), end);
            this.expiry = vertx.setTimer(Math.max(1, left.toMillis()), _ -> expire(response));
        }

        void settle() {
            request.addEndHandler(_ -> leave());
            // Whoever left while it was looked up who it is, left unheard.
            if (response.closed()) {
                leave();
                return;
            }
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
        }

        /**
         * Whoever signed out in another tab reads no further, nor who stands in no more; a database that does not answer ends
         * no stream.
         */
        private void beat() {
            write(response, ": \n\n");
            if (standingIn.isPresent()) {
                parts.lending().of(person).onSuccess(lent -> {
                    if (lent.stream()
                            .noneMatch(one -> one.seat() == standingIn.get().seat())) {
                        expire(response);
                    }
                });
            }
            var cookie = request.request().getCookie(Guard.cookieName(parts.settings()));
            if (Guard.caller(request).byCookie() && cookie != null) {
                parts.callers().bySession(cookie.getValue()).onSuccess(found -> {
                    if (found.isEmpty()) {
                        expire(response);
                    }
                });
            }
        }

        private void leave() {
            if (!gone) {
                gone = true;
                following.close();
                vertx.cancelTimer(heartbeat);
                vertx.cancelTimer(expiry);
                parts.streams().leave(person);
            }
        }
    }

    private static void expire(HttpServerResponse response) {
        if (!response.ended() && !response.closed()) {
            response.end(EXPIRED);
        }
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
