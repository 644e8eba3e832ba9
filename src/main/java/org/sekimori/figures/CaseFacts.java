package org.sekimori.figures;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Agency;

/**
 * What of a case the counting of its later entries needs.
 *
 * @param submitted at least once
 * @param notified whether the committee was told of it afterwards
 * @param logged whether anything was logged
 * @param pending the scope hash of the amendment that is asked for
 * @param asked when approval was last asked for
 */
public record CaseFacts(
        String legalBasis,
        Set<Agency> executors,
        boolean submitted,
        boolean notified,
        boolean logged,
        Optional<String> pending,
        Optional<Instant> asked) {
    public CaseFacts {
        executors = Set.copyOf(executors);
    }

    static CaseFacts drafted(String legalBasis, Set<Agency> executors) {
        return new CaseFacts(legalBasis, executors, false, false, false, Optional.empty(), Optional.empty());
    }

    CaseFacts revised(String basis, Set<Agency> others) {
        return new CaseFacts(basis, others, submitted, notified, logged, pending, asked);
    }

    CaseFacts submitted(Instant at) {
        return new CaseFacts(legalBasis, executors, true, notified, logged, pending, Optional.of(at));
    }

    CaseFacts told() {
        return new CaseFacts(legalBasis, executors, submitted, true, logged, pending, asked);
    }

    CaseFacts withLog() {
        return new CaseFacts(legalBasis, executors, submitted, notified, true, pending, asked);
    }

    CaseFacts amending(String scopeHash, Instant at) {
        return new CaseFacts(
                legalBasis, executors, submitted, notified, logged, Optional.of(scopeHash), Optional.of(at));
    }

    CaseFacts amended() {
        return new CaseFacts(legalBasis, executors, submitted, notified, logged, Optional.empty(), asked);
    }
}
