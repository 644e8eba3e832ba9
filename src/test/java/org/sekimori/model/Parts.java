package org.sekimori.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The parts that states are made of, each kept once and named by a number. Millions of states share some ten thousands of
 * parts, so that a state is a dozen numbers, and two states are the same if and only if their numbers are.
 */
final class Parts {
    private static final int CHUNK = 1 << 14;

    private final Map<Object, Integer> numbers = new ConcurrentHashMap<>();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicReferenceArray<Object[]> chunks = new AtomicReferenceArray<>(1 << 12);

    /** Equal parts have the same number. */
    int number(Object part) {
        var known = numbers.get(part);
        return known != null ? known : numbers.computeIfAbsent(part, this::keep);
    }

    /** By a number that another thread gave out only if it has handed on its work since. */
    Object part(int number) {
        return chunks.get(number / CHUNK)[number % CHUNK];
    }

    int count() {
        return next.get();
    }

    private int keep(Object part) {
        int number = next.getAndIncrement();
        int chunk = number / CHUNK;
        if (chunks.get(chunk) == null) {
            chunks.compareAndSet(chunk, null, new Object[CHUNK]);
        }
        chunks.get(chunk)[number % CHUNK] = part;
        return number;
    }
}
