package org.sekimori.operation;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that {@code policies/} says and decisions rest on, loaded, validated and hashed as one set.
 *
 * @param gates in an order in which each comes after its predecessors
 * @param deadlines by kind of obligation
 * @param handling how documents are handled
 * @param standIns who may act in whose seat
 * @param instruments by kind of activity
 * @param lateEntry how long after the act a log entry is late; empty: never
 * @param haltedByConflict the stages in which the hub halts a case when a conflict of its own opens
 * @param policySet SHA-256 of the whole set, 64 lower-case hexadecimal digits
 */
public record Rules(
        List<Gate> gates,
        Map<BasisId, LegalBasis> bases,
        QuorumRule quorum,
        Map<String, Deadline> deadlines,
        Directory directory,
        Handling handling,
        StandIns standIns,
        Map<String, Instrument> instruments,
        Optional<Duration> lateEntry,
        Set<Stage> haltedByConflict,
        String policySet) {
    public Rules {
        gates = List.copyOf(gates);
        bases = Map.copyOf(bases);
        deadlines = Map.copyOf(deadlines);
        instruments = Map.copyOf(instruments);
        haltedByConflict = Set.copyOf(haltedByConflict);
    }

    /**
     * Of an installation that keeps no documents, has nobody stand in and no instrument but operations, calls no entry late,
     * and halts for no conflict.
     */
    public Rules(
            List<Gate> gates,
            Map<BasisId, LegalBasis> bases,
            QuorumRule quorum,
            Map<String, Deadline> deadlines,
            Directory directory,
            String policySet) {
        this(
                gates,
                bases,
                quorum,
                deadlines,
                directory,
                Handling.NONE,
                StandIns.NONE,
                Map.of(),
                Optional.empty(),
                Set.of(),
                policySet);
    }

    public Optional<Gate> gate(GateId id) {
        return gates.stream().filter(g -> g.id().equals(id)).findAny();
    }

    /** The gates that a proposal must pass, in the set's order. */
    public List<GateId> gatesFor(Proposal proposal) {
        return gates.stream()
                .filter(g -> g.applies().holdsFor(proposal))
                .map(Gate::id)
                .toList();
    }

    /** How activities of that kind are led; the set in force has every kind. */
    public Optional<Instrument> instrument(String kind) {
        return Optional.ofNullable(instruments.get(kind));
    }

    public Deadline deadline(String kind) {
        return deadlines.getOrDefault(kind, Deadline.NONE);
    }
}
