package org.sekimori.identity;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Where the issuer's public keys come from, as JSON Web Keys (RFC 7517). */
public interface TokenKeys {
    /** The keys as they are now; asked again when a token names a key that is not among them. */
    Future<List<JsonObject>> load();
}
