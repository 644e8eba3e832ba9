package org.sekimori.bench;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.sekimori.bus.Addresses;
import org.sekimori.bus.Outcome;

/** Callers in a closed loop: each sends its next command when the last was answered, over the bus like the HTTP side. */
public final class Callers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LONGEST_MICROS = TimeUnit.SECONDS.toMicros(60);

    private final Vertx vertx;
    private final Workload workload;

    public Callers(Vertx vertx, Workload workload) {
        this.vertx = vertx;
        this.workload = workload;
    }

    /**
     * What a time of calling gave.
     *
     * @param micros latencies of accepted commands, from sending to answer, in microseconds
     * @param refused every other outcome by its kind; expected to be none
     */
    public record Result(Histogram micros, Duration took, ConcurrentHashMap<String, LongAdder> refused) {
        /** Accepted commands a second. */
        public double rate() {
            return micros.getTotalCount() / (took.toNanos() / 1e9);
        }
    }

    /** Blocks for the time. */
    public Result call(int count, Duration time) throws InterruptedException {
        var result = new Result(new ConcurrentHistogram(LONGEST_MICROS, 3), time, new ConcurrentHashMap<>());
        var done = new CountDownLatch(count);
        long end = System.nanoTime() + time.toNanos();
        long began = System.nanoTime();
        for (int i = 0; i < count; i++) {
            Thread.ofVirtual().name("caller-" + i).start(() -> {
                try {
                    loop(end, result);
                } finally {
                    done.countDown();
                }
            });
        }
        if (!done.await(time.plus(PATIENCE).toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("a caller was not answered within " + PATIENCE);
        }
        return new Result(result.micros(), Duration.ofNanos(System.nanoTime() - began), result.refused());
    }

    private void loop(long end, Result result) {
        var operation = Optional.<UUID>empty();
        for (int turn = 0; System.nanoTime() - end < 0; turn++) {
            if (operation.isEmpty() || turn == Workload.TRANSITIONS_A_CASE) {
                operation = Optional.empty();
                turn = 0;
            }
            operation = once(operation, turn, result);
        }
    }

    private Optional<UUID> once(Optional<UUID> operation, int turn, Result result) {
        long began = System.nanoTime();
        var outcome = send(operation, turn);
        if (outcome instanceof Outcome.Done done) {
            result.micros().recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - began) / 1_000));
            return Optional.of(done.id());
        }
        result.refused()
                .computeIfAbsent(String.valueOf(outcome), _ -> new LongAdder())
                .increment();
        return Optional.empty();
    }

    private Outcome send(Optional<UUID> operation, int turn) {
        try {
            var next = workload.next(operation, turn);
            return Addresses.room(next.room())
                    .request(vertx, next.envelope(), PATIENCE)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("a command was not answered", e);
        }
    }
}
