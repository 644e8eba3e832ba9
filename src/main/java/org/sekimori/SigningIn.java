package org.sekimori;

import io.vertx.core.Vertx;
import io.vertx.ext.web.client.WebClient;
import io.vertx.sqlclient.Pool;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.sekimori.config.HubConfig;
import org.sekimori.config.Secret;
import org.sekimori.console.SignIn;
import org.sekimori.identity.Callers;
import org.sekimori.identity.DemoIssuer;
import org.sekimori.identity.FinishedSignIns;
import org.sekimori.identity.Issuer;
import org.sekimori.identity.IssuerSignIn;
import org.sekimori.identity.JwksFile;
import org.sekimori.identity.JwksUrl;
import org.sekimori.identity.Passwords;
import org.sekimori.identity.Sessions;
import org.sekimori.identity.TokenKeys;
import org.sekimori.identity.TokenRules;
import org.sekimori.identity.Tokens;
import org.sekimori.operation.Directory;

/**
 * How callers become known: by the configured issuer or, on a demonstration hub, by one of its own. Never both.
 *
 * @param password of all demo accounts, on a demonstration hub
 */
record SigningIn(Callers callers, Sessions sessions, SignIn signIn, Optional<Secret> password) {
    private static final Duration SESSION = Duration.ofHours(8);

    static SigningIn of(HubConfig config, Vertx vertx, Pool pool, Supplier<Directory> directory, Clock clock) {
        var sessions = new Sessions(pool, SESSION, clock);
        return config.isDemo()
                ? demo(config, vertx, sessions, directory, clock)
                : byIssuer(config, vertx, pool, sessions, directory, clock);
    }

    private static SigningIn demo(
            HubConfig config, Vertx vertx, Sessions sessions, Supplier<Directory> directory, Clock clock) {
        var password =
                config.demo().password().orElseGet(() -> config.varDirectory().secret("demo-password"));
        var issuer = DemoIssuer.open(
                vertx,
                config.varDirectory().file("demo-issuer.jwk"),
                config.http().host(),
                config.demo().tokenLifetime(),
                clock);
        var tokens = new Tokens(vertx, issuer.rules(), issuer, clock);
        var signIn = new SignIn.ByPassword(issuer, new Passwords(password.reveal(), directory, clock));
        return new SigningIn(new Callers(tokens, sessions, directory), sessions, signIn, Optional.of(password));
    }

    private static SigningIn byIssuer(
            HubConfig config, Vertx vertx, Pool pool, Sessions sessions, Supplier<Directory> directory, Clock clock) {
        var oidc = config.oidc();
        var web = WebClient.create(vertx);
        var issuer = new Issuer(vertx, web, oidc.issuer().orElseThrow(), clock);
        var keys = oidc.jwks().map(at -> keys(at, web, vertx)).orElse(issuer);
        var tokens = new Tokens(vertx, rules(oidc, oidc.audience()), keys, clock);
        var signIn = oidc.clientId()
                .<SignIn>map(id -> new SignIn.ByIssuer(new IssuerSignIn(
                        vertx,
                        issuer,
                        client(config, id),
                        new Tokens(vertx, rules(oidc, id), keys, clock),
                        new FinishedSignIns(pool, clock),
                        directory,
                        clock)))
                .orElseGet(SignIn.Elsewhere::new);
        return new SigningIn(new Callers(tokens, sessions, directory), sessions, signIn, Optional.empty());
    }

    private static IssuerSignIn.Client client(HubConfig config, String id) {
        var home = config.http().publicUrl().orElseThrow().replaceAll("/+$", "");
        return new IssuerSignIn.Client(id, config.oidc().clientSecret().reveal(), home + "/auth/callback");
    }

    private static TokenRules rules(HubConfig.Oidc oidc, String audience) {
        var issuer = oidc.issuer().orElseThrow();
        return new TokenRules(
                issuer,
                audience,
                oidc.maxTokenLifetime(),
                oidc.clockSkew(),
                TokenRules.ofIssuer(issuer, audience).algorithms(),
                oidc.subjectClaim());
    }

    private static TokenKeys keys(String at, WebClient web, Vertx vertx) {
        return at.startsWith("http") ? new JwksUrl(web, at) : new JwksFile(vertx, Path.of(at));
    }
}
