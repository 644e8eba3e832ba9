package org.sekimori.journal;

import static org.sekimori.journal.LogName.OPERATIONS;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.sekimori.testing.TestDatabase;

/** A quick look at whether batching works: callers who each wait for their answer. Run by hand; it is no test. */
final class AppendRate {
    private AppendRate() {}

    public static void main(String[] arguments) throws InterruptedException {
        var vertx = Vertx.vertx();
        try (var database = TestDatabase.fresh()) {
            var journal = new PostgresJournal(vertx, database.hub(), JournalSettings.DEFAULT);
            Writing.await(journal.open(OPERATIONS, "demo.invalid/rate/logs/operations"));
            for (int callers : new int[] {64, 64, 256}) {
                measure(vertx, journal, callers, Duration.ofSeconds(4));
            }
            Writing.await(journal.close());
        } finally {
            Writing.await(vertx.close());
        }
    }

    private static void measure(Vertx vertx, PostgresJournal journal, int callers, Duration time)
            throws InterruptedException {
        var micros = new ConcurrentLinkedQueue<Long>();
        var batches = new AtomicLong();
        journal.onCommitted(_ -> batches.incrementAndGet());
        long end = System.nanoTime() + time.toNanos();
        var done = new CountDownLatch(callers);
        for (int i = 0; i < callers; i++) {
            vertx.runOnContext(_ -> next(journal, end, micros, done));
        }
        done.await();
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        System.out.printf(
                "%d callers: %d appends/s, %d a batch, p50 %d us, p99 %d us%n",
                callers,
                sorted.length / time.toSeconds(),
                sorted.length / Math.max(1, batches.get()),
                sorted[sorted.length / 2],
                sorted[sorted.length * 99 / 100]);
        System.out.println(Arrays.toString(new long[] {sorted[0], sorted[sorted.length - 1]}));
    }

    private static void next(
            PostgresJournal journal, long end, ConcurrentLinkedQueue<Long> micros, CountDownLatch done) {
        long began = System.nanoTime();
        if (began > end) {
            done.countDown();
            return;
        }
        journal.append(Writing.one(Writing.subject(), 0)).onComplete(answer -> {
            if (answer.failed()) {
                System.out.println(answer.cause());
            }
            micros.add((System.nanoTime() - began) / 1_000);
            next(journal, end, micros, done);
        });
    }
}
