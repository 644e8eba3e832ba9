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
 * @param demo and the password of all its accounts, on a demonstration hub
 */
record SigningIn(Callers callers, Sessions sessions, Optional<SignIn> demo, Optional<Secret> password) {
    private static final Duration SESSION = Duration.ofHours(8);

    static SigningIn of(HubConfig config, Vertx vertx, Pool pool, Supplier<Directory> directory, Clock clock) {
        var sessions = new Sessions(pool, SESSION, clock);
        if (!config.isDemo()) {
            var tokens = new Tokens(vertx, rules(config.oidc()), keys(config.oidc(), vertx), clock);
            return new SigningIn(
                    new Callers(tokens, sessions, directory), sessions, Optional.empty(), Optional.empty());
        }
        var password =
                config.demo().password().orElseGet(() -> config.varDirectory().secret("demo-password"));
        var issuer = DemoIssuer.open(
                vertx,
                config.varDirectory().file("demo-issuer.jwk"),
                config.http().host(),
                config.demo().tokenLifetime(),
                clock);
        var tokens = new Tokens(vertx, issuer.rules(), issuer, clock);
        var signIn = new SignIn(issuer, new Passwords(password.reveal(), directory, clock));
        return new SigningIn(
                new Callers(tokens, sessions, directory), sessions, Optional.of(signIn), Optional.of(password));
    }

    private static TokenRules rules(HubConfig.Oidc oidc) {
        var issuer = oidc.issuer().orElseThrow();
        return new TokenRules(
                issuer,
                oidc.audience(),
                oidc.maxTokenLifetime(),
                oidc.clockSkew(),
                TokenRules.ofIssuer(issuer, oidc.audience()).algorithms());
    }

    private static TokenKeys keys(HubConfig.Oidc oidc, Vertx vertx) {
        var keys = oidc.jwks().orElseGet(() -> oidc.issuer().orElseThrow() + "/.well-known/jwks.json");
        return keys.startsWith("http")
                ? new JwksUrl(WebClient.create(vertx), keys)
                : new JwksFile(vertx, Path.of(keys));
    }
}
