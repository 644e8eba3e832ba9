package org.sekimori.model;

/** Fingerprints of 128 bits that were seen; safe for several threads, and of a fixed size: 16 bytes for each there is room for. */
final class Visited {
    private static final int SHARDS = 64;

    private final Shard[] shards = new Shard[SHARDS];

    /** @param log2 of how many fingerprints there is room for; it goes slow when nearly full */
    Visited(int log2) {
        for (int n = 0; n < SHARDS; n++) {
            shards[n] = new Shard(1 << (log2 - 6));
        }
    }

    /** Whether it is new. */
    boolean enter(long high, long low) {
        return shards[(int) (high >>> 58)].enter(high, low == 0 ? 1 : low);
    }

    long size() {
        long sum = 0;
        for (var shard : shards) {
            sum += shard.size();
        }
        return sum;
    }

    /** Open addressing, linear probing; a low half of 0 is a free place. */
    private static final class Shard {
        private final long[] halves;
        private int size;

        Shard(int room) {
            halves = new long[2 * room];
        }

        synchronized int size() {
            return size;
        }

        synchronized boolean enter(long high, long low) {
            int mask = halves.length - 1;
            int at = (int) (high << 1) & mask;
            while (halves[at + 1] != 0) {
                if (halves[at] == high && halves[at + 1] == low) {
                    return false;
                }
                at = (at + 2) & mask;
            }
            if (2 * (size + 1) >= halves.length) {
                throw new IllegalStateException("no room for more states");
            }
            halves[at] = high;
            halves[at + 1] = low;
            size++;
            return true;
        }
    }
}
