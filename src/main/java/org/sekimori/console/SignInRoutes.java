package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.sekimori.identity.Passwords;
import org.sekimori.operation.Person;

/** Signing in and out. Without demo accounts there is nothing to sign in to here, and the paths say so with 404. */
final class SignInRoutes {
    private final Parts parts;
    private final Contract contract;
    private final Bodies bodies;

    SignInRoutes(Parts parts, Contract contract, Bodies bodies) {
        this.parts = parts;
        this.contract = contract;
        this.bodies = bodies;
    }

    void mount(RouterBuilder builder) {
        mount(builder, "signInForToken", this::token);
        mount(builder, "signInForSession", this::session);
        builder.getRoute("signOut").addHandler(this::signOut);
    }

    private interface Answer {
        Future<Void> to(RoutingContext context, SignIn signIn, Person person);
    }

    private void mount(RouterBuilder builder, String name, Answer answer) {
        var operation = contract.openApi().operation(name);
        builder.getRoute(name)
                .setDoValidation(false)
                .addHandler(this::admit)
                .addHandler(bodies::read)
                .addHandler(context -> check(context, operation)
                        .compose(person -> noted(person, "sign-in").compose(_ -> answer.to(context, signIn(), person)))
                        .onFailure(context::fail));
    }

    private SignIn signIn() {
        return parts.signIn().orElseThrow(Problem::notFound);
    }

    private void admit(RoutingContext context) {
        signIn();
        if (Guard.forwarded(context.request())) {
            throw Problem.of(403, "demo-forwarded");
        }
        // Another site must not sign its visitors in to accounts of its choice.
        if (context.request().getHeader("Origin") != null && !Guard.fromUs(parts.settings(), context.request())) {
            throw Problem.of(403, "origin-not-ours");
        }
        context.next();
    }

    private Future<Person> check(RoutingContext context, Operation operation) {
        var sender = context.request().remoteAddress().hostAddress();
        return bodies.parsed(context, operation, Map.class::cast).map(tree -> {
            var user = String.valueOf(tree.get("username"));
            var password = String.valueOf(tree.get("password"));
            return switch (signIn().passwords().check(user, password, String.valueOf(sender))) {
                case Passwords.Attempt.Right right -> right.person();
                case Passwords.Attempt.Wrong _ -> throw Problem.of(401, "wrong-credentials");
                case Passwords.Attempt.Wait wait ->
                    throw Problem.of(429, "too-many-requests").with("retryAfter", seconds(wait.time()));
            };
        });
    }

    private static int seconds(Duration time) {
        return (int) time.toSeconds() + 1;
    }

    private Future<Void> noted(Person person, String action) {
        return parts.accessNotes()
                .note(new AccessNotes.Note(
                        person.key(),
                        person.organisation(),
                        Optional.empty(),
                        action,
                        Optional.empty(),
                        AccessNotes.Outcome.DONE));
    }

    private Future<Void> token(RoutingContext context, SignIn signIn, Person person) {
        var body = new JsonObject()
                .put("access_token", signIn.issuer().token(person.user()))
                .put("token_type", "Bearer")
                .put("expires_in", signIn.issuer().lifetime().toSeconds());
        return context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }

    private Future<Void> session(RoutingContext context, SignIn signIn, Person person) {
        return parts.sessions().open(person.key()).compose(id -> {
            context.response()
                    .addCookie(cookie(id).setMaxAge(parts.sessions().lifetime().toSeconds()));
            return context.response()
                    .setStatusCode(204)
                    .putHeader("Cache-Control", "no-store")
                    .end();
        });
    }

    private Cookie cookie(String value) {
        return Cookie.cookie(Guard.cookieName(parts.settings()), value)
                .setPath("/")
                .setHttpOnly(true)
                .setSecure(parts.settings().secure())
                .setSameSite(CookieSameSite.STRICT);
    }

    private void signOut(RoutingContext context) {
        var cookie = context.request().getCookie(Guard.cookieName(parts.settings()));
        if (cookie != null && !Guard.fromUs(parts.settings(), context.request())) {
            throw Problem.of(403, "origin-not-ours");
        }
        var id = cookie == null ? Optional.<String>empty() : Optional.of(cookie.getValue());
        id.map(parts.sessions()::close)
                .orElseGet(Future::succeededFuture)
                .compose(_ -> {
                    context.response().addCookie(cookie("").setMaxAge(0));
                    return context.response()
                            .setStatusCode(204)
                            .putHeader("Cache-Control", "no-store")
                            .end();
                })
                .onFailure(context::fail);
    }
}
