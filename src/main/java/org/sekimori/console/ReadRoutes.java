package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.sekimori.bus.Addresses;
import org.sekimori.bus.CaseAnswer;
import org.sekimori.bus.DeskAnswer;
import org.sekimori.bus.MinutesAnswer;
import org.sekimori.bus.ReadActivity;
import org.sekimori.bus.ReadAmendment;
import org.sekimori.bus.ReadCase;
import org.sekimori.bus.ReadDelegations;
import org.sekimori.bus.ReadDesk;
import org.sekimori.bus.ReadDigest;
import org.sekimori.bus.ReadMinutes;
import org.sekimori.operation.ActivityId;
import org.sekimori.operation.Actor;
import org.sekimori.operation.AmendmentId;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.SittingId;
import org.sekimori.projection.Page;
import org.sekimori.projection.Reads;

/** What the caller may see: lists, the case, its parts. Parameters were checked against the contract before. */
final class ReadRoutes {
    private static final int LIMIT = 50;

    private static final String ANSWER = "alarm-answer";
    private static final String REVISE = "campaign-revise";

    /** Most cases that one desk is made of. */
    private static final int DESK = 1_000;

    private final Parts parts;
    private final Reads reads;
    private final Seats seats;
    private final Trees trees;

    ReadRoutes(Parts parts, Seats seats, Trees trees) {
        this.parts = parts;
        this.reads = parts.reads();
        this.seats = seats;
        this.trees = trees;
    }

    void mount(RouterBuilder builder) {
        list(builder, "campaigns", (actor, c) -> reads.campaigns(actor, page(c)));
        list(
                builder,
                "operations",
                (actor, c) -> reads.operations(
                        actor, query(c, "stage"), query(c, "campaign").map(UUID::fromString), query(c, "q"), page(c)));
        list(builder, "sittings", (actor, c) -> reads.sittings(actor, page(c)));
        list(builder, "activities", this::activities);
        list(builder, "conflicts", (actor, c) -> reads.conflicts(actor, page(c)));
        list(builder, "tasks", (actor, c) -> reads.tasks(actor, page(c)));
        list(
                builder,
                "obligations",
                (actor, c) -> reads.obligations(
                        actor, query(c, "overdue").map(Boolean::valueOf).orElse(false), page(c)));
        one(
                builder,
                "campaign",
                (actor, c) -> reads.campaign(actor, id(c)).map(found -> found.map(tree -> offering(actor, tree))));
        one(builder, "sitting", (actor, c) -> reads.sitting(actor, id(c)));
        one(builder, "conflict", (actor, c) -> reads.conflict(actor, id(c)));
        route(builder, "case", this::caseOf);
        route(builder, "desk", this::desk);
        route(builder, "delegations", this::delegations);
        list(builder, "alarms", this::alarms);
        mountContent(builder);
    }

    /** What is sealed in entries; every reading of it is noted. */
    private void mountContent(RouterBuilder builder) {
        content(
                builder,
                "proposal",
                (actor, c) -> reads.proposal(actor, operation(c)).map(found -> found.map(trees::json)));
        content(
                builder,
                "targets",
                (actor, c) -> reads.targets(actor, operation(c), page(c)).map(found -> found.map(trees::page)));
        content(builder, "targetsDigest", this::digest);
        content(builder, "amendment", this::amendment);
        content(
                builder,
                "entries",
                (actor, c) -> reads.entries(
                                actor,
                                operation(c),
                                query(c, "lists").map(Boolean::valueOf).orElse(true),
                                page(c))
                        .map(found -> found.map(trees::entries)));
        content(
                builder,
                "disclosures",
                (actor, c) -> reads.disclosures(actor, id(c), page(c)).map(found -> found.map(trees::texts)));
        content(
                builder,
                "taskTargets",
                (actor, c) -> reads.taskTargets(actor, id(c), page(c)).map(found -> found.map(trees::page)));
        content(builder, "activity", this::activity);
        content(builder, "sittingMinutes", this::minutes);
        route(
                builder,
                "scope",
                (actor, c) -> reads.scope(actor, operation(c))
                        .map(found -> Buffer.buffer(found.orElseThrow(Problem::notFound)))
                        .onSuccess(_ -> c.response().putHeader("Content-Type", "text/plain; charset=utf-8")));
    }

