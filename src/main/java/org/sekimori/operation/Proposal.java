package org.sekimori.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What is proposed, whole; each revision replaces it whole.
 *
 * @param refersTo an earlier case that is over and that this one takes up: none is ever opened again
 */
public record Proposal(
        Sealed<String> title,
        CampaignId campaign,
        BasisId legalBasis,
        PersonId applicant,
        Sealed<Justification> justification,
        Optional<Instant> harmExpectedAt,
        SealedList<ProtectedAsset> protectedAssets,
        Sealed<Boolean> nationalSecurity,
        SealedList<Target> targets,
        SealedList<Measure> measures,
        Window window,
        Set<Agency> executors,
        SealedList<Evidence> evidence,
        Handling handling,
        Marking marking,
        Optional<OperationId> refersTo) {
    public Proposal {
        executors = Set.copyOf(executors);
        if (executors.isEmpty()) {
            throw new IllegalArgumentException("expected at least one executor");
        }
    }

    /** The same with other targets. */
    public Proposal with(SealedList<Target> others) {
        return new Proposal(
                title,
                campaign,
                legalBasis,
                applicant,
                justification,
                harmExpectedAt,
                protectedAssets,
                nationalSecurity,
                others,
                measures,
                window,
                executors,
                evidence,
                handling,
                marking,
                refersTo);
    }

    /** How openly the case is handled inside the executive. */
    public enum Handling implements Wire {
        OPEN,
        SEALED
    }

    /** A target abroad or of unknown place. A withheld target counts as abroad: when in doubt, more consent. */
    public boolean abroad() {
        return switch (targets) {
            case SealedList.Fresh<Target> fresh ->
                fresh.values().stream().anyMatch(t -> t.location().abroad());
            case SealedList.Known<Target> known ->
                known.elements().stream()
                        .anyMatch(
                                e -> e.content().map(t -> t.location().abroad()).orElse(true));
            case SealedList.Withheld<Target> withheld -> true;
        };
    }
}
