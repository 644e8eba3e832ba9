package org.sekimori.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final long SECOND = NOW.getEpochSecond();
    private static final TokenRules RULES = TokenRules.ofIssuer("https://issuer.example", "sekimori");

    @TempDir
    private static Path directory;

    private static Vertx vertx;
    private static JsonObject key;
    private static Tokens tokens;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
        key = DemoKey.in(directory.resolve("issuer.jwk"));
        var open = key.copy();
        open.remove("d");
        tokens =
                new Tokens(vertx, RULES, () -> Future.succeededFuture(List.of(open)), Clock.fixed(NOW, ZoneOffset.UTC));
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private static JsonObject claims() {
        return new JsonObject()
                .put("iss", "https://issuer.example")
                .put("aud", "sekimori")
                .put("sub", "legal")
                .put("iat", SECOND)
                .put("exp", SECOND + 600);
    }

    private static String sign(JsonObject claims, Map<String, Object> header) {
        return sign(key, claims, header);
    }

    private static String sign(JsonObject with, JsonObject claims, Map<String, Object> header) {
        return JWTAuth.create(vertx, new JWTAuthOptions().addJwk(with))
                .generateToken(
                        claims,
                        new JWTOptions()
                                .setAlgorithm("ES256")
                                .setNoTimestamp(true)
                                .setHeader(new JsonObject(header)));
    }

    private static String verdict(String token) {
        return verdict(tokens, token);
    }

    private static String verdict(Tokens by, String token) {
        try {
            return by.verify(token)
                    .map(Verified::subject)
                    .otherwise(failure -> "bad " + failure.getMessage())
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(10, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static String verdict(JsonObject claims) {
        return verdict(sign(claims, Map.of()));
    }

    private static String unsigned(String header, JsonObject claims, String signature) {
        var encoder = Base64.getUrlEncoder().withoutPadding();
        return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8)) + "."
                + encoder.encodeToString(claims.encode().getBytes(StandardCharsets.UTF_8)) + "." + signature;
    }

    @Test
    void a_right_token_says_who() {
        assertThat(verdict(claims())).isEqualTo("legal");
        assertThat(verdict(claims().put("aud", new JsonArray().add("x").add("sekimori"))))
                .isEqualTo("legal");
    }

    @Test
    void no_signature_and_shared_secrets_are_refused() {
        assertThat(verdict(unsigned("{\"alg\":\"none\"}", claims(), ""))).startsWith("bad");
        assertThat(verdict(unsigned("{\"alg\":\"none\"}", claims(), "x"))).isEqualTo("bad algorithm");
        assertThat(verdict(unsigned("{\"alg\":\"nOnE\"}", claims(), "x"))).isEqualTo("bad algorithm");
        assertThat(verdict(unsigned("{}", claims(), "x"))).isEqualTo("bad algorithm");
        var confused = JWTAuth.create(
                        vertx,
                        new JWTAuthOptions()
                                .addPubSecKey(new PubSecKeyOptions()
                                        .setAlgorithm("HS256")
                                        .setBuffer(key.getString("x"))))
                .generateToken(claims(), new JWTOptions().setAlgorithm("HS256"));
        assertThat(verdict(confused)).isEqualTo("bad algorithm");
    }

    @Test
    void a_foreign_key_or_a_touched_token_is_refused() {
        var foreign = DemoKey.in(directory.resolve("other.jwk"));
        assertThat(verdict(sign(foreign, claims(), Map.of()))).isEqualTo("bad signature");
        var parts = sign(claims(), Map.of()).split("\\.", -1);
        var other = unsigned("{}", claims().put("sub", "chair"), "").split("\\.", -1)[1];
        assertThat(verdict(parts[0] + "." + other + "." + parts[2])).isEqualTo("bad signature");
        assertThat(verdict(parts[0] + "." + parts[1])).isEqualTo("bad form");
        assertThat(verdict("x.y.z")).startsWith("bad");
        assertThat(verdict("")).isEqualTo("bad form");
    }

    @Test
    void a_token_brings_no_key_of_its_own() {
        for (var header : List.of("jku", "jwk", "x5u", "x5c", "crit")) {
            assertThat(verdict(sign(claims(), Map.of(header, "x")))).as(header).isEqualTo("bad header");
        }
    }

    @Test
    void every_claim_is_needed_and_right() {
        for (var claim : List.of("iss", "aud", "sub", "exp")) {
            var without = claims();
            without.remove(claim);
            assertThat(verdict(without)).as(claim).isEqualTo("bad " + claim);
        }
        assertThat(verdict(claims().put("iss", "https://other.example"))).isEqualTo("bad iss");
        assertThat(verdict(claims().put("aud", "other"))).isEqualTo("bad aud");
        assertThat(verdict(claims().put("exp", "soon"))).isEqualTo("bad signature");
    }

    @Test
    void times_have_a_minute_of_skew_and_no_more() {
        assertThat(verdict(claims().put("iat", SECOND - 300).put("exp", SECOND - 59)))
                .isEqualTo("legal");
        assertThat(verdict(claims().put("iat", SECOND - 300).put("exp", SECOND - 60)))
                .isEqualTo("bad exp");
        assertThat(verdict(claims().put("nbf", SECOND + 60))).isEqualTo("legal");
        assertThat(verdict(claims().put("nbf", SECOND + 61))).isEqualTo("bad nbf");
        assertThat(verdict(claims().put("iat", SECOND + 61))).isEqualTo("bad iat");
    }

    @Test
    void a_token_lives_ten_minutes_at_most() {
        assertThat(verdict(claims().put("exp", SECOND + 660))).isEqualTo("legal");
        assertThat(verdict(claims().put("exp", SECOND + 661))).isEqualTo("bad lifetime");
        var withoutIssue = claims();
        withoutIssue.remove("iat");
        assertThat(verdict(withoutIssue.copy())).isEqualTo("legal");
        assertThat(verdict(withoutIssue.put("exp", SECOND + 100_000))).isEqualTo("bad lifetime");
    }

    @Test
    void without_a_key_nothing_is_valid() throws Exception {
        var keyless = new Tokens(vertx, RULES, () -> Future.succeededFuture(List.of()), Clock.systemUTC());
        var failure =
                keyless.verify(sign(claims(), Map.of())).toCompletionStage().toCompletableFuture();
        assertThat(failure).failsWithin(Duration.ofSeconds(5));
    }

    @Test
    void who_comes_while_the_keys_are_loaded_waits_for_them() throws Exception {
        var source = Promise.<List<JsonObject>>promise();
        var starting = new Tokens(vertx, RULES, source::future, Clock.fixed(NOW, ZoneOffset.UTC));
        var first = starting.verify(sign(claims(), Map.of()));
        var second = starting.verify(sign(claims(), Map.of()));
        source.complete(List.of(key));
        for (var verified : List.of(first, second)) {
            assertThat(verified.toCompletionStage()
                            .toCompletableFuture()
                            .get(10, TimeUnit.SECONDS)
                            .subject())
                    .isEqualTo("legal");
        }
    }

    @Test
    void a_token_that_was_good_is_good_as_long_as_its_time_and_its_key_and_no_longer() {
        var now = new AtomicReference<>(NOW);
        var keySet = new AtomicReference<>(List.of(key));
        var moving = new Tokens(vertx, RULES, () -> Future.succeededFuture(keySet.get()), clock(now));
        var token = sign(claims(), Map.of());
        var brief = sign(claims().put("exp", SECOND + 1), Map.of());
        for (var good : List.of(token, brief, token, brief)) {
            assertThat(verdict(moving, good)).isEqualTo("legal");
        }
        assertThat(verdict(moving, token.substring(0, token.length() - 6) + "AAAAAA"))
                .isEqualTo("bad signature");
        now.set(NOW.plusSeconds(61));
        assertThat(verdict(moving, brief)).isEqualTo("bad exp");
        assertThat(verdict(moving, token)).isEqualTo("legal");
        var next = DemoKey.in(directory.resolve("next.jwk")).put("kid", "next");
        keySet.set(List.of(next));
        assertThat(verdict(moving, sign(next, claims(), Map.of()))).isEqualTo("legal");
        assertThat(verdict(moving, token)).as("its key is gone").isEqualTo("bad signature");
    }

    private static Clock clock(AtomicReference<Instant> now) {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
    }

    @Test
    void the_demo_key_is_for_its_owner_only_and_stays() throws Exception {
        var file = directory.resolve("issuer.jwk");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(DemoKey.in(file)).isEqualTo(key);
    }
}
