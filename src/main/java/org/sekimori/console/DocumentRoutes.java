package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.Actor;
import org.sekimori.operation.DocumentId;
import org.sekimori.operation.OperationId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Documents: what there is of a case, who read it, and its bytes, which are handed over and never shown. */
final class DocumentRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentRoutes.class);
    private static final String READ = "read-document";

    private final Parts parts;
    private final Seats seats;
    private final Trees trees;

    DocumentRoutes(Parts parts, Seats seats, Trees trees) {
        this.parts = parts;
        this.seats = seats;
        this.trees = trees;
    }

    void mount(RouterBuilder builder) {
        builder.getRoute("documents").addHandler(context -> answer(context, this::list));
        builder.getRoute("document").addHandler(context -> answer(context, this::one));
        builder.getRoute("documentContent")
                .addHandler(context -> content(seats.actor(context), context).onFailure(context::fail));
    }

    private interface Read {
        Future<Buffer> of(Actor actor, RoutingContext context);
    }

    private void answer(RoutingContext context, Read read) {
        read.of(seats.actor(context), context)
                .compose(body -> {
                    context.response()
                            .putHeader("Content-Type", "application/json")
                            .putHeader("Cache-Control", "no-store");
                    return Answer.end(context, body);
                })
                .onFailure(context::fail);
    }

    private Future<Buffer> list(Actor actor, RoutingContext context) {
        var operation = UUID.fromString(ReadRoutes.query(context, "operation").orElseThrow(Problem::notFound));
        permitted(actor, READ);
        return parts.reads()
                .documents(actor, new OperationId(operation), ReadRoutes.page(context))
                .map(trees::page);
    }

    /** Its title and its readers are content too: that they were read is on record before they are answered. */
    private Future<Buffer> one(Actor actor, RoutingContext context) {
        var note = AccessNotes.Note.of(
                actor,
                "read-document-card",
                Optional.of(UUID.fromString(context.pathParam("id"))),
                AccessNotes.Outcome.DONE);
        return find(actor, context)
                .compose(document -> parts.accessNotes().note(note).map(trees.json(document)));
    }

    private Future<Map<String, Object>> find(Actor actor, RoutingContext context) {
        permitted(actor, READ);
        return parts.reads()
                .document(actor, new DocumentId(UUID.fromString(context.pathParam("id"))))
                .map(found -> {
                    var document = found.orElseThrow(Problem::notFound);
                    if (Boolean.TRUE.equals(document.get("committee"))) {
                        permitted(actor, "read-committee-document");
                    }
                    return document;
                });
    }

    private void permitted(Actor actor, String action) {
        if (!parts.permission().of(actor, action).permitted()) {
            throw Problem.notFound();
        }
    }

    /** First the entry that says who takes it, then the bytes: what cannot be recorded is not handed over. */
    private Future<Void> content(Actor actor, RoutingContext context) {
        return find(actor, context).compose(document -> {
            var sha256 = Optional.ofNullable(document.get("sha256")).map(String::valueOf);
            if (!"file".equals(document.get("form"))) {
                throw Problem.of(
                        409, "registered-by-reference", "Expected a file, but the hub holds a reference only.");
            }
            var note = AccessNotes.Note.of(
                    actor, READ, Optional.of(UUID.fromString(context.pathParam("id"))), AccessNotes.Outcome.DONE);
            return parts.accessNotes()
                    .note(note)
                    .recover(failure -> {
                        LOG.warn("a document is not handed over: its reading could not be recorded", failure);
                        return Future.failedFuture(Problem.tryAgain(2));
                    })
                    .compose(_ -> parts.documents().get(sha256.orElseThrow(Problem::notFound)))
                    .compose(bytes -> handed(context, document, bytes.orElseThrow(Problem::notFound)));
        });
    }

    /** For saving only: a browser that shows it nevertheless lets nothing in it run or reach out. */
    private static Future<Void> handed(RoutingContext context, Map<String, Object> document, Buffer bytes) {
        var title = String.valueOf(document.getOrDefault("title", document.get("id")));
        var name = URLEncoder.encode(title, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
        var hash = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(String.valueOf(document.get("sha256"))));
        return context.response()
                .putHeader("Content-Type", String.valueOf(document.get("mediaType")))
                .putHeader("Content-Disposition", "attachment; filename*=UTF-8''" + name)
                .putHeader("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'")
                .putHeader("Content-Digest", "sha-256=:" + hash + ":")
                .putHeader("Cache-Control", "no-store")
                .end(bytes);
    }
}
