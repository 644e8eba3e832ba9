package org.sekimori.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;

/** A directory that only its owner reads (0700), with files only its owner reads (0600), replaced whole or not at all. */
final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> OWNER_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final String LOCK = ".lock";
    /** File locks are for processes; within one, a second attempt would throw instead of waiting. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final Path directory;

    PrivateFiles(Path directory) throws IOException {
        this.directory = directory.toAbsolutePath();
        if (!Files.isDirectory(this.directory)) {
            Files.createDirectories(this.directory, PosixFilePermissions.asFileAttribute(OWNER_DIRECTORY));
        }
    }

    Path path(String name) {
        return directory.resolve(name);
    }

    /** Does the work while no other process or thread does any under this directory's lock. */
    <T> T exclusively(Callable<T> work) throws Exception {
        WITHIN_PROCESS.lock();
        try (var channel = FileChannel.open(
                        path(LOCK),
                        Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(OWNER));
                var _ = channel.lock()) {
            return work.call();
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }

    byte[] read(String name) throws IOException {
        requirePrivate(name);
        return Files.readAllBytes(path(name));
    }

    boolean has(String name) {
        return Files.exists(path(name));
    }

    /** Written beside, synced, renamed, directory synced: after a crash the old or the new is there, never a half. */
    void write(String name, byte[] content) throws IOException {
        var beside = Files.createTempFile(directory, "." + name, ".new", PosixFilePermissions.asFileAttribute(OWNER));
        try {
            Files.write(beside, content);
            moveInto(beside, name);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Makes a finished file of this directory's file system the one of that name, durably. */
    void moveInto(Path finished, String name) throws IOException {
        Files.setPosixFilePermissions(finished, OWNER);
        sync(finished, StandardOpenOption.WRITE);
        Files.move(finished, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        sync(directory, StandardOpenOption.READ);
    }

    private static void sync(Path path, StandardOpenOption access) throws IOException {
        try (var channel = FileChannel.open(path, access)) {
            channel.force(true);
        }
    }

    private void requirePrivate(String name) throws IOException {
        if (!OWNER.containsAll(Files.getPosixFilePermissions(path(name)))) {
            throw new IOException("Expected " + path(name) + " to be readable by its owner only (0600)");
        }
    }
}
