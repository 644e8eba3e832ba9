package org.sekimori.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sekimori.identity.IssuerSignIn;
import org.sekimori.identity.SignInFailed;
import org.sekimori.operation.Person;
import org.sekimori.operation.Seat;

/** Signing in by the configured issuer, and what the sign-in screen may offer. */
final class IssuerRoutes {
    private static final int RETRY_SECONDS = 5;

    private final Parts parts;
    private final SessionCookie sessions;

    IssuerRoutes(Parts parts) {
        this.parts = parts;
        this.sessions = new SessionCookie(parts);
    }

    void mount(RouterBuilder builder) {
        builder.getRoute("signInOptions").addHandler(this::options);
        builder.getRoute("signInAtIssuer").setDoValidation(false).addHandler(this::login);
        builder.getRoute("returnFromIssuer").setDoValidation(false).addHandler(this::callback);
    }

    private void options(RoutingContext context) {
        if (parts.settings().demo() && Guard.forwarded(context.request())) {
            throw Problem.of(403, "demo-forwarded");
        }
        var offered = switch (parts.signIn()) {
            case SignIn.ByPassword _ -> offer(true, false).put("accounts", accounts());
            case SignIn.ByIssuer _ -> offer(false, true);
            case SignIn.Elsewhere _ -> offer(false, false);
        };
        context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(offered.toBuffer());
    }

    private static JsonObject offer(boolean demo, boolean oidc) {
        return new JsonObject().put("demo", demo).put("oidc", oidc);
    }

    private JsonArray accounts() {
        return new JsonArray(parts.directory().get().persons().values().stream()
                .sorted(Comparator.comparing(Person::user))
                .map(IssuerRoutes::account)
                .toList());
    }

    private static JsonObject account(Person person) {
        return new JsonObject()
                .put("id", person.user())
                .put("name", person.name())
                .put(
                        "seats",
                        new JsonArray(
                                person.seats().stream().sorted().map(Seat::wire).toList()));
    }

    private IssuerSignIn issuer() {
        return switch (parts.signIn()) {
            case SignIn.ByIssuer by -> by.issuer();
            case SignIn.ByPassword _, SignIn.Elsewhere _ -> throw Problem.notFound();
        };
    }

    private void login(RoutingContext context) {
        var issuer = issuer();
        var to = one(context, "to").map(ReturnPath::of).orElse(Optional.of(ReturnPath.HOME));
        if (to.isEmpty()) {
            throw Problem.of(400, "invalid-parameter")
                    .at(List.of(
                            new Problem.Fault("/query/to", "invalid-parameter", Optional.of("a path of the console"))));
        }
        issuer.begin(to.get().value())
                .compose(begun -> {
                    context.response()
                            .addCookie(attempt(begun.cookie())
                                    .setMaxAge(begun.lifetime().toSeconds()));
                    return context.response()
                            .setStatusCode(302)
                            .putHeader("Location", begun.address())
                            .putHeader("Cache-Control", "no-store")
                            .end();
                })
                .onFailure(failure -> failed(context, failure));
    }

    private void callback(RoutingContext context) {
        var issuer = issuer();
        var cookie = context.request().getCookie(attemptName());
        var back = new IssuerSignIn.Return(
                cookie == null ? "" : cookie.getValue(),
                one(context, "state").orElse(""),
                one(context, "code"),
                one(context, "iss"));
        issuer.finish(back)
                .onComplete(ended -> {
                    // The cookie of another tab's attempt stays: that one may still be finished.
                    if (!(ended.cause() instanceof SignInFailed failed && failed.why() == SignInFailed.Why.EXPIRED)) {
                        context.response().addCookie(attempt("").setMaxAge(0));
                    }
                })
                .compose(finished -> sessions.open(context, finished.person())
                        .compose(_ -> SignInPage.goOn(
                                context, ReturnPath.of(finished.to()).orElse(ReturnPath.HOME))))
                .onFailure(failure -> failed(context, failure));
    }

    /** The parameter, if it is there; twice is as if it were not. */
    private static Optional<String> one(RoutingContext context, String name) {
        var values = context.queryParam(name);
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    private String attemptName() {
        return parts.settings().secure() ? "__Host-sekimori-sign-in" : "sekimori-sign-in";
    }

    /** Lax, since the way back from the issuer begins on another site. */
    private Cookie attempt(String value) {
        return Cookie.cookie(attemptName(), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(parts.settings().secure())
                .setSameSite(CookieSameSite.LAX);
    }

    /** A person reads this, not a program; so it is a page where the browser asked for one. */
    private void failed(RoutingContext context, Throwable failure) {
        var problem = failure instanceof SignInFailed refused ? problem(refused) : Optional.<Problem>empty();
        var accept = context.request().getHeader("Accept");
        if (problem.isEmpty() || accept == null || !accept.contains("text/html")) {
            context.fail(problem.<Throwable>map(p -> p).orElse(failure));
            return;
        }
        parts.unauthenticated().count(problem.get().code());
        SignInPage.refuse(context, problem.get()).onFailure(context::fail);
    }

    private static Optional<Problem> problem(SignInFailed refused) {
        return Optional.of(
                switch (refused.why()) {
                    case EXPIRED -> Problem.of(400, "sign-in-expired");
                    case REFUSED -> Problem.of(403, "sign-in-refused");
                    case UNKNOWN -> Problem.of(403, "not-in-directory");
                    case UNAVAILABLE -> Problem.of(503, "issuer-unavailable").with("retryAfter", RETRY_SECONDS);
                });
    }
}
