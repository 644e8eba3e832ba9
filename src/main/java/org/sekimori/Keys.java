package org.sekimori;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sekimori.config.ConfigReader;
import org.sekimori.journal.Checkpoint;
import org.sekimori.journal.KeystoreSigner;
import org.sekimori.journal.LogName;
import org.sekimori.journal.Note;
import org.sekimori.journal.SigningMemory;
import org.sekimori.journal.WillNotSign;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * {@code hub keys}: prints the public keys of the logs, one verifier key a line, as {@code /log-keys} serves them. Reads the
 * key files themselves, so it needs no running hub, and what it prints is not what a hub claims.
 */
@Command(
        name = "keys",
        description = "Prints the verifier keys of the logs kept in HUB_VAR, one a line.",
        mixinStandardHelpOptions = true)
final class Keys implements Callable<Integer> {
    /** Below {@code HUB_VAR}. */
    static final String DIRECTORY = "keys";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var directory = ConfigReader.fromProcess().var().resolve(DIRECTORY);
        var out = spec.commandLine().getOut();
        var printed = 0;
        try {
            for (var log : LogName.values()) {
                printed += print(directory, log, out);
            }
        } catch (IOException | WillNotSign e) {
            throw new CannotServe("The keys in " + directory + " cannot be read: " + e.getMessage() + ".");
        } finally {
            out.flush();
        }
        if (printed == 0) {
            throw new CannotServe("There are no keys in " + directory
                    + ": a hub makes them when it starts and signs first. Set HUB_VAR if it is elsewhere.");
        }
        return 0;
    }

    /** A key is named after its log's origin, which stands in what was last signed; before that there is none to print. */
    private static int print(Path directory, LogName log, PrintWriter out) throws IOException {
        if (!KeystoreSigner.exists(directory, log)) {
            return 0;
        }
        var signed = new SigningMemory(directory, log).read();
        if (signed.isEmpty()) {
            return 0;
        }
        var origin =
                Checkpoint.parse(Note.parse(signed.get().checkpoint()).text()).origin();
        var keys = KeystoreSigner.open(directory, log, origin, Optional.empty()).keys();
        keys.forEach(out::println);
        return keys.size();
    }
}
