package org.sekimori.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
 * @param supplements what the committee has waited for since then
 */
public record CaseFacts(
        String legalBasis,
        Set<Agency> executors,
        boolean submitted,
        boolean notified,
        boolean logged,
        Optional<String> pending,
        Optional<Instant> asked,
        Optional<Supplements> supplements) {
    public CaseFacts {
        executors = Set.copyOf(executors);
    }

    static CaseFacts drafted(String legalBasis, Set<Agency> executors) {
        return new CaseFacts(
                legalBasis, executors, false, false, false, Optional.empty(), Optional.empty(), Optional.empty());
    }

    CaseFacts revised(String basis, Set<Agency> others) {
        return new CaseFacts(basis, others, submitted, notified, logged, pending, asked, supplements);
    }

    CaseFacts submitted(Instant at) {
        return new CaseFacts(legalBasis, executors, true, notified, logged, pending, Optional.of(at), Optional.empty());
    }

    CaseFacts told() {
        return new CaseFacts(legalBasis, executors, submitted, true, logged, pending, asked, supplements);
    }

    CaseFacts withLog() {
        return new CaseFacts(legalBasis, executors, submitted, notified, true, pending, asked, supplements);
    }

    CaseFacts amending(String scopeHash, Instant at) {
        return new CaseFacts(
                legalBasis,
                executors,
                submitted,
                notified,
                logged,
                Optional.of(scopeHash),
                Optional.of(at),
                Optional.empty());
    }

    CaseFacts amended() {
        return new CaseFacts(legalBasis, executors, submitted, notified, logged, Optional.empty(), asked, supplements);
    }

    CaseFacts supplements(Supplements next) {
        return new CaseFacts(legalBasis, executors, submitted, notified, logged, pending, asked, Optional.of(next));
    }

    /**
     * What the committee asked to be added (補正).
     *
     * @param owed the obligations that are not fulfilled
     * @param since when the first of these was opened
     * @param seconds for which nothing but earlier ones was waited for
     */
    public record Supplements(List<String> owed, Optional<Instant> since, long seconds) {
        static final Supplements NONE = new Supplements(List.of(), Optional.empty(), 0);

        public Supplements {
            owed = List.copyOf(owed);
        }

        Supplements opened(String obligation, Instant at) {
            var next = new ArrayList<>(owed);
            next.add(obligation);
            return new Supplements(next, since.or(() -> Optional.of(at)), seconds);
        }

        /** The clock goes on with the last one. */
        Supplements fulfilled(String obligation, Instant at) {
            if (!owed.contains(obligation)) {
                return this;
            }
            var next = owed.stream().filter(one -> !one.equals(obligation)).toList();
            return next.isEmpty()
                    ? new Supplements(next, Optional.empty(), secondsUntil(at))
                    : new Supplements(next, since, seconds);
        }

        long secondsUntil(Instant at) {
            return seconds
                    + since.map(begun -> Duration.between(begun, at).toSeconds())
                            .orElse(0L);
        }
    }
}
