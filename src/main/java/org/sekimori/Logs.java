package org.sekimori;

import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.console.JournalFiles;
import org.sekimori.console.LogFiles;
import org.sekimori.journal.CarefulSigner;
import org.sekimori.journal.CheckpointSigner;
import org.sekimori.journal.KeystoreSigner;
import org.sekimori.journal.LogName;
import org.sekimori.journal.PostgresJournal;
import org.sekimori.journal.SigningLoop;
import org.sekimori.journal.SigningMemory;
import org.sekimori.journal.Tiles;
import org.sekimori.journal.VerifierKey;

/** The logs of this hub: opened under their origins, signed by their keys, shown as files. */
final class Logs {
    private static final String DEMO = "demo.invalid/";

    private final String host;
    private final Tiles tiles;
    private final Map<LogName, CheckpointSigner> signers = new EnumMap<>(LogName.class);
    private final List<SigningLoop> loops = new ArrayList<>();

    private Logs(String host, Tiles tiles) {
        this.host = host;
        this.tiles = tiles;
    }

    /**
     * Opens every log; the origin of the first opening stands for ever.
     *
     * @param host what the origins begin with, for logs that are new
     * @throws CannotServe if the logs are a demonstration and the hub is not, or the other way round
     */
    static Logs open(PostgresJournal journal, String host, Path keys, Duration signEvery, Waiting waiting)
            throws Exception {
        var known = waiting.on(journal.origin(LogName.OPERATIONS)).map(Logs::hostOf);
        if (known.isPresent() && isDemo(known.get()) != isDemo(host)) {
            throw new CannotServe(
                    isDemo(host)
                            ? "Expected the logs of a demonstration hub, but these are real: name the issuer in HUB_OIDC_ISSUER."
                            : "Expected real logs, but these are a demonstration's: use another HUB_VAR or database.");
        }
        var logs = new Logs(known.orElse(host), new Tiles(journal));
        for (var log : LogName.values()) {
            waiting.on(journal.open(log, logs.origin(log)));
            logs.sign(journal, log, keys, signEvery);
        }
        return logs;
    }

    /** Waits for what the start needs. */
    interface Waiting {
        <T> T on(Future<T> future) throws Exception;
    }

    /** The host of a demonstration hub. */
    static String demoHost(String random) {
        return DEMO + random;
    }

    private static boolean isDemo(String host) {
        return host.startsWith(DEMO);
    }

    private static String hostOf(String origin) {
        return origin.substring(0, origin.indexOf("/logs/"));
    }

    private void sign(PostgresJournal journal, LogName log, Path keys, Duration every) throws IOException {
        var signer = KeystoreSigner.open(keys, log, origin(log), Optional.empty());
        signers.put(log, signer);
        loops.add(new SigningLoop(
                        journal, log, new CarefulSigner(origin(log), signer, new SigningMemory(keys, log)), every)
                .start());
    }

    String host() {
        return host;
    }

    boolean demo() {
        return isDemo(host);
    }

    String origin(LogName log) {
        return host + "/logs/" + log.wire();
    }

    List<String> keys(LogName log) {
        return signers.get(log).keys().stream().map(VerifierKey::toString).toList();
    }

    /** Why a log is not signed any more, if so. */
    List<String> troubles() {
        return loops.stream()
                .map(SigningLoop::state)
                .filter(state -> state.stopped().isPresent())
                .map(state -> "the log " + state.log().wire() + " is stopped: its signer refused to sign")
                .toList();
    }

    Future<Void> close() {
        return Future.all(loops.stream().map(SigningLoop::close).toList()).mapEmpty();
    }

    /** The logs as everybody outside sees them. */
    LogFiles files() {
        return new JournalFiles(
                tiles,
                () -> Stream.of(LogName.values())
                        .flatMap(log -> signers.get(log).keys().stream())
                        .toList());
    }
}
