package org.sekimori.console;

import io.vertx.core.Future;
import java.util.Optional;
import org.sekimori.journal.LogName;
import org.sekimori.journal.TilePath;

/** The transparency logs as files (c2sp.org/tlog-tiles); empty for what there is not, or not yet. */
public interface LogFiles {
    Future<Optional<byte[]>> checkpoint(LogName log);

    /** Hashes, or entries each after its length in two bytes; the caller's right to entries was checked. */
    Future<Optional<byte[]>> tile(LogName log, TilePath path);

    /** c2sp.org/tlog-proof@v1. */
    Future<Optional<byte[]>> proof(LogName log, long index);

    /** Verifier keys of all logs, one a line. */
    Future<String> keys();
}
