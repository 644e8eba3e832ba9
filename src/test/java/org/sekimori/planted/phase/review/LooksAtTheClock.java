package org.sekimori.planted.phase.review;

import java.time.Instant;

/** Now is an argument. */
record LooksAtTheClock(long seconds) {
    static LooksAtTheClock today() {
        return new LooksAtTheClock(Instant.now().getEpochSecond());
    }
}
