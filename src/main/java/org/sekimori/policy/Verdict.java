package org.sekimori.policy;

import java.util.List;

/** Whether somebody may, and by which policies of which set. */
public sealed interface Verdict {
    /** No policy permits it, and none forbids it. */
    String DEFAULT_DENY = "DEFAULT-DENY";

    /** A policy could not be evaluated, or the request is not one that the schema knows. */
    String EVALUATION_FAILED = "EVALUATION-FAILED";

    /** Ids of the policies that decided, sorted; never empty. */
    List<String> policies();

    /** SHA-256 of the set that was asked. */
    String policySet();

    default boolean permitted() {
        return this instanceof Permitted;
    }

    /** At least one policy permits it and none forbids it. */
    record Permitted(List<String> policies, String policySet) implements Verdict {
        public Permitted {
            policies = List.copyOf(policies);
        }
    }

    /** Forbidden by these policies, or permitted by none: {@link #DEFAULT_DENY}. */
    record Denied(List<String> policies, String policySet) implements Verdict {
        public Denied {
            policies = List.copyOf(policies);
        }
    }
}
