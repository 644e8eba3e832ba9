package org.sekimori.model;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

/**
 * Gives every move in every state, layer after layer, from some states on: after the layer n every sequence of n moves was
 * given. Each state is gone on from once, and what must never happen is asked of every move that was taken.
 */
final class Explorer {
    /** So many states of a layer are taken at once. */
    private static final int HANDFUL = 16;

    private static final long SEED_HIGH = 0x5ca1ab1e0ddba11L;
    private static final long SEED_LOW = 0x7e57ab1e5eedL;

    private final Steps steps;
    private final Bounds bounds;
    private final Never never = new Never();
    private final Parts parts = new Parts();
    private final Visited visited;
    private final LongAdder states = new LongAdder();
    private final LongAdder transitions = new LongAdder();
    private final LongAdder tries = new LongAdder();
    private final AtomicReference<Found> found = new AtomicReference<>();
    private long end;

    /**
     * Where an exploration stops, whatever comes first.
     *
     * @param depth how many moves
     * @param states about how many; what was begun is finished
     */
    record Bounds(int depth, long states, Duration time) {}

    /**
     * How far it came.
     *
     * @param complete so many moves long is every sequence that was given
     * @param begun the part of the next layer that was gone on from, from 0 to 1
     */
    record Reach(int complete, double begun, Optional<Found> found) {}

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

    Explorer(Steps steps, Bounds bounds) {
        this.steps = steps;
        this.bounds = bounds;
        this.visited = new Visited(64 - Long.numberOfLeadingZeros(bounds.states() * 4 / 3));
    }

    long states() {
        return states.sum();
    }

    /** Moves that were taken. */
    long transitions() {
        return transitions.sum();
    }

    /** Moves that were given, taken or not. */
    long tries() {
        return tries.sum();
    }

    int parts() {
        return parts.count();
    }

    Reach explore(Collection<State> from, int threads) throws InterruptedException {
        end = System.nanoTime() + bounds.time().toNanos();
        List<Node> layer = new ArrayList<>();
        for (var state : from) {
            var node = Node.of(state, parts);
            if (enter(node.numbers())) {
                layer.add(node);
            }
        }
        for (int depth = 1; depth <= bounds.depth(); depth++) {
            var next = new AtomicInteger();
            var after = after(layer, next, depth < bounds.depth(), threads);
            if (over()) {
                return new Reach(
                        depth - 1, Math.min(1, next.get() / (double) layer.size()), Optional.ofNullable(found.get()));
            }
            layer = after;
        }
        return new Reach(bounds.depth(), 0, Optional.empty());
    }

    private boolean over() {
        return found.get() != null || states.sum() >= bounds.states() || System.nanoTime() - end > 0;
    }

    /** @param kept whether what comes after the layer is wanted, or only that it was asked about */
    private List<Node> after(List<Node> layer, AtomicInteger next, boolean kept, int threads)
            throws InterruptedException {
        var workers = new ArrayList<Thread>();
        var lists = new ArrayList<List<Node>>();
        for (int n = 0; n < threads; n++) {
            var list = new ArrayList<Node>();
            lists.add(list);
            workers.add(Thread.ofPlatform().start(() -> work(layer, next, kept, list)));
        }
        for (var worker : workers) {
            worker.join();
        }
        var after = new ArrayList<Node>();
        lists.forEach(after::addAll);
        return after;
    }

    private void work(List<Node> layer, AtomicInteger next, boolean kept, List<Node> after) {
        int from = next.getAndAdd(HANDFUL);
        while (from < layer.size() && !over()) {
            for (var node : layer.subList(from, Math.min(from + HANDFUL, layer.size()))) {
                goOn(node, kept, after);
            }
            from = next.getAndAdd(HANDFUL);
        }
    }

    private void goOn(Node node, boolean kept, List<Node> after) {
        var state = node.state(parts);
        var base = Steps.base(state);
        var moves = Moves.of(state);
        int taken = 0;
        for (int n = 0; n < moves.size(); n++) {
            var step = steps.take(state, base, moves.get(n));
            if (step.isEmpty()) {
                if (moves.get(n).isOfClock()) {
                    ask(never.idle(state), node, moves.get(n), state);
                }
            } else {
                taken++;
                ask(never.violated(step.get()), node, moves.get(n), step.get().after());
                var numbers = Node.numbers(step.get().after(), state, node.numbers(), parts);
                if (enter(numbers) && kept) {
                    after.add(new Node(numbers, Optional.of(node), n));
                }
            }
        }
        transitions.add(taken);
        tries.add(moves.size());
    }

    private boolean enter(int[] numbers) {
        boolean entered = visited.enter(Node.half(numbers, SEED_HIGH), Node.half(numbers, SEED_LOW));
        if (entered) {
            states.increment();
        }
        return entered;
    }

    private void ask(List<Never.Violation> violations, Node node, Move move, State state) {
        for (var violation : violations) {
            if (steps.bug().shownBy(violation)) {
                var way = node.way(parts);
                way.add(move);
                found.compareAndSet(null, new Found(violation, way, state));
            }
        }
    }
}
