package org.sekimori.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import org.sekimori.config.VarDirectory;

/** The embedded server's port: configured, or chosen once and remembered as long as nobody else takes it. */
record ServerPort(VarDirectory var, int configured) {
    private static final String FILE = "postgres.port";
    // Below the range from which the system itself hands out ports.
    private static final int FIRST = 15_432;
    private static final int LAST = 25_431;
    private static final int TRIES = 200;

    OptionalInt remembered() {
        try {
            return Files.exists(var.file(FILE))
                    ? OptionalInt.of(
                            Integer.parseInt(Files.readString(var.file(FILE)).strip()))
                    : OptionalInt.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalInt.empty();
        }
    }

    /** A free port for a server that is about to start; to be called only while none runs. */
    int choose() {
        if (configured != 0) {
            if (!isFree(configured)) {
                throw new DatabaseUnusable(
                        "Port %d for the embedded PostgreSQL (database.embeddedPort, HUB_DATABASE_EMBEDDED_PORT) is taken; name a free one, or 0."
                                .formatted(configured));
            }
            return remember(configured);
        }
        var before = remembered();
        if (before.isPresent() && isFree(before.getAsInt())) {
            return before.getAsInt();
        }
        for (int i = 0; i < TRIES; i++) {
            var port = ThreadLocalRandom.current().nextInt(FIRST, LAST + 1);
            if (isFree(port)) {
                return remember(port);
            }
        }
        throw new DatabaseUnusable("No port from %d to %d is free for the embedded PostgreSQL.".formatted(FIRST, LAST));
    }

    private int remember(int port) {
        var.remember(FILE, String.valueOf(port));
        return port;
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
