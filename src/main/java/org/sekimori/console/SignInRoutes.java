package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.openapi.router.RouterBuilder;
import io.vertx.openapi.contract.Operation;
import java.time.Duration;
import java.util.Map;
import org.sekimori.identity.Passwords;
import org.sekimori.operation.Person;

/** Signing in by password, and out. Without demo accounts there is nothing to sign in to here, and the paths say so with 404. */
final class SignInRoutes {
    private final Parts parts;
    private final Contract contract;
    private final Bodies bodies;
    private final SessionCookie sessions;

    SignInRoutes(Parts parts, Contract contract, Bodies bodies) {
        this.parts = parts;
        this.sessions = new SessionCookie(parts);
        this.contract = contract;
        this.bodies = bodies;
    }

    void mount(RouterBuilder builder) {
        mount(builder, "signInForToken", this::token);
        mount(builder, "signInForSession", this::session);
        builder.getRoute("signOut").addHandler(this::signOut);
    }

    private interface Answer {
        Future<Void> to(RoutingContext context, SignIn.ByPassword signIn, Person person);
    }

    private void mount(RouterBuilder builder, String name, Answer answer) {
        var operation = contract.openApi().operation(name);
        builder.getRoute(name)
                .setDoValidation(false)
                .addHandler(this::admit)
                .addHandler(bodies::read)
                .addHandler(context -> check(context, operation)
                        .compose(person -> answer.to(context, signIn(), person))
                        .onFailure(context::fail));
    }

    private SignIn.ByPassword signIn() {
        return switch (parts.signIn()) {
            case SignIn.ByPassword demo -> demo;
            case SignIn.ByIssuer _, SignIn.Elsewhere _ -> throw Problem.notFound();
        };
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

    private Future<Void> token(RoutingContext context, SignIn.ByPassword signIn, Person person) {
        return sessions.noted(person).compose(_ -> sendToken(context, signIn, person));
    }

    private static Future<Void> sendToken(RoutingContext context, SignIn.ByPassword signIn, Person person) {
        var body = new JsonObject()
                .put("access_token", signIn.issuer().token(person.user()))
                .put("token_type", "Bearer")
                .put("expires_in", signIn.issuer().lifetime().toSeconds());
        return context.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end(body.toBuffer());
    }

    private Future<Void> session(RoutingContext context, SignIn.ByPassword signIn, Person person) {
        return sessions.open(context, person)
                .compose(_ -> context.response()
                        .setStatusCode(204)
                        .putHeader("Cache-Control", "no-store")
                        .end());
    }

    private void signOut(RoutingContext context) {
        var cookie = context.request().getCookie(Guard.cookieName(parts.settings()));
        if (cookie != null && !Guard.fromUs(parts.settings(), context.request())) {
            throw Problem.of(403, "origin-not-ours");
        }
        sessions.close(context)
                .compose(_ -> {
                    sessions.forget(context);
                    return context.response()
                            .setStatusCode(204)
                            .putHeader("Cache-Control", "no-store")
                            .end();
                })
                .onFailure(context::fail);
    }
}
