package org.sekimori.model;

import org.sekimori.operation.Dossier;
import org.sekimori.operation.Operation;

/**
 * Where the small world stands.
 *
 * @param instant which of {@link SmallWorld#INSTANTS} it is
 */
record State(Dossier dossier, int instant) {
    Operation operation() {
        return dossier.operation().orElseThrow();
    }

    /**
     * Equal states have equal fingerprints. Two different ones may share one, by chance 1 in 2^64: then one of them is not
     * counted, so that a count is never too high. What a proposal says is in its hash and revision.
     */
    long fingerprint() {
        long mixed = mix(instant, dossier.sitting().hashCode());
        if (dossier.operation().isPresent()) {
            var operation = operation();
            mixed = mix(mixed, operation.stage().wire().hashCode());
            mixed = mix(mixed, operation.scopeHash().hashCode());
            mixed = mix(mixed, operation.revision());
            mixed = mix(mixed, operation.review().hashCode());
            mixed = mix(mixed, operation.screening().hashCode());
            mixed = mix(mixed, operation.hearing().hashCode());
            mixed = mix(mixed, operation.tasks().hashCode());
            mixed = mix(mixed, operation.execution().hashCode());
            mixed = mix(mixed, operation.obligations().hashCode());
        }
        return mixed == 0 ? 1 : mixed;
    }

    /** Of SplitMix64. */
    private static long mix(long before, long next) {
        long z = (before ^ next) + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
