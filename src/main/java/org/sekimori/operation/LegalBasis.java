package org.sekimori.operation;

import java.util.Set;

/**
 * One provision under which a measure may be taken, as {@code policies/legal-bases.yaml} names it.
 *
 * @param applicants agencies whose officers may apply
 * @param required executors without which it cannot be used
 * @param allowed executors that may take part
 * @param partner whether an SDF task must name the police task's officer, who is tasked first
 * @param protects whose computers it protects: what a case names must be theirs; empty: anybody's
 * @param abroad organisations whose officers may be tasked for a target abroad or of unknown place
 */
public record LegalBasis(
        BasisId id,
        Set<Agency> applicants,
        Set<Agency> required,
        Set<Agency> allowed,
        boolean partner,
        Set<ProtectedAsset.Owner> protects,
        Set<Organisation> abroad) {
    public LegalBasis {
        applicants = Set.copyOf(applicants);
        required = Set.copyOf(required);
        allowed = Set.copyOf(allowed);
        protects = Set.copyOf(protects);
        abroad = Set.copyOf(abroad);
    }
}