    private Future<Buffer> caseOf(Actor actor, RoutingContext context) {
        return Addresses.CASE
                .request(
                        context.vertx(),
                        new ReadCase(actor, operation(context)),
                        parts.settings().busReply())
                .map(answer -> switch (answer) {
                    case CaseAnswer.Found found -> {
                        etag(context, found.version());
                        yield trees.json(found.view());
                    }
                    case CaseAnswer.NotFound _ -> throw Problem.notFound();
                });
    }

    private Future<Optional<Buffer>> digest(Actor actor, RoutingContext context) {
        return Addresses.DIGEST
                .request(
                        context.vertx(),
                        new ReadDigest(actor, operation(context)),
                        parts.settings().busReply())
                .map(answer -> switch (answer) {
                    case CaseAnswer.Found found -> Optional.of(trees.json(found.view()));
                    case CaseAnswer.NotFound _ -> Optional.empty();
                });
    }

    private Future<Page<Map<String, Object>>> activities(Actor actor, RoutingContext context) {
        var kind = query(context, "kind");
        var campaign = query(context, "campaign").map(UUID::fromString);
        return query(context, "openEnd").isPresent()
                ? reads.activitiesNeedingConsent(actor, kind, campaign, page(context))
                : reads.activities(actor, kind, campaign, page(context));
    }

    private Future<Optional<Buffer>> activity(Actor actor, RoutingContext context) {
        return Addresses.ACTIVITY
                .request(
                        context.vertx(),
                        new ReadActivity(actor, new ActivityId(id(context))),
                        parts.settings().busReply())
                .map(answer -> switch (answer) {
                    case CaseAnswer.Found found -> {
                        etag(context, found.version());
                        yield Optional.of(trees.json(found.view()));
                    }
                    case CaseAnswer.NotFound _ -> Optional.empty();
                });
    }

    /** Whoever may revise a campaign may do so at any time. */
    private Map<String, Object> offering(Actor actor, Map<String, Object> campaign) {
        return offering(campaign, REVISE, parts.permission().of(actor, REVISE).permitted());
    }

    private static Map<String, Object> offering(Map<String, Object> found, String command, boolean offered) {
        var tree = new LinkedHashMap<>(found);
        tree.put("commands", offered ? List.of(Map.of("name", command)) : List.of());
        return tree;
    }

    /** For whoever is told of none there are none. */
    private Future<Page<Map<String, Object>>> alarms(Actor actor, RoutingContext context) {
        if (!parts.permission().of(actor, "read-alarm").permitted()) {
            return Future.succeededFuture(new Page<>(List.of(), Optional.empty()));
        }
        var answers = parts.permission().of(actor, ANSWER).permitted();
        return reads.alarms(page(context))
                .map(found -> found.map(alarm -> offering(alarm, ANSWER, answers && !alarm.containsKey("answered"))));
    }

    private Future<Buffer> delegations(Actor actor, RoutingContext context) {
        if (!parts.permission().of(actor, "read-delegations").permitted()) {
            return Future.failedFuture(Problem.of(403, "forbidden"));
        }
        return Addresses.DELEGATIONS
                .request(
                        context.vertx(),
                        new ReadDelegations(actor),
                        parts.settings().busReply())
                .map(answer -> trees.page(new Page<>(answer.delegations(), Optional.empty())));
    }

    /** A document to be kept, never one to be shown inline: its words are other people's. */
    private Future<Optional<Buffer>> minutes(Actor actor, RoutingContext context) {
        var language = Titles.language(context.request().getHeader("Accept-Language"));
        return Addresses.MINUTES
                .request(
                        context.vertx(),
                        new ReadMinutes(actor, new SittingId(id(context)), language),
                        parts.settings().busReply())
                .map(answer -> switch (answer) {
                    case MinutesAnswer.Found found -> {
                        context.response()
                                .putHeader("Content-Type", "text/plain; charset=utf-8")
                                .putHeader(
                                        "Content-Disposition",
                                        "attachment; filename=\"minutes-" + id(context) + ".txt\"")
                                .putHeader("Content-Language", language.getLanguage())
                                .putHeader("Vary", "Accept-Language");
                        yield Optional.of(Buffer.buffer(found.text()));
                    }
                    case MinutesAnswer.NotFound _ -> Optional.empty();
                });
    }

