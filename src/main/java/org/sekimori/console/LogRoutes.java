package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekimori.journal.LogName;
import org.sekimori.journal.TilePath;
import org.sekimori.operation.Actor;

/** The transparency logs as static files: whoever holds a checkpoint can check it without an account. */
final class LogRoutes {
    private static final Pattern TILE = Pattern.compile("/logs/([a-z]{1,32})/(tile/.{1,100})");
    /** Bundles hold entries, whose clear fields already tell more than hashes do: the policies' name for reading them. */
    private static final String READ = "read-journal";

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String BYTES = "application/octet-stream";

    /** A full tile never changes; everything else grows. */
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private static final String NOT_LONG = "no-cache";

    private final Parts parts;
    private final Seats seats;

    LogRoutes(Parts parts, Seats seats) {
        this.parts = parts;
        this.seats = seats;
    }

    void mount(RouterBuilder builder) {
        builder.getRoute("checkpoint")
                .addHandler(c -> send(c, parts.logs().checkpoint(log(c.pathParam("log"))), TEXT, NOT_LONG));
        builder.getRoute("proof")
                .addHandler(c -> send(
                        c,
                        parts.logs().proof(log(c.pathParam("log")), Long.parseLong(c.pathParam("index"))),
                        TEXT,
                        NOT_LONG));
        builder.getRoute("logKeys")
                .addHandler(c -> send(
                        c,
                        parts.logs()
                                .keys()
                                .map(keys -> Optional.of(Buffer.buffer(keys).getBytes())),
                        TEXT,
                        NOT_LONG));
        builder.getRoute("tile").setDoValidation(false).addHandler(this::tile);
        builder.getRoute("entryBundle").setDoValidation(false).addHandler(this::tile);
    }

    /** Numbers of tiles from 1,000 on have slashes in them, which no path template of a contract can say. */
    void mountLongNumbers(Router router) {
        router.get("/logs/:log/tile/*").handler(this::tile);
    }

    private void tile(RoutingContext context) {
        var matcher = TILE.matcher(context.normalizedPath());
        if (!matcher.matches()) {
            throw Problem.notFound();
        }
        var log = log(matcher.group(1));
        if (matcher.group(2).startsWith("tile/entries/")) {
            var actor = reader(context);
            var path = path(matcher.group(2));
            send(context, noted(actor).compose(_ -> parts.logs().tile(log, path)), BYTES, "no-store");
        } else {
            var path = path(matcher.group(2));
            send(context, parts.logs().tile(log, path), BYTES, path.isPartial() ? NOT_LONG : FOR_EVER);
        }
    }

    private static TilePath path(String text) {
        return TilePath.parse(text).orElseThrow(Problem::notFound);
    }

    private Actor reader(RoutingContext context) {
        var actor = seats.actor(context);
        var verdict = parts.permission().of(actor, READ);
        if (!verdict.permitted()) {
            parts.accessNotes().note(note(actor, AccessNotes.Outcome.DENIED));
            throw Problem.of(403, "not-permitted").with("policies", verdict.policies());
        }
        return actor;
    }

    private Future<Void> noted(Actor actor) {
        return parts.accessNotes().note(note(actor, AccessNotes.Outcome.DONE));
    }

    private static AccessNotes.Note note(Actor actor, AccessNotes.Outcome outcome) {
        return AccessNotes.Note.of(actor, "read-log", Optional.empty(), outcome);
    }

    private static LogName log(String name) {
        return Arrays.stream(LogName.values())
                .filter(log -> log.wire().equals(name))
                .findAny()
                .orElseThrow(Problem::notFound);
    }

    private static void send(
            RoutingContext context, Future<Optional<byte[]>> found, String contentType, String caching) {
        found.map(bytes -> bytes.orElseThrow(Problem::notFound))
                .compose(bytes -> context.response()
                        .putHeader("Content-Type", contentType)
                        .putHeader("Cache-Control", caching)
                        .end(Buffer.buffer(bytes)))
                .onFailure(context::fail);
    }
}
