package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Listens. Several instances on one address share its connections. */
public final class HttpVerticle extends VerticleBase {
    private static final int MAX_LINE = 4_096;

    /** The router fails on these as if the fault were its own. */
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    private final Parts parts;
    private final Clock clock;
    private final AtomicInteger connections;

    /** Connections that have not asked anything yet; of one event loop, so of one thread. */
    private final Set<HttpConnection> silent = new HashSet<>();

    private HttpServer server;

    /** {@code connections} counts those of all instances together, so that the limit is the hub's. */
    public HttpVerticle(Parts parts, Clock clock, AtomicInteger connections) {
        this.parts = parts;
        this.clock = clock;
        this.connections = connections;
    }

    @Override
    public Future<?> start() {
        return Contract.load(vertx).compose(contract -> {
            server = vertx.createHttpServer(options())
                    .connectionHandler(this::connected)
                    .invalidRequestHandler(this::invalid)
                    .requestHandler(heard(Routes.create(vertx, parts, contract, clock)));
            return server.listen(parts.settings().port(), parts.settings().host());
        });
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    /** The port that it listens on, once it does. */
    public int port() {
        return server.actualPort();
    }

    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setIdleTimeout((int) parts.settings().idle().toSeconds())
                .setMaxHeaderSize(parts.settings().headerBytes())
                .setMaxInitialLineLength(MAX_LINE)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setDecompressionSupported(false)
                .setCompressionSupported(false);
    }

    private void connected(HttpConnection connection) {
        if (connections.incrementAndGet() > parts.settings().connections()) {
            connection.close();
        }
        // Whoever drips a head byte by byte is never idle, and would hold a connection for ever.
        silent.add(connection);
        var timer = vertx.setTimer(parts.settings().request().toMillis(), _ -> {
            if (silent.remove(connection)) {
                connection.close();
            }
        });
        connection.closeHandler(_ -> {
            connections.decrementAndGet();
            silent.remove(connection);
            vertx.cancelTimer(timer);
        });
    }

    private Handler<HttpServerRequest> heard(Handler<HttpServerRequest> routes) {
        return request -> {
            silent.remove(request.connection());
            if (BAD_ESCAPE.matcher(request.uri()).find()) {
                invalid(request);
            } else {
                routes.handle(request);
            }
        };
    }

    /** What is no HTTP at all gets an answer all the same, and then no more. */
    private void invalid(HttpServerRequest request) {
        var cause = request.decoderResult() == null
                ? ""
                : String.valueOf(request.decoderResult().cause());
        var status = cause.contains("TooLongHttpHeader") ? 431 : cause.contains("TooLongHttpLine") ? 414 : 400;
        var problem = switch (status) {
            case 431 -> Problem.of(431, "headers-too-large");
            case 414 -> Problem.of(414, "uri-too-long");
            default -> Problem.of(400, "bad-request");
        };
        parts.unauthenticated().count(problem.code());
        SecurityHeaders.put(request.response().headers(), parts.settings().secure());
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Connection", "close")
                .end(Problems.body(problem, null).toBuffer())
                .onComplete(_ -> request.connection().close());
    }
}
