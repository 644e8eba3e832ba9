package org.sekimori;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sekimori.config.ConfigReader;
import picocli.CommandLine.Command;

/**
 * {@code hub rehearse}: starts a hub in a temporary directory and stops it. The launcher runs it once after a build, while
 * the JVM records what a start needs; the more of the true path it walks, the more later starts gain.
 */
@Command(name = "rehearse", description = "Starts and stops a throw-away hub.", hidden = true)
final class Rehearse implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
        var directory = Files.createTempDirectory("sekimori-rehearsal");
        try {
            // No variable of the caller's: his database and his ports are none of a rehearsal's business.
            var environment = Map.of(
                    "HUB_VAR", directory.toString(),
                    "HUB_HTTP_PORT", String.valueOf(freePort()),
                    "HUB_CLUSTER_MAX_NODES", "1",
                    "HUB_CLUSTER_PORT", String.valueOf(freePort()));
            var config = new ConfigReader(Path.of(System.getProperty("sekimori.home", ".")), environment).read();
            Node.start(config, 1, new PrintWriter(Writer.nullWriter()))
                    .shutdown()
                    .close();
            return 0;
        } finally {
            delete(directory);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var tree = Files.walk(directory)) {
            for (var path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
