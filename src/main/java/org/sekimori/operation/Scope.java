package org.sekimori.operation;

import java.util.Set;

/**
 * What people vote on. It stands in clear in Drafted and Revised and reveals nothing: targets and measures are named by
 * their salted digests.
 */
public record Scope(
        PersonId applicant,
        Set<Agency> executors,
        BasisId legalBasis,
        String measures,
        OperationId operation,
        String targets,
        Window window) {
    public Scope {
        executors = Set.copyOf(executors);
    }

    /** The scope of a proposal whose lists are committed to already. */
    public static Scope of(OperationId operation, Proposal proposal) {
        return new Scope(
                proposal.applicant(),
                proposal.executors(),
                proposal.legalBasis(),
                proposal.measures().digest().orElseThrow(),
                operation,
                proposal.targets().digest().orElseThrow(),
                proposal.window());
    }
}
