package org.sekimori.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerTest {
    private final Vertx vertx = Vertx.vertx();
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T00:00:00Z"));
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int status = 200;
    private volatile String named = "";
    private HttpServer server;
    private Issuer issuer;

    @BeforeEach
    void start() throws Exception {
        server = await(vertx.createHttpServer()
                .requestHandler(request -> {
                    asked.incrementAndGet();
                    request.response().setStatusCode(status).end(document());
                })
                .listen(0, "127.0.0.1"));
        named = url();
        issuer = new Issuer(vertx, WebClient.create(vertx), url(), clock());
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private Clock clock() {
        InstantSource source = now::get;
        return source.withZone(ZoneOffset.UTC);
    }

    private String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    private String document() {
        return new JsonObject()
                .put("issuer", named)
                .put("authorization_endpoint", named + "/authorize")
                .put("token_endpoint", named + "/token")
                .put("jwks_uri", named + "/keys")
                .encode();
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    private boolean answers() throws Exception {
        return await(issuer.endpoints().map(true).otherwise(false));
    }

    @Test
    void a_document_counts_for_an_hour_also_while_the_issuer_is_away() throws Exception {
        assertThat(answers()).isTrue();
        status = 500;
        now.updateAndGet(i -> i.plusSeconds(3_599));
        assertThat(answers()).isTrue();
        assertThat(asked).hasValue(1);
        now.updateAndGet(i -> i.plusSeconds(1));
        assertThat(answers()).isFalse();
    }

    @Test
    void an_issuer_that_failed_is_asked_again_but_not_at_once() throws Exception {
        status = 500;
        assertThat(answers()).isFalse();
        status = 200;
        assertThat(answers()).isFalse();
        assertThat(asked).hasValue(1);
        now.updateAndGet(i -> i.plusSeconds(2));
        assertThat(answers()).isTrue();
    }

    @Test
    void who_comes_while_it_is_asked_waits_for_the_answer() throws Exception {
        var first = issuer.endpoints();
        var second = issuer.endpoints();
        assertThat(await(first)).isEqualTo(await(second));
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_document_of_another_issuer_and_a_redirect_are_failures() throws Exception {
        named = "https://other.example";
        assertThat(answers()).isFalse();
        named = url();
        status = 302;
        now.updateAndGet(i -> i.plusSeconds(2));
        assertThat(answers()).isFalse();
    }
}
