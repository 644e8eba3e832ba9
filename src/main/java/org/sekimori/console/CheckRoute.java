package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import org.sekimori.bus.Addresses;
import org.sekimori.bus.AskCheck;
import org.sekimori.bus.Check;
import org.sekimori.bus.CheckAnswer;

/** {@code POST /api/deconfliction/check}: a question that is too long for a path, and that goes on record. */
final class CheckRoute {
    private static final String NAME = "checkSelectors";

    private final Parts parts;
    private final Seats seats;
    private final Trees trees;
    private final Bodies bodies;
    private final CommandBodies records;

    CheckRoute(Parts parts, Seats seats, Trees trees, Bodies bodies) {
        this.parts = parts;
        this.seats = seats;
        this.trees = trees;
        this.bodies = bodies;
        this.records = new CommandBodies(parts.directory());
    }

    void mount(RouterBuilder builder, Contract contract) {
        var operation = contract.openApi().operation(NAME);
        builder.getRoute(NAME)
                .setDoValidation(false)
                .addHandler(context -> {
                    seats.actor(context);
                    CommandRoutes.key(context);
                    context.next();
                })
                .addHandler(bodies::read)
                .addHandler(context -> answer(context, operation)
                        .compose(body -> {
                            context.response()
                                    .putHeader("Content-Type", "application/json")
                                    .putHeader("Cache-Control", "no-store");
                            return Answer.end(context, body);
                        })
                        .onFailure(context::fail));
    }

    private Future<Buffer> answer(RoutingContext context, Operation operation) {
        var actor = seats.actor(context);
        var cause = Cause.of(actor, context.normalizedPath(), CommandRoutes.key(context));
        return bodies.parsed(context, operation, tree -> records.read(Check.class, tree))
                .compose(read -> Addresses.CHECK.request(
                        context.vertx(),
                        new AskCheck(actor, (Check) read.command(), cause, read.request()),
                        parts.settings().request()))
                .map(answer -> switch (answer) {
                    case CheckAnswer.Found found -> trees.json(found.view());
                    case CheckAnswer.Refused refused -> throw Problems.of(refused.why());
                });
    }
}
