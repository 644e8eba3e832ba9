package org.sekimori.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/**
 * Verifies bearer tokens. The library checks the signature; everything that it would let pass is checked here first
 * (algorithm, headers that bring their own key) or after (claims, lifetime).
 */
public final class Tokens {
    /** Longer is no token of ours. */
    private static final int MAX_CHARS = 8_192;

    /** How soon an unknown key may make us ask the issuer again. */
    private static final Duration RELOAD = Duration.ofSeconds(30);

    /** Headers by which a token would choose the key that it is checked with, or change what is checked. */
    private static final Set<String> REFUSED_HEADERS =
            Set.of("jku", "jwk", "x5u", "x5c", "crit", "b64", "nonce", "zip");

    private final Vertx vertx;
    private final TokenRules rules;
    private final TokenKeys keys;
    private final Clock clock;
    private volatile Loaded loaded = new Loaded(List.of(), null, new KnownTokens());
    private Instant asked = Instant.MIN;
    private Future<Loaded> answer = Future.failedFuture(new BadToken("no keys"));

    /**
     * The keys as last loaded; {@code library} is null while there is none, since without a key it accepts anything. What
     * they signed is known for as long as they are.
     */
    private record Loaded(List<String> ids, JWTAuth library, KnownTokens known) {}

    public Tokens(Vertx vertx, TokenRules rules, TokenKeys keys, Clock clock) {
        this.vertx = vertx;
        this.rules = rules;
        this.keys = keys;
        this.clock = clock;
    }

    /** Fails with {@link BadToken}, or with the failure of the key source if the keys could not be had. */
    public Future<Verified> verify(String token) {
        return signed(token).map(this::claims);
    }

    /**
     * The same for an ID token, whose audience is the client, and which answers to a nonce.
     *
     * <p>Source: OpenID Connect Core 1.0, section 3.1.3.7.
     */
    Future<Verified> verifyIdToken(String token, String nonce) {
        return signed(token).map(claims -> {
            var verified = claims(claims);
            var asked = claims.getValue("nonce") instanceof String given
                    && MessageDigest.isEqual(
                            given.getBytes(StandardCharsets.UTF_8), nonce.getBytes(StandardCharsets.UTF_8));
            if (!asked) {
                throw new BadToken("nonce");
            }
            var shared = claims.getValue("aud") instanceof JsonArray many && many.size() > 1;
            if ((shared || claims.containsKey("azp")) && !rules.audience().equals(claims.getValue("azp"))) {
                throw new BadToken("azp");
            }
            return verified;
        });
    }

    private Future<JsonObject> signed(String token) {
        try {
            var header = header(token);
            return loaded(header).compose(keySet -> signed(keySet, token));
        } catch (BadToken bad) {
            return Future.failedFuture(bad);
        }
    }

    /** The library throws on claims of the wrong type instead of failing; either way the token is not valid. */
    private static Future<JsonObject> signed(Loaded keySet, String token) {
        var known = keySet.known.find(token);
        if (known.isPresent()) {
            return Future.succeededFuture(known.orElseThrow());
        }
        return Future.succeededFuture()
                .compose(_ -> keySet.library.authenticate(new TokenCredentials(token)))
                .map(user -> user.attributes().getJsonObject("accessToken"))
                .onSuccess(claims -> keySet.known.keep(token, claims))
                .recover(_ -> Future.failedFuture(new BadToken("signature")));
    }

    private JsonObject header(String token) {
        var parts = token.split("\\.", -1);
        if (token.length() > MAX_CHARS || parts.length != 3 || parts[2].isEmpty()) {
            throw new BadToken("form");
        }
        var header = decoded(parts[0]);
        if (!(header.getValue("alg") instanceof String algorithm)
                || !rules.algorithms().contains(algorithm)) {
            throw new BadToken("algorithm");
        }
        if (REFUSED_HEADERS.stream().anyMatch(header::containsKey)) {
            throw new BadToken("header");
        }
        if (header.containsKey("kid") && !(header.getValue("kid") instanceof String)) {
            throw new BadToken("kid");
        }
        return header;
    }

