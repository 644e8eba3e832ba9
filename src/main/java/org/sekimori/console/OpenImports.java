package org.sekimori.console;

import java.util.concurrent.atomic.AtomicInteger;

/** How many files this node takes at the same time, whoever sends them: each may hold some megabytes. */
public final class OpenImports {
    private static final int MOST = 4;

    private final AtomicInteger open = new AtomicInteger();

    /** Counts one more if there is room; whoever entered leaves once. */
    boolean enter() {
        if (open.incrementAndGet() <= MOST) {
            return true;
        }
        leave();
        return false;
    }

    void leave() {
        open.decrementAndGet();
    }
}
