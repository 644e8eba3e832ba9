package org.sekimori.pipeline;

import java.util.List;
import org.sekimori.operation.Actor;

/** Asks policy whether somebody may. */
public interface Permissions {
    Permission ask(Actor actor, String action, Room.Question question);

    /** The answer, and the ids of the policies that gave it. */
    record Permission(boolean granted, List<String> policies) {
        public Permission {
            policies = List.copyOf(policies);
        }
    }
}
