package org.sekimori.model;

/** Fingerprints that were seen, with the greatest depth that was left below them; safe for several threads. */
final class Visited {
    private static final int SHARDS = 64;

    private final Shard[] shards = new Shard[SHARDS];

    Visited(int log2) {
        for (int n = 0; n < SHARDS; n++) {
            shards[n] = new Shard(1 << (log2 - 6));
        }
    }

    /** Whether what lies below is still to be explored: the state is new, or was only seen with less depth left. */
    boolean enter(long fingerprint, int left) {
        return shards[(int) (fingerprint >>> 58)].enter(fingerprint, (byte) left);
    }

    long size() {
        long sum = 0;
        for (var shard : shards) {
            sum += shard.size;
        }
        return sum;
    }

    /** Open addressing, linear probing. */
    private static final class Shard {
        private final long[] keys;
        private final byte[] depths;
        private int size;

        Shard(int room) {
            keys = new long[room];
            depths = new byte[room];
        }

        synchronized boolean enter(long key, byte left) {
            int at = (int) key & (keys.length - 1);
            while (keys[at] != 0 && keys[at] != key) {
                at = (at + 1) & (keys.length - 1);
            }
            if (keys[at] == key) {
                if (depths[at] >= left) {
                    return false;
                }
                depths[at] = left;
                return true;
            }
            if (size + 1 >= keys.length) {
                throw new IllegalStateException("no room for more states");
            }
            keys[at] = key;
            depths[at] = left;
            size++;
            return true;
        }
    }
}
