package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.sekimori.operation.Actor;

/** Figures of all cases, for those whom policy lets read them; each reading and each denial is noted. */
final class ReportRoutes {
    /** The policies' name for it. */
    static final String READ = "read-statistics";

    private static final Pattern YEAR = Pattern.compile("2[0-9]{3}");
    private static final int MONTHS = 12;

    private final Parts parts;
    private final Seats seats;
    private final Trees trees;

    ReportRoutes(Parts parts, Seats seats, Trees trees) {
        this.parts = parts;
        this.seats = seats;
        this.trees = trees;
    }

    void mount(RouterBuilder builder) {
        report(builder, "annualReport", (actor, context) -> parts.reads().annual(actor, year(context)));
        report(builder, "statistics", (actor, _) -> parts.reads().statistics(actor, MONTHS));
    }

    private void report(
            RouterBuilder builder, String name, BiFunction<Actor, RoutingContext, Future<Map<String, Object>>> read) {
        builder.getRoute(name).addHandler(context -> {
            var actor = reader(context);
            read.apply(actor, context)
                    .compose(tree -> parts.accessNotes()
                            .note(note(actor, AccessNotes.Outcome.DONE))
                            .map(tree))
                    .compose(tree -> send(context, trees.json(tree)))
                    .onFailure(context::fail);
        });
    }

    private static Future<Void> send(RoutingContext context, Buffer body) {
        context.response().putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-store");
        return Answer.end(context, body);
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

    private static AccessNotes.Note note(Actor actor, AccessNotes.Outcome outcome) {
        return new AccessNotes.Note(
                actor.id(), actor.organisation(), Optional.of(actor.seat()), READ, Optional.empty(), outcome);
    }

    /** By hand, so that whoever mistypes it is told what a year is. */
    private static int year(RoutingContext context) {
        return ReadRoutes.query(context, "year")
                .filter(text -> YEAR.matcher(text).matches())
                .map(Integer::valueOf)
                .orElseThrow(() -> {
                    var expected = "a year from 2000 to 2999";
                    var fault = new Problem.Fault("/query/year", "out-of-range", Optional.of(expected));
                    return Problem.of(422, "out-of-range", "Expected " + expected + ".")
                            .at(List.of(fault));
                });
    }
}
