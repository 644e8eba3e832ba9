package org.sekimori.policy;

import java.util.List;
import java.util.stream.Collectors;

/** The folder is no policy set: all problems of all files, in the order of files and lines. */
public final class BrokenPolicies extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<PolicyError> errors;

    BrokenPolicies(List<PolicyError> errors) {
        super(errors.stream().map(PolicyError::toString).collect(Collectors.joining("\n")));
        this.errors = List.copyOf(errors);
    }

    public List<PolicyError> errors() {
        return errors;
    }
}
