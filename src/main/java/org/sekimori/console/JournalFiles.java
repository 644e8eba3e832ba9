package org.sekimori.console;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.sekimori.journal.LogName;
import org.sekimori.journal.TilePath;
import org.sekimori.journal.Tiles;
import org.sekimori.journal.TlogProof;
import org.sekimori.journal.VerifierKey;

/** The files of this hub's journal; {@code verifierKeys} are those of all logs. */
public record JournalFiles(Tiles tiles, Supplier<List<VerifierKey>> verifierKeys) implements LogFiles {
    @Override
    public Future<Optional<byte[]>> checkpoint(LogName log) {
        return tiles.checkpoint(log).map(note -> note.map(JournalFiles::utf8));
    }

    @Override
    public Future<Optional<byte[]>> tile(LogName log, TilePath path) {
        return path.level() == TilePath.ENTRIES ? tiles.entries(log, path) : tiles.tile(log, path);
    }

    @Override
    public Future<Optional<byte[]>> proof(LogName log, long index) {
        return tiles.proof(log, index)
                .map(proof -> proof.map(TlogProof::toString).map(JournalFiles::utf8));
    }

    @Override
    public Future<String> keys() {
        var lines = new StringBuilder();
        verifierKeys.get().forEach(key -> lines.append(key).append('\n'));
        return Future.succeededFuture(lines.toString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
