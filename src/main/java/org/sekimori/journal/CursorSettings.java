package org.sekimori.journal;

import java.time.Duration;

/**
 * Bounds of a {@link Cursor}.
 *
 * @param batchEntries most entries of one turn
 * @param poll how long to sleep when there is nothing new and no nudge comes
 * @param handlerTimeout longest turn of a handler; past it the turn failed and is repeated
 * @param pauseMost longest pause after failures; the first is a tenth of a second
 */
public record CursorSettings(int batchEntries, Duration poll, Duration handlerTimeout, Duration pauseMost) {
    public static final CursorSettings DEFAULT =
            new CursorSettings(256, Duration.ofMillis(500), Duration.ofSeconds(30), Duration.ofSeconds(5));

    public CursorSettings {
        if (batchEntries <= 0 || poll.toMillis() <= 0 || handlerTimeout.toMillis() <= 0 || pauseMost.toMillis() <= 0) {
            throw new IllegalArgumentException("Expected positive bounds of a cursor");
        }
    }
}
