package org.sekimori;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sekimori.config.ConfigReader;
import org.sekimori.config.HubConfig;
import org.sekimori.config.Secret;
import org.sekimori.play.BadScenario;
import org.sekimori.play.HubAway;
import org.sekimori.play.Player;
import org.sekimori.play.Scenario;
import org.sekimori.play.Unexpected;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hub play}: plays a scenario on a running demo hub, through HTTP like any client. */
@Command(
        name = "play",
        description = {
            "Plays a scenario on a running demo hub and prints who did what and what the hub answered.",
            "Exit: 0 played to its end, 1 an answer was not as expected, 2 called wrongly or no hub."
        },
        mixinStandardHelpOptions = true)
final class PlayCommand implements Callable<Integer> {
    /** Below {@code HUB_VAR}: where a demo hub keeps the password that it made up. */
    static final String PASSWORD_FILE = "demo-password";

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "scenario", description = "The file, for example ops/scenarios/njrat.yaml.")
    private Path file;

    @Option(names = "--url", paramLabel = "URL", description = "The hub. Default: the one of HUB_HTTP_PORT here.")
    private Optional<URI> url;

    @Option(
            names = "--password-file",
            paramLabel = "file",
            description =
                    "Holds the demo password. Default: HUB_DEMO_PASSWORD, else the file demo-password in HUB_VAR.")
    private Optional<Path> passwordFile;

    @Override
    public Integer call() {
        var config = ConfigReader.fromProcess();
        var out = spec.commandLine().getOut();
        return run(url.orElseGet(() -> address(config)), password(config), file, out);
    }

    /**
     * Plays a file and prints the timeline.
     *
     * @param password of every demo account
     * @return the exit code: 0 played to its end, 1 an answer was not as expected, 2 a bad file or no hub
     */
    static int run(URI hub, String password, Path file, PrintWriter out) {
        try {
            var played = Player.play(hub, password, Scenario.read(file), out);
            out.printf(
                    "%nPlayed to its end: %d acts in %.1f s.%n",
                    played.acts(), played.took().toMillis() / 1000.0);
            return 0;
        } catch (Unexpected e) {
            out.println("\nStopped. " + e.getMessage());
            return Sekimori.FALSE;
        } catch (BadScenario | HubAway e) {
            out.println(e.getMessage());
            return Sekimori.UNUSABLE;
        } finally {
            out.flush();
        }
    }

    static URI address(HubConfig config) {
        var here = "http://%s:%d".formatted(config.http().host(), config.http().port());
        return URI.create(config.http().publicUrl().orElse(here));
    }

    private String password(HubConfig config) {
        if (passwordFile.isEmpty() && config.demo().password().isPresent()) {
            return config.demo().password().map(Secret::reveal).orElseThrow();
        }
        var place = passwordFile.orElseGet(() -> config.var().resolve(PASSWORD_FILE));
        try {
            return Files.readString(place).strip();
        } catch (IOException _) {
            throw new CannotServe(
                    "The demo password is not known: set HUB_DEMO_PASSWORD, or give --password-file. There is no file "
                            + place + " that can be read.");
        }
    }
}
