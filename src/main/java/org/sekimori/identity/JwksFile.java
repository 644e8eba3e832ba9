package org.sekimori.identity;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;

/** A key set in a file, {@code {"keys": [...]}}. */
public record JwksFile(Vertx vertx, Path file) implements TokenKeys {
    @Override
    public Future<List<JsonObject>> load() {
        return vertx.fileSystem()
                .readFile(file.toString())
                .map(Buffer::toJsonObject)
                .map(JwksFile::keys);
    }

    static List<JsonObject> keys(JsonObject set) {
        return set.getJsonArray("keys", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
