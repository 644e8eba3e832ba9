package org.sekimori.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Person;
import org.sekimori.operation.Seat;

/** The caller, the directory, the policies in force: everybody who is known may read them. */
final class WhoRoutes {
    private final Parts parts;
    private final Seats seats;
    private final Trees trees;

    WhoRoutes(Parts parts, Seats seats, Trees trees) {
        this.parts = parts;
        this.seats = seats;
        this.trees = trees;
    }

    void mount(RouterBuilder builder) {
        builder.getRoute("me").addHandler(context -> send(context, me(context)));
        builder.getRoute("people").addHandler(context -> send(context, people(context)));
        builder.getRoute("policies")
                .addHandler(context -> send(context, trees.json(parts.policies().get())));
    }

    private static void send(RoutingContext context, Buffer body) {
        context.response().putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-store");
        Answer.end(context, body).onFailure(context::fail);
    }

    private Buffer me(RoutingContext context) {
        var caller = Guard.caller(context);
        var me = view(caller.person());
        seats.seat(context, caller).ifPresent(seat -> me.put("seat", seat.wire()));
        var lent = new JsonArray();
        caller.lent()
                .forEach(one -> lent.add(new JsonObject()
                        .put("seat", one.seat().wire())
                        .put("holder", trees.user(one.holder()))
                        .put("until", one.until().toString())));
        me.put("standingIn", lent);
        var readers = caller.person().seats().stream()
                .filter(seat -> parts.permission()
                        .of(caller.in(seat), ReportRoutes.READ)
                        .permitted())
                .sorted()
                .map(Seat::wire)
                .toList();
        return me.put("readsFigures", new JsonArray(readers))
                .put("demo", parts.settings().demo())
                .put("expires", caller.expires().truncatedTo(ChronoUnit.MICROS).toString())
                .toBuffer();
    }

    private static JsonObject view(Person person) {
        return new JsonObject()
                .put("id", person.user())
                .put("name", person.name())
                .put("organisation", person.organisation().wire())
                .put("seats", new JsonArray(wires(person)));
    }

    private static List<String> wires(Person person) {
        return person.seats().stream().sorted().map(Seat::wire).toList();
    }

    private Buffer people(RoutingContext context) {
        var page = ReadRoutes.page(context);
        var seat = ReadRoutes.query(context, "seat");
        var after = page.after().map(WhoRoutes::user).orElse("");
        var found = parts.directory().get().persons().values().stream()
                .filter(p -> seat.map(wires(p)::contains).orElse(true))
                .filter(p -> p.user().compareTo(after) > 0)
                .sorted(Comparator.comparing(Person::user))
                .limit(page.limit() + 1L)
                .toList();
        var shown = found.subList(0, Math.min(page.limit(), found.size()));
        var next = found.size() > page.limit() ? Optional.of(cursor(shown.getLast())) : Optional.<String>empty();
        return Trees.list(new JsonArray(shown.stream().map(WhoRoutes::whole).toList()), next);
    }

    private static JsonObject whole(Person person) {
        var designations = new JsonArray();
        person.designations().forEach(d -> {
            var one = new JsonObject()
                    .put("seat", d.seat().wire())
                    .put("from", d.from().toString());
            d.to().ifPresent(to -> one.put("to", to.toString()));
            designations.add(one);
        });
        var view = view(person).put("key", person.key().value().toString()).put("designations", designations);
        person.designations().stream()
                .flatMap(d -> d.to().stream())
                .max(Comparator.<Instant>naturalOrder())
                .ifPresent(to -> view.put("designatedUntil", to.toString()));
        return view;
    }

    private static String cursor(Person person) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(person.user().getBytes(StandardCharsets.UTF_8));
    }

    private static String user(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Problem.of(400, "invalid-parameter")
                    .at(List.of(new Problem.Fault("/query/after", "invalid-parameter", Optional.empty())));
        }
    }
}
