package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sekimori.bus.Envelope;
import org.sekimori.bus.Outcome;
import org.sekimori.journal.CanonicalJson;
import org.sekimori.journal.Digest;
import org.sekimori.journal.Malformed;
import org.sekimori.operation.Actor;

/**
 * From a line to the order that it is, and to its answer. A line is named by its sender, seat and {@code reference}, or else
 * by all that it says, so that the same file sent again asks for nothing new.
 *
 * @param check where a line's tree breaks the contract
 */
record LineOrders(
        RoutingContext context,
        Actor actor,
        String action,
        Binding binding,
        Asking asking,
        Function<Object, List<Problem.Fault>> check,
        CommandBodies commands,
        Clock clock) {
    private static final String REFERENCE = "reference";

    /** A longer one breaks the contract, and is not repeated in the answer. */
    private static final int LONGEST = 200;

    /** Beyond this a line is read off the event loop; 16 KiB take a quarter of a millisecond. */
    private static final int LONG_BYTES = 16 * 1024;

    private static final Set<String> STOPPING = Set.of("try-again", "unauthenticated");

    /** How often a busy hub is asked again, a second or more apart, before the line is answered so. */
    private static final int PATIENCE = 20;

    /** What became of a line. */
    enum Result {
        CREATED,
        UNCHANGED,
        REFUSED,
        /** Refused, and so would be what follows: the hub is too busy, or the sender is known no longer. */
        STOPPED
    }

    /** @param json one line */
    record Answer(Result result, JsonObject json) {}

    /** The tree of a line, as far as it can be read; {@code name} tells it from other lines of this sender. */
    private record Read(Optional<String> reference, Object tree, String name) {}

    Future<Answer> give(Lines.Line line) {
        if (!clock.instant().isBefore(Guard.caller(context).expires())) {
            return Future.succeededFuture(refused(line, Optional.empty(), Problem.of(401, "unauthenticated")));
        }
        if (line.bytes().isEmpty()) {
            return Future.succeededFuture(refused(line, Optional.empty(), Problem.of(413, "too-large")));
        }
        var bytes = line.bytes().get();
        return beside(bytes, () -> read(bytes))
                .compose(read -> beside(bytes, () -> envelope(read))
                        .compose(envelope -> ask(envelope, PATIENCE))
                        .map(outcome -> answer(line, read.reference(), outcome))
                        .otherwise(failure -> refused(line, read.reference(), problem(failure))))
                .otherwise(failure -> refused(line, Optional.empty(), problem(failure)));
    }

    private <T> Future<T> beside(byte[] bytes, Supplier<T> work) {
        return bytes.length > LONG_BYTES
                ? vertx().executeBlocking(work::get, false)
                : Future.future(promise -> promise.complete(work.get()));
    }

    private Vertx vertx() {
        return asking.vertx();
    }

    private Read read(byte[] bytes) {
        var tree = CanonicalJson.parse(bytes);
        var reference = tree instanceof Map<?, ?> object
                        && object.get(REFERENCE) instanceof String text
                        && text.length() <= LONGEST
                ? Optional.of(text)
                : Optional.<String>empty();
        var name = reference
                .map(text -> REFERENCE + "\n" + text)
                .orElseGet(() -> "line\n" + Digest.hex(CanonicalJson.bytes(tree)));
        return new Read(reference, tree, name);
    }

    private Envelope envelope(Read read) {
        var faults = check.apply(read.tree());
        if (!faults.isEmpty()) {
            throw Problem.of(422, "invalid-content").at(faults);
        }
        if (read.tree() instanceof Map<?, ?> object) {
            object.remove(REFERENCE);
        }
        var found = commands.read(binding.type(), read.tree());
        return new Envelope(
                actor,
                action,
                Optional.empty(),
                found.command(),
                Cause.ofLine(actor, context.normalizedPath(), read.name()),
                found.request(),
                Optional.empty());
    }

    private Future<Outcome> ask(Envelope envelope, int patience) {
        return asking.ask(binding.room(), envelope)
                .compose(outcome -> outcome instanceof Outcome.Busy busy
                                && patience > 0
                                && !context.response().closed()
                        ? vertx().timer(busy.retryAfterSeconds(), TimeUnit.SECONDS)
                                .compose(_ -> ask(envelope, patience - 1))
                        : Future.succeededFuture(outcome));
    }

    private Answer answer(Lines.Line line, Optional<String> reference, Outcome outcome) {
        if (!(outcome instanceof Outcome.Done done)) {
            return refused(line, reference, Problems.of(outcome));
        }
        var result = done.repeated() ? Result.UNCHANGED : Result.CREATED;
        return new Answer(result, head(line, reference, result).mergeIn(CommandRoutes.json(done, "state")));
    }

    private Answer refused(Lines.Line line, Optional<String> reference, Problem problem) {
        var result = STOPPING.contains(problem.code()) ? Result.STOPPED : Result.REFUSED;
        var language = context.request().getHeader("Accept-Language");
        return new Answer(
                result, head(line, reference, Result.REFUSED).put("problem", Problems.body(problem, language)));
    }

    private Problem problem(Throwable failure) {
        return failure instanceof Malformed malformed ? Problems.of(malformed) : Problems.of(failure, 500, context);
    }

    private static JsonObject head(Lines.Line line, Optional<String> reference, Result result) {
        var head = new JsonObject().put("line", line.number());
        reference.ifPresent(text -> head.put(REFERENCE, text));
        return head.put("outcome", result.name().toLowerCase(Locale.ROOT));
    }
}
