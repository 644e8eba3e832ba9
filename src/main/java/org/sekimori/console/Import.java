package org.sekimori.console;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.sekimori.console.LineOrders.Answer;
import org.sekimori.console.LineOrders.Result;

/**
 * One file on its way in, and its answers on their way out, in the order of the lines. Some lines are worked at together; while
 * they are enough, or the sender does not read the answers, nothing more is read from the connection, so that a file of any
 * size takes the same memory. All of it happens on the event loop of the connection.
 */
final class Import {
    private static final int MOST_LINES = 32;

    /** Of the lines that are worked at; a larger one is worked at alone. */
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    /** Answers that wait for a sender who reads them only when all is sent, as browsers do: some ten thousand. */
    private static final int ANSWERS_BYTES = 4 * 1024 * 1024;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final HttpSettings settings;
    private final LineOrders orders;
    private final Lines lines;
    private final Queue<Lines.Line> waiting = new ArrayDeque<>();
    private final Queue<Work> working = new ArrayDeque<>();
    private final Map<Result, Long> counts = new EnumMap<>(Result.class);
    private final RoutingContext context;
    private int workingBytes;
    private boolean received;
    private boolean stopped;
    private Optional<Long> late = Optional.empty();

    /** A line that is worked at, and its answer once there is one. */
    private static final class Work {
        private final int sizeBytes;
        private Optional<Answer> answer = Optional.empty();

        Work(int sizeBytes) {
            this.sizeBytes = sizeBytes;
        }
    }

    Import(RoutingContext context, HttpSettings settings, LineOrders orders) {
        this.context = context;
        this.request = context.request();
        this.response = context.response();
        this.settings = settings;
        this.orders = orders;
        this.lines = new Lines(settings.bodyBytes());
    }

    void begin() {
        response.setChunked(true)
                .setWriteQueueMaxSize(ANSWERS_BYTES)
                .putHeader("Content-Type", Contract.NDJSON)
                .putHeader("Cache-Control", "no-store")
                .putHeader("X-Accel-Buffering", "no");
        response.drainHandler(_ -> go());
        context.addEndHandler(_ -> {
            stopped = true;
            watch();
        });
        request.handler(this::take).exceptionHandler(_ -> stopped = true).endHandler(_ -> {
            received = true;
            lines.end().ifPresent(waiting::add);
            go();
        });
        request.resume();
        watch();
    }

    private void take(Buffer piece) {
        waiting.addAll(lines.take(piece));
        go();
    }

    private void go() {
        while (!stopped && !waiting.isEmpty() && hasRoom(waiting.element())) {
            work(waiting.remove());
        }
        if (stopped || (waiting.isEmpty() && !response.writeQueueFull())) {
            request.resume();
        } else {
            request.pause();
        }
        watch();
        if (!stopped && received && waiting.isEmpty() && working.isEmpty()) {
            end();
        }
    }

    private boolean hasRoom(Lines.Line line) {
        return !response.writeQueueFull()
                && working.size() < MOST_LINES
                && (working.isEmpty() || workingBytes + line.sizeBytes() <= MOST_BYTES);
    }

    private void work(Lines.Line line) {
        var work = new Work(line.sizeBytes());
        working.add(work);
        workingBytes += work.sizeBytes;
        orders.give(line).onComplete(given -> {
            work.answer = Optional.of(given.result());
            workingBytes -= work.sizeBytes;
            answered();
        });
    }

    /** Whatever is answered and has no unanswered line before it. */
    private void answered() {
        while (!stopped && !working.isEmpty() && working.element().answer.isPresent()) {
            var answer = working.remove().answer.get();
            counts.merge(answer.result(), 1L, Long::sum);
            response.write(answer.json().toBuffer().appendByte((byte) '\n'));
            if (answer.result() == Result.STOPPED) {
                end();
            }
        }
        go();
    }

    /** The last line says how many there were, so that whoever reads knows that none is missing. */
    private void end() {
        stopped = true;
        var last = counted(counts);
        response.end(last.toBuffer().appendByte((byte) '\n')).onComplete(_ -> {
            if (!received) {
                request.connection().close();
            }
        });
    }

    /** What a sender learns at the end, of however many lines. */
    static JsonObject counted(Map<Result, Long> counts) {
        long created = counts.getOrDefault(Result.CREATED, 0L);
        long unchanged = counts.getOrDefault(Result.UNCHANGED, 0L);
        long ended = counts.getOrDefault(Result.STOPPED, 0L);
        long refused = counts.getOrDefault(Result.REFUSED, 0L) + ended;
        return new JsonObject()
                .put("lines", created + unchanged + refused)
                .put("created", created)
                .put("unchanged", unchanged)
                .put("refused", refused)
                .put("complete", ended == 0);
    }

    /** Whoever drips a line byte by byte is never idle, and would hold a place for ever. */
    private void watch() {
        boolean dripping = !stopped && !received && waiting.isEmpty() && working.isEmpty();
        if (!dripping) {
            late.ifPresent(context.vertx()::cancelTimer);
            late = Optional.empty();
        } else if (late.isEmpty()) {
            late = Optional.of(context.vertx()
                    .setTimer(
                            settings.request().toMillis(),
                            _ -> request.connection().close()));
        }
    }
}
