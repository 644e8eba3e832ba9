package org.sekimori.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The configured issuer, asked for its discovery document when first needed, so that the hub starts without it. */
public final class Issuer implements TokenKeys {
    private static final Logger LOG = LoggerFactory.getLogger(Issuer.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    /** How long a document counts. */
    private static final Duration FRESH = Duration.ofHours(1);

    /** How soon an issuer that did not answer is asked again. */
    private static final Duration RETRY = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final WebClient client;
    private final String url;
    private final Clock clock;
    private Future<Endpoints> answer = Future.failedFuture("not asked yet");
    private Instant askAgain = Instant.MIN;

    /** @param url as tokens name the issuer in {@code iss}, to the letter */
    public Issuer(Vertx vertx, WebClient client, String url, Clock clock) {
        this.vertx = vertx;
        this.client = client;
        this.url = url;
        this.clock = clock;
    }

    public String url() {
        return url;
    }

    /** Fails if the issuer does not answer, or answers with no document of its own. */
    public Future<Endpoints> endpoints() {
        // Each caller goes on in its own context, whoever asked.
        return Future.fromCompletionStage(asked().toCompletionStage(), vertx.getOrCreateContext());
    }

    private synchronized Future<Endpoints> asked() {
        var now = clock.instant();
        if (answer.isComplete() && !now.isBefore(askAgain)) {
            askAgain = now.plus(RETRY);
            answer = ask().onSuccess(_ -> keep())
                    .onFailure(failure -> LOG.warn("issuer {}: {}", url, failure.toString()));
        }
        return answer;
    }

    private synchronized void keep() {
        askAgain = clock.instant().plus(FRESH);
    }

    private Future<Endpoints> ask() {
        return client.getAbs(url.replaceAll("/+$", "") + "/.well-known/openid-configuration")
                .followRedirects(false)
                .timeout(TIMEOUT.toMillis())
                .send()
                .expecting(HttpResponseExpectation.SC_OK)
                .map(found -> Endpoints.of(new JsonObject(found.bodyAsString()), url));
    }

    @Override
    public Future<List<JsonObject>> load() {
        return endpoints().compose(found -> new JwksUrl(client, found.keys()).load());
    }
}