    private Future<Optional<Buffer>> amendment(Actor actor, RoutingContext context) {
        var wanted = new ReadAmendment(
                actor, operation(context), new AmendmentId(UUID.fromString(context.pathParam("amendment"))));
        return Addresses.AMENDMENT
                .request(context.vertx(), wanted, parts.settings().busReply())
                .map(answer -> switch (answer) {
                    case CaseAnswer.Found found -> Optional.of(trees.json(found.view()));
                    case CaseAnswer.NotFound _ -> Optional.empty();
                });
    }

    private Future<Buffer> desk(Actor actor, RoutingContext context) {
        return reads.going(actor, DESK).compose(going -> {
            var cases = going.items().stream()
                    .map(one -> new ReadDesk.Listed(one.operation(), one.number()))
                    .toList();
            return Addresses.DESK
                    .request(
                            context.vertx(),
                            new ReadDesk(actor, cases),
                            parts.settings().busReply())
                    .map(desk -> trees.json(desk(desk, going.next().isPresent())));
        });
    }

    private static Map<String, Object> desk(DeskAnswer desk, boolean truncated) {
        var tree = new LinkedHashMap<String, Object>();
        tree.put("asOf", desk.asOf());
        tree.put("mine", desk.mine());
        tree.put("others", desk.others());
        tree.put("truncated", truncated);
        return tree;
    }

    private void list(
            RouterBuilder builder,
            String name,
            BiFunction<Actor, RoutingContext, Future<Page<Map<String, Object>>>> read) {
        route(builder, name, (actor, context) -> read.apply(actor, context).map(trees::page));
    }

    private void one(
            RouterBuilder builder,
            String name,
            BiFunction<Actor, RoutingContext, Future<Optional<Map<String, Object>>>> read) {
        route(
                builder,
                name,
                (actor, context) -> read.apply(actor, context).map(found -> {
                    var tree = found.orElseThrow(Problem::notFound);
                    if (tree.get("version") instanceof Number version) {
                        etag(context, version.longValue());
                    }
                    return trees.json(tree);
                }));
    }

    private void content(
            RouterBuilder builder, String name, BiFunction<Actor, RoutingContext, Future<Optional<Buffer>>> read) {
        route(
                builder,
                name,
                (actor, context) -> read.apply(actor, context).compose(found -> {
                    var buffer = found.orElseThrow(Problem::notFound);
                    var note = AccessNotes.Note.of(
                            actor, "read-" + name, Optional.of(id(context)), AccessNotes.Outcome.DONE);
                    return parts.accessNotes().note(note).map(buffer);
                }));
    }

    private void route(RouterBuilder builder, String name, BiFunction<Actor, RoutingContext, Future<Buffer>> read) {
        builder.getRoute(name)
                .addHandler(context -> read.apply(seats.actor(context), context)
                        .compose(body -> {
                            var headers = context.response().headers();
                            if (!headers.contains("Content-Type")) {
                                headers.set("Content-Type", "application/json");
                            }
                            headers.set("Cache-Control", "no-store");
                            return Answer.end(context, body);
                        })
                        .onFailure(context::fail));
    }

    private static void etag(RoutingContext context, long version) {
        context.response().putHeader("ETag", "\"" + version + "\"");
    }

    static Page.Request page(RoutingContext context) {
        return new Page.Request(query(context, "limit").map(Integer::valueOf).orElse(LIMIT), query(context, "after"));
    }

    static Optional<String> query(RoutingContext context, String name) {
        return context.queryParam(name).stream().findFirst();
    }

    private static UUID id(RoutingContext context) {
        return UUID.fromString(context.pathParam("id"));
    }

    private static OperationId operation(RoutingContext context) {
        return new OperationId(id(context));
    }
}
