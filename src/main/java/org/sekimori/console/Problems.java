package org.sekimori.console;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import io.vertx.openapi.validation.ValidatorException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sekimori.bus.Outcome;
import org.sekimori.journal.Journal;
import org.sekimori.journal.Malformed;
import org.sekimori.projection.BadCursor;
import org.sekimori.projection.ProjectionBehind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where refusals and failures become answers (RFC 9457). */
final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Pattern PARAMETER = Pattern.compile("(path|query|header|cookie) parameter ([A-Za-z-]+)");

    private final Unauthenticated unauthenticated;

    Problems(Unauthenticated unauthenticated) {
        this.unauthenticated = unauthenticated;
    }

    /** What a refused command answers; a done one is no problem. */
    static Problem of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Foreseen _ -> throw new IllegalArgumentException("what is foreseen is no problem");
            case Outcome.Done _ -> throw new IllegalArgumentException("done is no problem");
            case Outcome.Denied denied when denied.hidden() -> Problem.notFound();
            case Outcome.Denied denied -> Problem.of(403, "not-permitted").with("policies", denied.policies());
            case Outcome.Rejected rejected -> of(rejected);
            case Outcome.Stale stale -> Problem.of(412, "stale").with("version", stale.version());
            case Outcome.KeyReused _ -> Problem.of(409, "idempotency-key-reused");
            case Outcome.Unfit unfit ->
                Problem.of(422, unfit.code(), sentence(unfit.expected()))
                        .at(List.of(new Problem.Fault(unfit.pointer(), unfit.code(), Optional.of(unfit.expected()))));
            case Outcome.LimitReached reached -> of(reached);
            case Outcome.Busy busy -> Problem.tryAgain(busy.retryAfterSeconds());
        };
    }

    private static Problem of(Outcome.LimitReached reached) {
        return Problem.of(
                        429,
                        "selector-limit",
                        "Expected no more selectors today than the " + reached.left() + " that are left of "
                                + reached.limit() + ".")
                .with("limit", reached.limit())
                .with("left", reached.left())
                .with("until", reached.until().toString())
                .with("retryAfter", reached.retryAfterSeconds());
    }

    private static Problem of(Outcome.Rejected rejected) {
        var code = rejected.reason().wire();
        return switch (rejected.reason().kind()) {
            case MOMENT -> Problem.of(409, code, rejected.expected());
            case NEVER -> Problem.of(403, code, rejected.expected());
            case UNKNOWN -> Problem.notFound();
            case CONTENT ->
                Problem.of(422, code, rejected.expected())
                        .at(rejected.pointer()
                                .map(p -> List.of(new Problem.Fault(p, code, Optional.empty())))
                                .orElse(List.of()));
        };
    }

    static Problem of(Malformed malformed) {
        var fault = new Problem.Fault(malformed.pointer(), malformed.code(), Optional.of(malformed.expected()));
        return switch (malformed.code()) {
            case "not-json", "too-deep" -> Problem.of(400, malformed.code(), sentence(malformed.expected()));
            case "too-large" -> Problem.of(413, "too-large", sentence(malformed.expected()));
            default -> Problem.of(422, "invalid-content").at(List.of(fault));
        };
    }

    private static String sentence(String expected) {
        return "Expected " + expected + ".";
    }

    /** Answers whatever a route failed with. */
    void failed(RoutingContext context) {
        answer(context, of(context.failure(), context.statusCode(), context));
    }

    static Problem of(Throwable failure, int status, RoutingContext context) {
        return switch (failure) {
            case Problem problem -> problem;
            case Malformed malformed -> of(malformed);
            case HttpException http when http.getCause() instanceof ValidatorException invalid -> of(invalid);
            case ValidatorException invalid -> of(invalid);
            case Journal.Overloaded _ -> Problem.tryAgain(1);
            case ProjectionBehind _ -> Problem.tryAgain(1);
            case BadCursor _ -> invalid("query", "after");
            case ReplyException reply when Asking.unheard(reply) -> Problem.tryAgain(1);
            case ReplyException _ -> unexpected(failure, context);
            case HttpException http -> ofStatus(http.getStatusCode(), failure, context);
            case null, default -> ofStatus(status, failure, context);
        };
    }

    /** The library's words name what it was given, so only the parameter's name is taken from them. */
    private static Problem of(ValidatorException invalid) {
        var matcher = PARAMETER.matcher(String.valueOf(invalid.getMessage()));
        if (!matcher.find()) {
            return Problem.of(400, "invalid-parameter");
        }
        if (matcher.group(1).equals("path")) {
            return Problem.notFound();
        }
        return invalid(matcher.group(1), matcher.group(2));
    }

    private static Problem invalid(String place, String parameter) {
        var fault = new Problem.Fault("/" + place + "/" + parameter, "invalid-parameter", Optional.empty());
        return Problem.of(400, "invalid-parameter").at(List.of(fault));
    }

    static Problem ofStatus(int status, Throwable failure, RoutingContext context) {
        return switch (status) {
            case 400 -> Problem.of(400, "bad-request");
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(405, "method-not-allowed");
            case 413 -> Problem.of(413, "too-large");
            case 414 -> Problem.of(414, "uri-too-long");
            case 415 -> Problem.of(415, "unsupported-media-type");
            case 431 -> Problem.of(431, "headers-too-large");
            default -> unexpected(failure, context);
        };
    }

    /** The caller gets a number, the log the same number and what happened. */
    private static Problem unexpected(Throwable failure, RoutingContext context) {
        var incident = UUID.randomUUID();
        LOG.error(
                "incident {} at {} {}",
                incident,
                context.request().method(),
                context.currentRoute() == null
                        ? "no route"
                        : context.currentRoute().getPath(),
                failure);
        return Problem.of(500, "internal-error").with("incident", incident.toString());
    }

    void answer(RoutingContext context, Problem problem) {
        if (context.get(Guard.CALLER) == null && problem.status() < 500) {
            unauthenticated.count(problem.code());
        }
        var response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            context.request().connection().close();
            return;
        }
        if (!context.request().isEnded()) {
            // The rest of the body is not wanted; the next request comes on a new connection.
            response.putHeader("Connection", "close");
            context.request().resume();
        }
        if (problem.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        if (problem.more().get("retryAfter") instanceof Integer seconds) {
            response.putHeader("Retry-After", seconds.toString());
        }
        response.setStatusCode(problem.status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .end(body(problem, context.request().getHeader("Accept-Language"))
                        .toBuffer());
    }

    static JsonObject body(Problem problem, String acceptLanguage) {
        var language = Titles.language(acceptLanguage);
        var body = new JsonObject()
                .put("type", "urn:sekimori:problem:" + problem.code())
                .put("title", Titles.of(problem.code(), problem.status(), language))
                .put("status", problem.status())
                .put("code", problem.code());
        problem.detail().ifPresent(detail -> body.put("detail", detail));
        if (!problem.faults().isEmpty()) {
            var errors = new JsonArray();
            for (var fault : problem.faults()) {
                var error = new JsonObject().put("pointer", fault.pointer()).put("code", fault.code());
                fault.expected().ifPresent(expected -> error.put("expected", expected));
                errors.add(error);
            }
            body.put("errors", errors);
        }
        problem.more().forEach((name, value) -> {
            if (!name.equals("retryAfter")) {
                body.put(name, value);
            }
        });
        return body;
    }
}
