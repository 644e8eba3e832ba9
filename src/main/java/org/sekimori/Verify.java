package org.sekimori;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.sekimori.journal.Checkpoint;
import org.sekimori.journal.LogName;
import org.sekimori.journal.LogReader;
import org.sekimori.journal.NotVerified;
import org.sekimori.journal.Verification;
import org.sekimori.journal.VerifierKey;
import org.sekimori.operation.Wire;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hub verify}: verifies a whole log from outside, believing nothing but the keys that it is given. */
@Command(
        name = "verify",
        description = {
            "Verifies a log: signatures of its checkpoint, every leaf, every hash tile, the root.",
            "Get the keys another way than from the hub that you check: 'hub keys' on its machine prints them.",
            "Exit: 0 verified, 1 something does not hold, 2 called wrongly or something cannot be read."
        },
        mixinStandardHelpOptions = true)
final class Verify implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Place place;

    @Option(
            names = "--log",
            paramLabel = "name",
            defaultValue = "operations",
            description = "operations, access or exercise. Default: ${DEFAULT-VALUE}.")
    private String log;

    @Option(
            names = "--vkey",
            paramLabel = "key",
            description = "A verifier key, name+id+key. All given for the log must have signed. May be repeated.")
    private List<String> keys = new ArrayList<>();

    @Option(names = "--vkeys", paramLabel = "file", description = "A file of verifier keys, one a line.")
    private Optional<Path> keysFile;

    @Option(
            names = "--token-env",
            paramLabel = "NAME",
            description = "The environment variable that holds a bearer token; entries need one.")
    private Optional<String> tokenVariable;

    @Option(names = "--entries", description = "Read every entry too and hash its bytes.")
    private boolean entries;

    @Option(
            names = "--memory",
            paramLabel = "file",
            description = "Keeps the verified checkpoint; the next time the log must contain it.")
    private Optional<Path> memory;

    /** Where the log is. */
    static final class Place {
        @Option(names = "--url", paramLabel = "URL", required = true, description = "The hub.")
        private Optional<URI> url;

        @Option(
                names = "--dir",
                paramLabel = "directory",
                required = true,
                description = "A copy of the log: checkpoint and tile/ as served below /logs/<log>/.")
        private Optional<Path> directory;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        try {
            var trusted = trusted();
            var verified = new Verification(reader(), trusted.getFirst().name(), trusted, entries).run(earlier());
            keep(verified.note());
            report(verified, trusted);
            return 0;
        } catch (NotVerified e) {
            out.println("NOT VERIFIED. " + e.getMessage() + ".");
            return Sekimori.FALSE;
        } catch (IOException e) {
            out.println("Cannot read the log. " + e.getMessage());
            return Sekimori.UNUSABLE;
        } finally {
            out.flush();
        }
    }

    private void report(Verification.Verified verified, List<VerifierKey> trusted) {
        var out = spec.commandLine().getOut();
        var head = verified.checkpoint();
        out.println("VERIFIED.");
        out.println("log      " + head.origin());
        out.println("size     " + head.size() + " entries");
        out.println("root     " + head.body().split("\n", -1)[2]);
        trusted.forEach(key -> out.println("signed   " + key.type().algorithm()));
        out.println("leaves   " + verified.leaves() + " hashed to the root");
        out.println("entries  " + (entries ? verified.entries() + " hashed to their leaves" : "not read (--entries)"));
    }

    /** The given keys of this log; keys of other logs are passed over, so that all of a hub's may be given. */
    private List<VerifierKey> trusted() throws IOException {
        var lines = new ArrayList<>(keys);
        if (keysFile.isPresent()) {
            lines.addAll(Files.readAllLines(keysFile.get()));
        }
        List<VerifierKey> trusted;
        try {
            trusted = lines.stream()
                    .filter(line -> !line.isBlank())
                    .map(line -> VerifierKey.parse(line.strip()))
                    .filter(key -> key.name().endsWith("/logs/" + name().wire()))
                    .toList();
        } catch (NotVerified e) {
            throw wrong("--vkey: " + e.getMessage() + ".");
        }
        if (trusted.stream().map(VerifierKey::name).distinct().count() != 1) {
            throw wrong("Expected by --vkey or --vkeys the keys of exactly one log that is called " + log + ".");
        }
        return trusted;
    }

    private LogName name() {
        try {
            return Wire.of(LogName.class, log);
        } catch (IllegalArgumentException _) {
            throw wrong("--log expects operations, access or exercise, not '" + log + "'.");
        }
    }

    private LogReader reader() {
        if (place.directory.isPresent()) {
            return LogReader.of(place.directory.get());
        }
        var base = place.url.orElseThrow().toString().replaceFirst("/+$", "");
        return LogReader.of(URI.create(base + "/logs/" + name().wire()), tokenVariable.map(this::token));
    }

    private String token(String variable) {
        var token = System.getenv(variable);
        if (token == null || token.isBlank()) {
            throw wrong("--token-env: the environment variable " + variable + " is not set.");
        }
        return token;
    }

    private Optional<Checkpoint> earlier() throws IOException {
        if (memory.isEmpty() || !Files.exists(memory.get())) {
            return Optional.empty();
        }
        var note = Files.readString(memory.get(), StandardCharsets.UTF_8);
        return Optional.of(Checkpoint.open(note, trusted().getFirst().name(), trusted()));
    }

    private void keep(String note) throws IOException {
        if (memory.isPresent()) {
            Files.writeString(memory.get(), note, StandardCharsets.UTF_8);
        }
    }

    private ParameterException wrong(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}
