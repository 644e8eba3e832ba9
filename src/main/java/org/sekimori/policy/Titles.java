package org.sekimori.policy;

import java.util.Map;
import org.sekimori.operation.BasisId;
import org.sekimori.operation.GateId;
import org.sekimori.operation.HandlingId;
import org.sekimori.operation.PersonId;

/**
 * The names and sources of everything in the set; rules never ask for them.
 *
 * @param deadlines by kind of obligation
 * @param roman names of persons in roman letters
 * @param steps by what is recorded of an activity
 */
public record Titles(
        Map<GateId, Title> gates,
        Map<BasisId, Title> bases,
        Map<String, Title> deadlines,
        Title quorum,
        Map<PersonId, String> roman,
        Map<HandlingId, Title> handling,
        Map<String, Title> steps) {
    public Titles {
        gates = Map.copyOf(gates);
        bases = Map.copyOf(bases);
        deadlines = Map.copyOf(deadlines);
        roman = Map.copyOf(roman);
        handling = Map.copyOf(handling);
        steps = Map.copyOf(steps);
    }
}
