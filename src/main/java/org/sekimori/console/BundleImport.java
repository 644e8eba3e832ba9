package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.sekimori.console.LineOrders.Answer;
import org.sekimori.console.LineOrders.Result;
import org.sekimori.exchange.StixBundle.Claim;
import org.sekimori.exchange.StixBundle.Group;
import org.sekimori.exchange.StixBundle.LeftOut;
import org.sekimori.exchange.StixBundle.Understood;
import org.sekimori.journal.CanonicalJson;

/**
 * A bundle on its way in: first what cannot be registered, object by object, then its activities, one order after another, as if
 * each was a line. A selector that is refused is left out and the rest asked for again.
 */
final class BundleImport {
    static final String MEDIA_TYPE = "application/stix+json";

    private static final int MOST_REFUSED = 100;
    private static final Pattern SELECTOR = Pattern.compile("/selectors/(\\d+)(?:/.*)?");

    private final RoutingContext context;
    private final LineOrders orders;
    private final Map<String, Object> head;
    private final Understood bundle;
    private final Map<Result, Long> counts = new EnumMap<>(Result.class);
    private long leftOut;

    /** @param head what every activity of the bundle is registered with, besides selectors, window and marking */
    BundleImport(RoutingContext context, LineOrders orders, Map<String, Object> head, Understood bundle) {
        this.context = context;
        this.orders = orders;
        this.head = head;
        this.bundle = bundle;
    }

    Future<Void> run() {
        context.response()
                .setChunked(true)
                .putHeader("Content-Type", Contract.NDJSON)
                .putHeader("Cache-Control", "no-store");
        bundle.leftOut().forEach(one -> leave(one, Optional.empty()));
        return next(0, bundle.groups());
    }

    private Future<Void> next(int position, List<Group> groups) {
        if (position == groups.size()
                || counts.containsKey(Result.STOPPED)
                || context.response().closed()) {
            return end();
        }
        return asked(position + 1, groups.get(position), 0).compose(_ -> next(position + 1, groups));
    }

    private Future<Void> asked(int number, Group group, int refused) {
        if (group.selectors().isEmpty()) {
            return Future.succeededFuture();
        }
        var line = new Lines.Line(number, Optional.of(CanonicalJson.bytes(tree(group))));
        return orders.give(line).compose(answer -> {
            var guilty = refused < MOST_REFUSED ? guilty(answer) : Optional.<Fault>empty();
            if (guilty.isEmpty()) {
                counts.merge(answer.result(), 1L, Long::sum);
                write(answer.json().put("bundle", bundle.id()));
                return Future.succeededFuture();
            }
            int at = guilty.get().position();
            var id = group.origins().get(at);
            leave(
                    new LeftOut(
                            id, id.substring(0, id.indexOf("--")), guilty.get().code()),
                    guilty.get().expected());
            return asked(number, group.without(at), refused + 1);
        });
    }

    /** Which selector of an activity was refused. */
    private record Fault(int position, String code, Optional<String> expected) {}

    private static Optional<Fault> guilty(Answer answer) {
        var problem = answer.json().getJsonObject("problem", new JsonObject());
        var errors = problem.getJsonArray("errors");
        if (errors == null || errors.isEmpty()) {
            return Optional.empty();
        }
        var first = errors.getJsonObject(0);
        var matcher = SELECTOR.matcher(first.getString("pointer"));
        return matcher.matches()
                ? Optional.of(new Fault(
                        Integer.parseInt(matcher.group(1)),
                        first.getString("code"),
                        Optional.ofNullable(first.getString("expected"))))
                : Optional.empty();
    }

    private Map<String, Object> tree(Group group) {
        var tree = new LinkedHashMap<>(head);
        tree.put("selectors", group.selectors());
        tree.put("window", window(group.claim()));
        tree.put("marking", group.claim().marking().wire());
        return tree;
    }

    private static Map<String, Object> window(Claim claim) {
        var window = new LinkedHashMap<String, Object>();
        window.put("from", claim.from().toString());
        claim.to().ifPresent(to -> window.put("to", to.toString()));
        return window;
    }

    private void leave(LeftOut one, Optional<String> expected) {
        leftOut++;
        var answer = new JsonObject()
                .put("object", one.id())
                .put("type", one.type())
                .put("outcome", "left-out")
                .put("reason", one.reason());
        expected.ifPresent(text -> answer.put("expected", text));
        write(answer);
    }

    private void write(JsonObject answer) {
        if (!context.response().closed()) {
            context.response().write(answer.toBuffer().appendByte((byte) '\n'));
        }
    }

    private Future<Void> end() {
        return context.response().closed()
                ? Future.succeededFuture()
                : context.response()
                        .end(Import.counted(counts)
                                .put("leftOut", leftOut)
                                .toBuffer()
                                .appendByte((byte) '\n'));
    }
}