    private static JsonObject decoded(String part) {
        try {
            return new JsonObject(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException | DecodeException e) {
            throw new BadToken("form");
        }
    }

    private Future<Loaded> loaded(JsonObject header) {
        var now = loaded;
        var known = now.library != null && (!header.containsKey("kid") || now.ids.contains(header.getString("kid")));
        // Each caller goes on in its own context, whoever asked.
        return known
                ? Future.succeededFuture(now)
                : Future.fromCompletionStage(asked().toCompletionStage(), vertx.getOrCreateContext());
    }

    /** The source's last answer; who comes while it is asked waits for it, or a good token would be refused at the start. */
    private synchronized Future<Loaded> asked() {
        var now = clock.instant();
        if (!now.isBefore(asked.plus(RELOAD))) {
            asked = now;
            answer = keys.load().map(this::load);
        }
        return answer;
    }

    private Loaded load(List<JsonObject> set) {
        var usable = set.stream().filter(this::usable).toList();
        if (usable.isEmpty()) {
            loaded = new Loaded(List.of(), null, new KnownTokens());
            throw new BadToken("no keys");
        }
        // Times are checked in claims(), by our clock and with our skew.
        var options = new JWTAuthOptions().setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
        usable.forEach(key -> options.addJwk(key.copy().put("alg", algorithm(key))));
        var ids = usable.stream().map(k -> k.getString("kid", "")).toList();
        var fresh = new Loaded(ids, JWTAuth.create(vertx, options), new KnownTokens());
        loaded = fresh;
        return fresh;
    }

    /** Symmetric keys are left out here, so that no public key can ever be taken for a shared secret. */
    private boolean usable(JsonObject key) {
        return Set.of("RSA", "EC", "OKP").contains(key.getString("kty", ""))
                && !"enc".equals(key.getString("use"))
                && rules.algorithms().contains(algorithm(key));
    }

    private static String algorithm(JsonObject key) {
        return key.getString(
                "alg",
                switch (key.getString("kty", "") + "/" + key.getString("crv", "")) {
                    case "RSA/" -> "RS256";
                    case "EC/P-256" -> "ES256";
                    case "EC/P-384" -> "ES384";
                    case "EC/P-521" -> "ES512";
                    case "OKP/Ed25519" -> "EdDSA";
                    default -> "";
                });
    }

    private Verified claims(JsonObject claims) {
        var now = clock.instant();
        if (!rules.issuer().equals(claims.getValue("iss"))) {
            throw new BadToken("iss");
        }
        if (!audience(claims.getValue("aud"))) {
            throw new BadToken("aud");
        }
        text(claims, "sub");
        var subject = text(claims, rules.subjectClaim());
        var expires = instant(claims, "exp");
        if (expires == null || !now.isBefore(expires.plus(rules.skew()))) {
            throw new BadToken("exp");
        }
        var issued = instant(claims, "iat");
        if (issued != null && issued.isAfter(now.plus(rules.skew()))) {
            throw new BadToken("iat");
        }
        var lifetime = Duration.between(issued == null ? now : issued, expires);
        if (lifetime.compareTo(rules.maxLifetime().plus(rules.skew())) > 0) {
            throw new BadToken("lifetime");
        }
        var notBefore = instant(claims, "nbf");
        if (notBefore != null && notBefore.isAfter(now.plus(rules.skew()))) {
            throw new BadToken("nbf");
        }
        return new Verified(subject, expires.plus(rules.skew()));
    }

    private static String text(JsonObject claims, String name) {
        if (!(claims.getValue(name) instanceof String text) || text.isBlank()) {
            throw new BadToken(name);
        }
        return text;
    }

    private boolean audience(Object claim) {
        return switch (claim) {
            case String one -> one.equals(rules.audience());
            case JsonArray many -> many.contains(rules.audience());
            case null, default -> false;
        };
    }

    private static Instant instant(JsonObject claims, String name) {
        return switch (claims.getValue(name)) {
            case null -> null;
            case Number seconds
            when seconds.doubleValue() >= 0 && seconds.doubleValue() < 253_402_300_800.0 ->
                Instant.ofEpochSecond(seconds.longValue());
            default -> throw new BadToken(name);
        };
    }
}
