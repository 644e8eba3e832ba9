package org.sekimori.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * How signing stands, for health and metrics.
 *
 * @param size of the last checkpoint that this node knows of; 0 before the first
 * @param looked when this node last found the log in order, by its own or another node's signer
 * @param trouble why the last attempt failed, if it did; passes by itself
 * @param stopped why nothing is signed or appended any more; the node is not ready
 */
public record SigningState(
        LogName log, long size, Optional<Instant> looked, Optional<String> trouble, Optional<String> stopped) {
    static SigningState of(LogName log) {
        return new SigningState(log, 0, Optional.empty(), Optional.empty(), Optional.empty());
    }

    SigningState looked(long signedSize, Instant now) {
        return new SigningState(log, Math.max(size, signedSize), Optional.of(now), Optional.empty(), stopped);
    }

    SigningState troubled(String why) {
        return new SigningState(log, size, looked, Optional.of(why), stopped);
    }

    SigningState stopped(String why) {
        return new SigningState(log, size, looked, trouble, Optional.of(why));
    }

    SigningState running() {
        return new SigningState(log, size, looked, trouble, Optional.empty());
    }
}
