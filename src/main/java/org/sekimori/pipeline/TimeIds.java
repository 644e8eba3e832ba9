package org.sekimori.pipeline;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.UUID;

/**
 * Draws UUIDv7: 48 bits of milliseconds, then chance. The last 16 bits are left zero, so that an act can number the ids
 * that it needs from one base.
 */
public final class TimeIds {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long CHANCE = 0x3FFF_FFFF_FFFF_0000L;

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public TimeIds(Clock clock) {
        this.clock = clock;
    }

    /** A base for up to 65,536 ids. */
    public UUID base() {
        long high = (clock.millis() << 16) | VERSION_7 | (random.nextInt() & 0x0FFF);
        return new UUID(high, VARIANT | (random.nextLong() & CHANCE));
    }

    /** One id. */
    public UUID next() {
        var base = base();
        return new UUID(base.getMostSignificantBits(), base.getLeastSignificantBits() | (random.nextInt() & 0xFFFF));
    }
}
