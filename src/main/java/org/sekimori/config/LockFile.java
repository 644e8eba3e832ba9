package org.sekimori.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock between processes of one machine that dies with its process, also under {@code kill -9}.
 *
 * <p>POSIX drops a process's locks on a file when <em>any</em> of its descriptors of that file is closed; so a file that
 * this process holds is never opened a second time.
 */
public final class LockFile implements AutoCloseable {
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
    private static final Duration RETRY = Duration.ofMillis(20);

    private final Path path;
    private final FileChannel channel;

    private LockFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Empty when another holds it, in this process or elsewhere. */
    public static Optional<LockFile> tryLock(Path file) {
        var path = file.toAbsolutePath().normalize();
        if (!HELD_HERE.add(path)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        var locked = false;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            return locked ? Optional.of(new LockFile(path, channel)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (!locked) {
                release(path, channel);
            }
        }
    }

    /** Waits for it; empty when it was not free within the time. */
    public static Optional<LockFile> lock(Path file, Duration patience) {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var lock = tryLock(file);
            if (lock.isPresent() || System.nanoTime() - end > 0) {
                return lock;
            }
            try {
                Thread.sleep(RETRY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        release(path, channel);
    }

    private static void release(Path path, FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            HELD_HERE.remove(path);
        }
    }
}
