package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sekimori.exchange.StixBundle;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Wire;

/** Orders that come together: a file of lines, or a bundle that becomes some. Each is an order and has an answer of its own. */
final class ImportRoute {
    /** As long as the largest line may take on a busy machine. */
    private static final Duration REPLY = Duration.ofSeconds(30);

    private static final String ACTOR = "sekimori.importer";
    private static final Set<String> WINDOW = Set.of("from", "to");

    private final Vertx vertx;
    private final Parts parts;
    private final Seats seats;
    private final Bodies bodies;
    private final Clock clock;

    ImportRoute(Vertx vertx, Parts parts, Seats seats, Bodies bodies, Clock clock) {
        this.bodies = bodies;
        this.vertx = vertx;
        this.parts = parts;
        this.seats = seats;
        this.clock = clock;
    }

    void mount(RouterBuilder builder, Contract contract) {
        for (var operation : contract.openApi().operations()) {
            Contract.lines(operation).ifPresent(action -> {
                Function<RoutingContext, LineOrders> orders = context -> orders(context, contract, operation, action);
                builder.getRoute(operation.getOperationId())
                        .setDoValidation(false)
                        .addHandler(context -> open(context, orders))
                        .addHandler(context -> bundle(context, orders.apply(context)));
            });
        }
    }

    /** Lines are read as they come; a bundle can only be understood whole. */
    private void open(RoutingContext context, Function<RoutingContext, LineOrders> orders) {
        context.put(ACTOR, seats.actor(context));
        var type = Uploads.mediaType(context).orElse("");
        if (!type.equals(Contract.NDJSON) && !type.equals(BundleImport.MEDIA_TYPE)) {
            throw Problem.of(
                    415,
                    "unsupported-media-type",
                    "Expected " + Contract.NDJSON + " or " + BundleImport.MEDIA_TYPE + ".");
        }
        if (!parts.imports().enter()) {
            throw Problem.of(429, "too-many-requests").with("retryAfter", 10);
        }
        context.addEndHandler(_ -> parts.imports().leave());
        if (type.equals(Contract.NDJSON)) {
            new Import(context, parts.settings(), orders.apply(context)).begin();
        } else {
            bodies.read(context, true);
        }
    }

    private void bundle(RoutingContext context, LineOrders orders) {
        var head = head(context, orders);
        var claim = claim(head);
        var bytes = Uploads.bytes(context).getBytes();
        vertx.executeBlocking(() -> StixBundle.read(bytes, claim), false)
                .recover(failure -> Future.failedFuture(
                        failure instanceof StixBundle.NoBundle ? Problem.of(422, "not-a-bundle") : failure))
                .compose(bundle -> new BundleImport(context, orders, head, bundle).run())
                .onFailure(context::fail);
    }

    /** A line without selectors, of what the query says. Throws a problem where that breaks the contract. */
    private static Map<String, Object> head(RoutingContext context, LineOrders orders) {
        var tree = new LinkedHashMap<String, Object>();
        var window = new LinkedHashMap<String, Object>();
        context.queryParams().forEach((name, value) -> (WINDOW.contains(name) ? window : tree).put(name, value));
        tree.put("window", window);
        tree.put("selectors", List.of());
        var faults = orders.check().apply(tree);
        if (!faults.isEmpty()) {
            throw Problem.of(422, "invalid-content").at(faults);
        }
        return tree;
    }

    private static StixBundle.Claim claim(Map<String, Object> head) {
        var window = (Map<?, ?>) head.get("window");
        var from = Instant.parse(String.valueOf(window.get("from")));
        var to = Optional.ofNullable(window.get("to")).map(text -> Instant.parse(String.valueOf(text)));
        if (to.isPresent() && !from.isBefore(to.get())) {
            throw Problem.of(422, "invalid-window");
        }
        return new StixBundle.Claim(Wire.of(Marking.class, String.valueOf(head.get("marking"))), from, to);
    }

    private LineOrders orders(RoutingContext context, Contract contract, Operation operation, String action) {
        return new LineOrders(
                context,
                context.get(ACTOR),
                action,
                parts.commands().get(action),
                new Asking(vertx, REPLY),
                tree -> contract.check(operation, tree),
                new CommandBodies(parts.directory()),
                clock);
    }
}
