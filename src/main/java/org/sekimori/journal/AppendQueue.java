package org.sekimori.journal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What waits to be appended to one log: first in, first out, urgent first; bounded in entries and bytes. Any thread. */
final class AppendQueue {
    private final int mostEntries;
    private final long mostBytes;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final Deque<Pending> urgent = new ArrayDeque<>();
    private final Deque<Pending> ordinary = new ArrayDeque<>();
    private long entries;
    private long bytes;
    private boolean woken;

    AppendQueue(int mostEntries, long mostBytes) {
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
    }

    /** Makes room before anything is done for it; an append alone in the queue always has room. */
    boolean reserve(Pending pending) {
        lock.lock();
        try {
            if (entries > 0 && (entries + pending.count() > mostEntries || bytes + pending.sizeBytes > mostBytes)) {
                return false;
            }
            entries += pending.count();
            bytes += pending.sizeBytes;
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Gives the room back, once for each {@link #reserve} that answered true. */
    void release(Pending pending) {
        lock.lock();
        try {
            entries -= pending.count();
            bytes -= pending.sizeBytes;
        } finally {
            lock.unlock();
        }
    }

    void add(Pending pending) {
        lock.lock();
        try {
            lane(pending).addLast(pending);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** To the front, in their order. */
    void putBack(List<Pending> again) {
        lock.lock();
        try {
            for (Pending pending : again.reversed()) {
                lane(pending).addFirst(pending);
            }
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Moves what fits into the batch and answers what was moved. */
    List<Pending> drainTo(Batch batch) {
        lock.lock();
        try {
            var taken = new ArrayList<Pending>();
            drain(urgent, batch, taken);
            drain(ordinary, batch, taken);
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /** Removes all whose deadline has passed. */
    List<Pending> expired(long nowNanos) {
        lock.lock();
        try {
            var late = new ArrayList<Pending>();
            for (var lane : List.of(urgent, ordinary)) {
                for (Iterator<Pending> each = lane.iterator(); each.hasNext(); ) {
                    var pending = each.next();
                    if (pending.deadlineNanos - nowNanos < 0) {
                        each.remove();
                        late.add(pending);
                    }
                }
            }
            return late;
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            woken = true;
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until something is there, {@link #wake} was called, or the time is over. */
    void awaitAny(long timeoutMillis) throws InterruptedException {
        lock.lock();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
            while (urgent.isEmpty() && ordinary.isEmpty() && !woken && left > 0) {
                left = filled.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Entries waiting and being written. */
    long entries() {
        lock.lock();
        try {
            return entries;
        } finally {
            lock.unlock();
        }
    }

    private static void drain(Deque<Pending> lane, Batch batch, List<Pending> taken) {
        for (Iterator<Pending> each = lane.iterator(); each.hasNext() && !batch.isFull(); ) {
            var pending = each.next();
            if (batch.take(pending)) {
                each.remove();
                taken.add(pending);
            }
        }
    }

    private Deque<Pending> lane(Pending pending) {
        return pending.append.urgent() ? urgent : ordinary;
    }
}
