package org.sekimori.model;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/** Gives every sequence of moves to a depth from each of some states, each state once, and stops at what must never happen. */
final class Explorer {
    private final Steps steps;
    private final Never never = new Never();
    private final Visited visited;
    private final int depth;
    private final LongAdder transitions = new LongAdder();
    private final AtomicReference<Found> found = new AtomicReference<>();

    /**
     * What must never happen and did.
     *
     * @param way from the beginning of the exploration, oldest first
     */
    record Found(Never.Violation violation, List<Move> way, State state) {
        @Override
        public String toString() {
            var text = new StringBuilder("never " + violation.invariant() + ": " + violation.what());
            way.forEach(move -> text.append("\n  ").append(move));
            return text.toString();
        }
    }

    /** @param log2 of how many states there is room for */
    Explorer(Steps steps, int depth, int log2) {
        this.steps = steps;
        this.depth = depth;
        this.visited = new Visited(log2);
    }

    long states() {
        return visited.size();
    }

    long transitions() {
        return transitions.sum();
    }

    Optional<Found> explore(Collection<State> from, int threads) throws InterruptedException {
        var left = new ConcurrentLinkedQueue<>(from);
        var workers = new ArrayList<Thread>();
        for (int n = 0; n < threads; n++) {
            workers.add(Thread.ofPlatform().start(() -> {
                for (var next = left.poll(); next != null && found.get() == null; next = left.poll()) {
                    visit(next, depth, new ArrayDeque<>());
                }
            }));
        }
        for (var worker : workers) {
            worker.join();
        }
        return Optional.ofNullable(found.get());
    }

    private void visit(State state, int left, Deque<Move> way) {
        if (!visited.enter(state.fingerprint(), left) || left == 0 || found.get() != null) {
            return;
        }
        var base = Steps.base(state);
        for (var move : Moves.of(state)) {
            var step = steps.take(state, base, move);
            if (step.isPresent()) {
                transitions.increment();
                way.addLast(move);
                ask(step.get(), way);
                visit(step.get().after(), left - 1, way);
                way.removeLast();
            }
        }
    }

    private void ask(Steps.Step step, Deque<Move> way) {
        if (!step.move().isTime()) {
            for (var violation : never.violated(step)) {
                if (steps.bug() == PlantedBug.NONE
                        || violation.invariant() == steps.bug().invariant()) {
                    found.compareAndSet(null, new Found(violation, List.copyOf(way), step.after()));
                }
            }
        }
    }
}
