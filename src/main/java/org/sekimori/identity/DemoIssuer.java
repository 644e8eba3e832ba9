package org.sekimori.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * An issuer inside the hub, so that it can be tried without one. For a hub on loopback only; it does not exist beside a
 * configured issuer, and the console refuses it to requests that came through a proxy.
 */
public final class DemoIssuer implements TokenKeys {
    private static final String ISSUER = "urn:sekimori:demo";
    private static final String AUDIENCE = "sekimori";

    private final JsonObject key;
    private final JWTAuth library;
    private final Duration lifetime;
    private final Clock clock;

    private DemoIssuer(JsonObject key, JWTAuth library, Duration lifetime, Clock clock) {
        this.key = key;
        this.library = library;
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /**
     * Opens the issuer with the key in this file, made (0600) if there is none. Reads the file: not for an event loop.
     *
     * @param host that the hub listens on
     * @throws IllegalArgumentException on any other host than loopback
     */
    public static DemoIssuer open(Vertx vertx, Path keyFile, String host, Duration lifetime, Clock clock) {
        if (!Set.of("127.0.0.1", "::1", "[::1]", "localhost").contains(host)) {
            throw new IllegalArgumentException(
                    "expected demo accounts on a loopback address only; with another host, configure an issuer");
        }
        var key = DemoKey.in(keyFile);
        return new DemoIssuer(key, JWTAuth.create(vertx, new JWTAuthOptions().addJwk(key)), lifetime, clock);
    }

    /** What its tokens must be like; they live as long as the issuer was told. */
    public TokenRules rules() {
        return new TokenRules(ISSUER, AUDIENCE, lifetime, Duration.ofMinutes(1), Set.of("ES256"), "sub");
    }

    /** The public half. */
    @Override
    public Future<List<JsonObject>> load() {
        var open = key.copy();
        open.remove("d");
        return Future.succeededFuture(List.of(open));
    }

    public Duration lifetime() {
        return lifetime;
    }

    /** A token for a person whose password was checked. */
    public String token(String user) {
        var now = clock.instant();
        var claims = new JsonObject()
                .put("sub", user)
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(lifetime).getEpochSecond());
        return library.generateToken(
                claims, new JWTOptions().setAlgorithm("ES256").setIssuer(ISSUER).addAudience(AUDIENCE));
    }
}
