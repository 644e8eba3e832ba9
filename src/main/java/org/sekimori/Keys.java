package org.sekimori;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import org.sekimori.config.ConfigReader;
import org.sekimori.journal.NotVerified;
import org.sekimori.journal.VerifierKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hub keys}: prints the public keys of the logs, one verifier key a line, as {@code /log-keys} serves them. */
@Command(
        name = "keys",
        description = "Prints the verifier keys of the logs kept in HUB_VAR, one a line.",
        mixinStandardHelpOptions = true)
final class Keys implements Callable<Integer> {
    /** Below {@code HUB_VAR}: public, written by every node that starts. */
    static final String FILE = "log-keys";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var file = ConfigReader.fromProcess().var().resolve(FILE);
        var out = spec.commandLine().getOut();
        try {
            Files.readAllLines(file).stream()
                    .filter(line -> !line.isBlank())
                    .map(VerifierKey::parse)
                    .forEach(out::println);
            return 0;
        } catch (IOException _) {
            throw new CannotServe("There are no keys yet: expected the file " + file
                    + ", which a hub writes when it starts. Set HUB_VAR if it is elsewhere.");
        } catch (NotVerified e) {
            throw new CannotServe("The file " + file + " is damaged: " + e.getMessage() + ".");
        } finally {
            out.flush();
        }
    }
}
