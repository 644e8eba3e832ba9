package org.sekimori.identity;

import io.vertx.core.Future;
import io.vertx.core.http.HttpResponseExpectation;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import java.time.Duration;
import java.util.List;

/** A key set at a URL of the issuer. Redirects are not followed: keys come from where the configuration says. */
public record JwksUrl(WebClient client, String url) implements TokenKeys {
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    @Override
    public Future<List<JsonObject>> load() {
        return client.getAbs(url)
                .followRedirects(false)
                .timeout(TIMEOUT.toMillis())
                .send()
                .expecting(HttpResponseExpectation.SC_OK)
                .map(answer -> JwksFile.keys(answer.bodyAsJsonObject()));
    }
}
