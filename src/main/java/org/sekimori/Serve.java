package org.sekimori;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.sekimori.config.ConfigReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub serve}: runs a node in the foreground until it is told to stop. */
@Command(
        name = "serve",
        description = "Runs a node of the hub until SIGTERM or Ctrl-C.",
        mixinStandardHelpOptions = true)
final class Serve implements Callable<Integer> {
    private static final int MAX_NODE = 16;

    @Spec
    private CommandSpec spec;

    @Option(names = "--node", paramLabel = "n", defaultValue = "1", description = "Number of this node, from 1.")
    private int node;

    @Option(names = "--demo", description = "Play the demonstration's cases into an empty hub once it is ready.")
    private boolean demo;

    @Override
    public Integer call() throws Exception {
        if (node < 1 || node > MAX_NODE) {
            throw new ParameterException(
                    spec.commandLine(), "--node expects a number from 1 to " + MAX_NODE + ", not " + node + ".");
        }
        var config = ConfigReader.fromProcess();
        var out = spec.commandLine().getOut();
        var running = Node.start(config, node, out);
        running.shutdown().onceEnded(() -> {
            out.println("Sekimori node " + node + " stopped.");
            out.flush();
        });
        if (demo) {
            playInto(running, out);
        }
        out.flush();
        // The shutdown hook ends the node; this thread only keeps the JVM.
        new CountDownLatch(1).await();
        return 0;
    }

    /** A hub that has seen work is left alone. */
    private void playInto(Node running, PrintWriter out) throws Exception {
        if (running.demoPassword().isEmpty()) {
            out.println("--demo has no effect: this hub has no demo accounts.");
        } else if (!running.hub().isEmpty()) {
            out.println("--demo has no effect: this hub holds cases already.");
        } else {
            var address = URI.create("http://%s:%d"
                    .formatted(
                            running.config().http().host(),
                            running.config().http().port() + node - 1));
            playAll(address, running.demoPassword().get().reveal(), out);
        }
    }

    /** Every scenario in the order of their names, each a story of its own; after one that stopped the others are left out. */
    private static void playAll(URI hub, String password, PrintWriter out) throws IOException {
        var folder = Path.of(System.getProperty("sekimori.home", "."), "ops", "scenarios");
        try (var files = Files.list(folder)) {
            for (var file :
                    files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
                if (PlayCommand.run(hub, password, file, out) != 0) {
                    return;
                }
            }
        }
    }
}
