package org.sekimori.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.sekimori.config.LockFile;

/** Who uses the embedded server: one locked file each. To be called only while holding the server's lock. */
final class Users implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Path directory;
    private final LockFile mine;

    private Users(Path directory, LockFile mine) {
        this.directory = directory;
        this.mine = mine;
    }

    static Users join(Path directory) {
        var name = ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".lock";
        var mine = LockFile.tryLock(directory.resolve(name))
                .orElseThrow(() -> new IllegalStateException("the lock of a fresh name is held: " + name));
        return new Users(directory, mine);
    }

    /** Nobody alive uses the server; files of the dead are removed. */
    boolean isEmpty() {
        var empty = true;
        try (var files = Files.newDirectoryStream(directory, "*.lock")) {
            for (var file : files) {
                var free = LockFile.tryLock(file);
                if (free.isPresent()) {
                    Files.delete(file);
                    free.get().close();
                } else {
                    empty = false;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return empty;
    }

    @Override
    public void close() {
        mine.close();
    }
}
