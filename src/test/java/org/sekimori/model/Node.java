package org.sekimori.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Amendments;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Task;

/**
 * A state in short: the numbers of its parts, and how it was come by.
 *
 * @param before from which a move led here; none at the beginning
 * @param move which of {@link Moves#of} it was
 */
record Node(int[] numbers, Optional<Node> before, int move) {
    private static final int PARTS = 13;

    /**
     * In short.
     *
     * @param near a state that shares most parts, with its numbers, so that only what differs is looked up
     */
    static int[] numbers(State state, State near, int[] its, Parts parts) {
        var numbers = new int[PARTS];
        numbers[0] = state.instant();
        numbers[1] = number(state.dossier().sitting(), near.dossier().sitting(), its[1], parts);
        if (state.dossier().operation().isEmpty()) {
            return numbers;
        }
        var one = state.operation();
        var other = near.dossier().operation().orElse(one);
        boolean same = near.dossier().operation().isPresent();
        numbers[0] |= one.revision() << 4;
        numbers[2] = number(one.proposal(), same ? other.proposal() : null, its[2], parts);
        numbers[3] = number(one.scopeHash(), same ? other.scopeHash() : null, its[3], parts);
        numbers[4] = number(one.review(), same ? other.review() : null, its[4], parts);
        numbers[5] = number(one.screening(), same ? other.screening() : null, its[5], parts);
        numbers[6] = number(one.hearing(), same ? other.hearing() : null, its[6], parts);
        numbers[7] = number(one.tasks(), same ? other.tasks() : null, its[7], parts);
        numbers[8] = number(one.execution(), same ? other.execution() : null, its[8], parts);
        numbers[9] = number(one.obligations(), same ? other.obligations() : null, its[9], parts);
        numbers[10] = number(one.amended(), same ? other.amended() : null, its[10], parts);
        numbers[12] = number(one.stage(), same ? other.stage() : null, its[12], parts);
        numbers[11] = number(one.agency(), same ? other.agency() : null, its[11], parts);
        return numbers;
    }

    /** At the beginning of an exploration. */
    static Node of(State state, Parts parts) {
        var nothing = new State(Dossier.EMPTY, -1);
        var its = new int[PARTS];
        its[1] = parts.number(nothing.dossier().sitting());
        return new Node(numbers(state, nothing, its, parts), Optional.empty(), -1);
    }

    @SuppressWarnings("ReferenceEquality") // the same part has the same number, and an equal one will be found to
    private static int number(Object part, Object other, int its, Parts parts) {
        return part == other ? its : parts.number(part);
    }

    @SuppressWarnings("unchecked") // every part goes back to the place that it came from
    State state(Parts parts) {
        int instant = numbers[0] & 15;
        int revision = numbers[0] >>> 4;
        var sitting = (Optional<Sitting>) parts.part(numbers[1]);
        if (revision == 0) {
            return new State(new Dossier(Optional.empty(), sitting), instant);
        }
        return new State(
                new Dossier(
                        Optional.of(new Operation(
                                SmallWorld.CASE,
                                (Stage) parts.part(numbers[12]),
                                (Agency) parts.part(numbers[11]),
                                (Proposal) parts.part(numbers[2]),
                                (ScopeHash) parts.part(numbers[3]),
                                revision,
                                (Operation.Review) parts.part(numbers[4]),
                                (Operation.Screening) parts.part(numbers[5]),
                                (Operation.Hearing) parts.part(numbers[6]),
                                (List<Task>) parts.part(numbers[7]),
                                (Operation.Execution) parts.part(numbers[8]),
                                (List<Obligation>) parts.part(numbers[9]),
                                (Optional<Amendments>) parts.part(numbers[10]))),
                        sitting),
                instant);
    }

    /** The moves that led here, oldest first. */
    List<Move> way(Parts parts) {
        var way = new ArrayList<Move>();
        for (var node = this; node.before().isPresent(); node = node.before().get()) {
            way.add(Moves.of(node.before().get().state(parts)).get(node.move()));
        }
        Collections.reverse(way);
        return way;
    }

    /** Half of the fingerprint, of 64 bits; two states share both by chance 1 in 2^128. */
    static long half(int[] numbers, long seed) {
        long mixed = seed;
        for (int number : numbers) {
            mixed = mix(mixed ^ (number + 1L));
        }
        return mixed;
    }

    /** Of SplitMix64. */
    private static long mix(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
