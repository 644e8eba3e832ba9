package org.sekimori.cluster;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a node in good order: what was started last is ended first, each in its own time, all together in a bounded time.
 * Runs once, on SIGTERM, Ctrl-C, the normal end of the JVM, or when called; a part that fails or hangs does not keep the rest.
 */
public final class Shutdown implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

    private final Duration patience;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final AtomicBoolean begun = new AtomicBoolean();

    private record Step(String name, Closer closer) {}

    /** Ends one part; blocks until it has ended. */
    @FunctionalInterface
    public interface Closer {
        void close() throws Exception;
    }

    public Shutdown(Duration patience) {
        this.patience = patience;
    }

    /** Runs this sequence when the JVM is asked to end; a signal is then no failure, and the exit code is 0. */
    public Shutdown onSignal() {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (!hasBegun()) {
                                close();
                                Runtime.getRuntime().halt(0);
                            }
                        },
                        "shutdown"));
        return this;
    }

    /** Registers what was just started. After the end has begun it is ended at once. */
    public void add(String name, Closer closer) {
        synchronized (steps) {
            if (!begun.get()) {
                steps.push(new Step(name, closer));
                return;
            }
        }
        end(new Step(name, closer), patience);
    }

    /** Runs after all parts have ended. */
    public void onceEnded(Closer last) {
        synchronized (steps) {
            steps.addLast(new Step("last", last));
        }
    }

    public boolean hasBegun() {
        return begun.get();
    }

    @Override
    public void close() {
        synchronized (steps) {
            if (begun.getAndSet(true)) {
                return;
            }
        }
        var end = System.nanoTime() + patience.toNanos();
        while (!steps.isEmpty()) {
            var left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            // Even when the time is over each part gets a moment: the last one may be the database.
            end(steps.pop(), left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left);
        }
    }

    private static void end(Step step, Duration patience) {
        try (var executor = new OneThread(step.name())) {
            executor.run(step.closer(), patience);
        } catch (TimeoutException e) {
            LOG.warn("{} did not end within {}", step.name(), patience);
        } catch (ExecutionException e) {
            LOG.warn("{} ended badly", step.name(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A thread that may be left behind when it hangs. */
    private record OneThread(java.util.concurrent.ExecutorService executor) implements AutoCloseable {
        OneThread(String name) {
            this(Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("stop-" + name).factory()));
        }

        void run(Closer closer, Duration patience) throws TimeoutException, ExecutionException, InterruptedException {
            executor.submit(() -> {
                        closer.close();
                        return null;
                    })
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
