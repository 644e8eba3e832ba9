package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import io.vertx.openapi.contract.Operation;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.function.Function;
import org.sekimori.journal.CanonicalJson;

/** Reads bodies: bounded, in time, JSON only, within the contract. */
final class Bodies {
    /** Beyond this a body is parsed and checked off the event loop; 64 KiB take about a millisecond. */
    private static final int LONG_BYTES = 64 * 1024;

    private final Vertx vertx;
    private final HttpSettings settings;
    private final Contract contract;
    private final BodyHandler library;

    Bodies(Vertx vertx, HttpSettings settings, Contract contract) {
        this.vertx = vertx;
        this.settings = settings;
        this.contract = contract;
        this.library = BodyHandler.create(false).setBodyLimit(settings.bodyBytes());
    }

    /**
     * Reads the body, then goes on to the next handler of the route; fails the route with 413 or 415 before a byte is
     * read, as far as the head tells.
     */
    void read(RoutingContext context) {
        read(context, false);
    }

    /** Bytes of any one media type where {@code any}, else JSON. */
    void read(RoutingContext context, boolean any) {
        var request = context.request();
        var length = length(request.getHeader("Content-Length"));
        if (length > settings.bodyBytes()) {
            context.fail(Problem.of(413, "too-large"));
        } else if (!(any
                        ? Uploads.mediaType(context).isPresent()
                        : isJson(request.getHeader("Content-Type"), length == 0))
                || !"identity".equals(header(request.getHeader("Content-Encoding"), "identity"))) {
            context.fail(Problem.of(415, "unsupported-media-type"));
        } else {
            // A sender who drips bytes keeps the connection busy, so that no idle timeout would ever end it.
            var timer = vertx.setTimer(settings.request().toMillis(), _ -> {
                if (!request.isEnded()) {
                    request.connection().close();
                }
            });
            context.addEndHandler(_ -> vertx.cancelTimer(timer));
            library.handle(context);
        }
    }

    private static long length(String header) {
        try {
            return header == null ? -1 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    private static String header(String value, String fallback) {
        return value == null ? fallback : value.strip().toLowerCase(Locale.ROOT);
    }

    /** {@code application/json}, in UTF-8 if it says; no type is needed for no body. */
    static boolean isJson(String contentType, boolean empty) {
        if (contentType == null) {
            return empty;
        }
        var parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals("application/json")) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }

    /**
     * The tree of the body, strictly parsed and found within the contract, made into something. An empty body is an
     * empty object. Fails with {@code Malformed}, {@link Problem} or whatever {@code make} throws.
     */
    <T> Future<T> parsed(RoutingContext context, Operation operation, Function<Object, T> make) {
        var buffer = context.body().buffer();
        var bytes = buffer == null ? new byte[0] : buffer.getBytes();
        return bytes.length > LONG_BYTES
                ? vertx.executeBlocking(() -> make.apply(checked(bytes, operation)), false)
                : Future.future(promise -> promise.complete(make.apply(checked(bytes, operation))));
    }

    private Object checked(byte[] bytes, Operation operation) {
        var tree = bytes.length == 0 ? new LinkedHashMap<String, Object>() : CanonicalJson.parse(bytes);
        var faults = contract.check(operation, tree);
        if (!faults.isEmpty()) {
            throw Problem.of(422, "invalid-content").at(faults);
        }
        return tree;
    }
}
