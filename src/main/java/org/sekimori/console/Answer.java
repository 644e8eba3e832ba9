package org.sekimori.console;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * Sends whole answers, shorter where that is worth it. Streams of events do not come through here: what a compressor holds
 * back is not live.
 */
final class Answer {
    /** Up to this the frame costs more than it saves. */
    private static final int SHORT_BYTES = 1_024;

    /** Beyond this the event loop has better things to do; 64 KiB take about two milliseconds. */
    private static final int LONG_BYTES = 64 * 1024;

    private Answer() {}

    /** Ends the response; its other headers are set already. */
    static Future<Void> end(RoutingContext context, Buffer body) {
        var response = context.response();
        if (body.length() <= SHORT_BYTES) {
            return response.end(body);
        }
        response.headers().add("Vary", "Accept-Encoding");
        if (!Encodings.of(context.request().getHeader("Accept-Encoding")).accept(Encodings.GZIP)) {
            return response.end(body);
        }
        var shorter = body.length() <= LONG_BYTES
                ? Future.succeededFuture(gzip(body))
                : context.vertx().executeBlocking(() -> gzip(body), false);
        return shorter.compose(
                bytes -> response.putHeader("Content-Encoding", Encodings.GZIP).end(bytes));
    }

    private static Buffer gzip(Buffer body) {
        var bytes = new ByteArrayOutputStream(body.length() / 4);
        try (var gzip = new GZIPOutputStream(bytes, 8_192)) {
            gzip.write(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return Buffer.buffer(bytes.toByteArray());
    }
}
