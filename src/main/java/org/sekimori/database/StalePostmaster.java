package org.sekimori.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * PostgreSQL believes a lock file when any process has the number in it, and after a reboot or in a new container that is
 * easily somebody else. The file is removed only when no process at all works in the data directory.
 */
final class StalePostmaster {
    private StalePostmaster() {}

    static void remove(Path data) {
        try {
            if (Files.isDirectory(Path.of("/proc/self"))
                    && ProcessHandle.allProcesses().noneMatch(p -> worksIn(p, data))) {
                Files.deleteIfExists(data.resolve("postmaster.pid"));
            }
        } catch (IOException e) {
            // Then PostgreSQL judges by itself, and says so in its log.
        }
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            return Files.isSameFile(Path.of("/proc/" + process.pid() + "/cwd"), data);
        } catch (IOException e) {
            return false; // gone, or another user's
        }
    }
}
