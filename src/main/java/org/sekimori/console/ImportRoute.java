package org.sekimori.console;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import java.time.Clock;
import java.time.Duration;
import org.sekimori.operation.Actor;

/** A file of orders in one request: each line is an order of its own, and has an answer of its own. */
final class ImportRoute {
    /** As long as the largest line may take on a busy machine. */
    private static final Duration REPLY = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final Parts parts;
    private final Seats seats;
    private final Clock clock;

    ImportRoute(Vertx vertx, Parts parts, Seats seats, Clock clock) {
        this.vertx = vertx;
        this.parts = parts;
        this.seats = seats;
        this.clock = clock;
    }

    void mount(RouterBuilder builder, Contract contract) {
        for (var operation : contract.openApi().operations()) {
            Contract.lines(operation)
                    .ifPresent(action -> builder.getRoute(operation.getOperationId())
                            .setDoValidation(false)
                            .addHandler(context -> open(context, contract, operation, action)));
        }
    }

    private void open(RoutingContext context, Contract contract, Operation operation, String action) {
        var actor = seats.actor(context);
        if (!Uploads.mediaType(context).filter(Contract.NDJSON::equals).isPresent()) {
            throw Problem.of(415, "unsupported-media-type", "Expected " + Contract.NDJSON + ".");
        }
        if (!parts.imports().enter()) {
            throw Problem.of(429, "too-many-requests").with("retryAfter", 10);
        }
        context.addEndHandler(_ -> parts.imports().leave());
        new Import(context, parts.settings(), orders(context, contract, operation, action, actor)).begin();
    }

    private LineOrders orders(
            RoutingContext context, Contract contract, Operation operation, String action, Actor actor) {
        return new LineOrders(
                context,
                actor,
                action,
                parts.commands().get(action),
                new Asking(vertx, REPLY),
                tree -> contract.check(operation, tree),
                new CommandBodies(parts.directory()),
                clock);
    }
}
