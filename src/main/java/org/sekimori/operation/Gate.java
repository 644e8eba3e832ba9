package org.sekimori.operation;

import java.util.Objects;
import java.util.Set;

/**
 * One required consent (関門), as {@code policies/gates.yaml} defines it. New law means a new gate there, not new Java.
 *
 * @param after gates that must be granted before this one is decided; one that does not apply counts as granted
 * @param forms forms of which a grant must name one; empty: none
 * @param period whether a grant must carry the period for which the order is in force
 * @param readBack desks of which another than the recording one reads an oral decision back; empty: none is accepted
 * @param standsThroughChange whether a grant outlives a change of the case that takes back the others
 */
public record Gate(
        GateId id,
        Kind kind,
        Holder holder,
        At stage,
        Condition applies,
        Set<GateId> after,
        Set<String> forms,
        boolean period,
        Set<Seat> readBack,
        boolean standsThroughChange) {
    /** A gate at which nothing is heard by word of mouth, and which asks anew after each change. */
    public Gate(
            GateId id,
            Kind kind,
            Holder holder,
            At stage,
            Condition applies,
            Set<GateId> after,
            Set<String> forms,
            boolean period) {
        this(id, kind, holder, stage, applies, after, forms, period, Set.of(), false);
    }

    public Gate {
        Objects.requireNonNull(id);
        Objects.requireNonNull(holder);
        after = Set.copyOf(after);
        forms = Set.copyOf(forms);
        readBack = Set.copyOf(readBack);
    }

    /** How a gate is decided. */
    public enum Kind implements Wire {
        /** That person decides. */
        SINGLE,
        /** The committee, in a sitting. */
        VOTE,
        /** A desk records, with an attestation, what was decided elsewhere. */
        RECORDED
    }

    /** Whether the consent is needed before the measure or after its report. */
    public enum At implements Wire {
        REVIEW,
        REPORTED
    }

    /** Who decides or records. */
    public sealed interface Holder {
        /** The seat for an operation whose applicant belongs to {@code applicant}. */
        Seat seat(Agency applicant);

        /** Always the same seat. */
        record Fixed(Seat seat) implements Holder {
            @Override
            public Seat seat(Agency applicant) {
                return seat;
            }
        }

        /** The director of the applicant's agency. */
        record AgencyDirector() implements Holder {
            @Override
            public Seat seat(Agency applicant) {
                return applicant.director();
            }
        }
    }

    /** When a gate applies: if any of these holds. */
    public record Condition(
            boolean always,
            boolean abroad,
            boolean nationalSecurity,
            Set<ProtectedAsset.Owner> assetOwners,
            Set<BasisId> bases) {
        public Condition {
            assetOwners = Set.copyOf(assetOwners);
            bases = Set.copyOf(bases);
        }

        /** A withheld content counts as if it called for the gate. */
        public boolean holdsFor(Proposal proposal) {
            return always
                    || (abroad && proposal.abroad())
                    || (nationalSecurity
                            && proposal.nationalSecurity().content().orElse(true))
                    || bases.contains(proposal.legalBasis())
                    || (!assetOwners.isEmpty() && ownsOne(proposal.protectedAssets()));
        }

        private boolean ownsOne(SealedList<ProtectedAsset> assets) {
            return switch (assets) {
                case SealedList.Fresh<ProtectedAsset> fresh ->
                    fresh.values().stream().anyMatch(this::owned);
                case SealedList.Known<ProtectedAsset> known ->
                    known.elements().stream()
                            .anyMatch(e -> e.content().map(this::owned).orElse(true));
                case SealedList.Withheld<ProtectedAsset> _ -> true;
            };
        }

        private boolean owned(ProtectedAsset asset) {
            return assetOwners.contains(asset.owner());
        }
    }
}
