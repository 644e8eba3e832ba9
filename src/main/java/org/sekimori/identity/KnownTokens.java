package org.sekimori.identity;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sekimori.journal.Digest;

/**
 * The claims of tokens whose signature was found good, so that the many requests of one sign-in pay for one check. Knows
 * them by their SHA-256, keeps those used last, and says nothing about time: who asks checks the claims each time.
 */
final class KnownTokens {
    private static final int CAPACITY = 4_096;

    private final Map<String, JsonObject> claims = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, JsonObject> eldest) {
            return size() > CAPACITY;
        }
    };

    synchronized Optional<JsonObject> find(String token) {
        return Optional.ofNullable(claims.get(digest(token)));
    }

    synchronized void keep(String token, JsonObject signed) {
        claims.put(digest(token), signed);
    }

    private static String digest(String token) {
        return Digest.hex(token.getBytes(StandardCharsets.UTF_8));
    }
}
