package org.sekimori.console;

import io.vertx.core.Future;
import java.util.Optional;
import org.sekimori.journal.LogName;

/** The transparency logs as files (c2sp.org/tlog-tiles); empty for what there is not, or not yet. */
public interface LogFiles {
    Future<Optional<byte[]>> checkpoint(LogName log);

    /** 256 hashes or fewer; {@code tile} is for example {@code x001/x234/067} or {@code 000.p/17}, anything else is empty. */
    Future<Optional<byte[]>> tile(LogName log, int level, String tile);

    /** Entries, each after its length in two bytes. The caller's right to them was checked. */
    Future<Optional<byte[]>> entries(LogName log, String tile);

    /** c2sp.org/tlog-proof@v1. */
    Future<Optional<byte[]>> proof(LogName log, long index);

    /** Verifier keys of all logs, one a line. */
    Future<String> keys();
}
