package org.sekimori.console;

import org.sekimori.operation.Actor;
import org.sekimori.policy.Verdict;

/** Asks policy whether somebody may do something that is about no case, such as reading the journal. */
@FunctionalInterface
public interface Permission {
    /**
     * Whether the actor may.
     *
     * @param action as the policy schema lists it
     */
    Verdict of(Actor actor, String action);
}
