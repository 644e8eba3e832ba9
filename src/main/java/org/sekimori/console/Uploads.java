package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import io.vertx.openapi.contract.Operation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.sekimori.journal.Digest;

/** Reads bytes that come as they are, with the query speaking of them. JSON there is a command like every other. */
final class Uploads {
    private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9][a-z0-9.+-]{0,100}/[a-z0-9][a-z0-9.+-]{0,100}");
    private static final String EXPECTED_HASH = "sha256";

    private final Vertx vertx;
    private final Contract contract;

    Uploads(Vertx vertx, Contract contract) {
        this.vertx = vertx;
        this.contract = contract;
    }

    /** Whether the body of this request is bytes, by the contract and by its own head. */
    static boolean isUpload(RoutingContext context, Operation operation) {
        return Contract.takesBytes(operation)
                && !Bodies.isJson(context.request().getHeader("Content-Type"), true);
    }

    /** Without its parameters, in lower case; empty where the header names no type. */
    static Optional<String> mediaType(RoutingContext context) {
        var header = context.request().getHeader("Content-Type");
        return Optional.ofNullable(header)
                .map(text -> text.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
                .filter(text -> MEDIA_TYPE.matcher(text).matches());
    }

    /** What the command is made of: the query, and what is true of the bytes. Fails with {@link Problem}. */
    <T> Future<T> read(RoutingContext context, Operation operation, Function<Object, T> make) {
        var bytes = bytes(context);
        return vertx.executeBlocking(() -> make.apply(tree(context, operation, bytes)), false);
    }

    static Buffer bytes(RoutingContext context) {
        var buffer = context.body().buffer();
        return buffer == null ? Buffer.buffer() : buffer;
    }

    private Map<String, Object> tree(RoutingContext context, Operation operation, Buffer bytes) {
        var query = new LinkedHashMap<String, Object>();
        context.queryParams().forEach(parameter -> {
            if (query.putIfAbsent(parameter.getKey(), parameter.getValue()) != null) {
                throw invalid(parameter.getKey(), "duplicate-name");
            }
        });
        var expected = Optional.ofNullable(query.remove(EXPECTED_HASH));
        var faults = contract.check(operation, query);
        if (!faults.isEmpty()) {
            throw Problem.of(422, "invalid-content").at(faults);
        }
        var sha256 = Digest.hex(bytes.getBytes());
        if (expected.map(hash -> !sha256.equals(hash)).orElse(false)) {
            throw Problem.of(422, "hash-mismatch", "Expected the bytes that sha256 names, but others arrived.")
                    .at(List.of(new Problem.Fault("/" + EXPECTED_HASH, "hash-mismatch", Optional.empty())));
        }
        query.put("mediaType", mediaType(context).orElseThrow());
        query.put("size", (long) bytes.length());
        query.put("sha256", sha256);
        return query;
    }

    private static Problem invalid(String name, String code) {
        return Problem.of(422, "invalid-content").at(List.of(new Problem.Fault("/" + name, code, Optional.empty())));
    }
}
