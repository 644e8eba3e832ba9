package org.sekimori.figures;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.sekimori.operation.Agency;

/**
 * One entry that counts.
 *
 * @param index of the entry; with {@code item} it names this count
 * @param agencies that carry the case out at that moment: where there are two, it counts for each
 * @param gate that decided, where one did
 * @param waitedSeconds since approval was asked for, where a gate decided
 * @param supplementSeconds of these, how long the committee, which decided, waited for a supplement
 */
public record Counted(
        long index,
        Item item,
        UUID operation,
        Set<Agency> agencies,
        String legalBasis,
        Instant recorded,
        Optional<String> gate,
        Optional<Long> waitedSeconds,
        Optional<Long> supplementSeconds) {
    public Counted {
        agencies = Set.copyOf(agencies);
    }
}
