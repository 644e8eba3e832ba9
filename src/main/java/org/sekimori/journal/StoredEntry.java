package org.sekimori.journal;

import java.time.Instant;
import java.util.UUID;
import org.sekimori.operation.Subject;

/** An entry as it stands in a log; {@code index} counts from 0 and has no gaps. */
public record StoredEntry(
        LogName log,
        long index,
        UUID id,
        String type,
        Subject subject,
        long version,
        Instant recorded,
        UUID cause,
        byte[] bytes) {}
