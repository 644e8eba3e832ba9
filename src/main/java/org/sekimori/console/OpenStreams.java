package org.sekimori.console;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sekimori.operation.PersonId;

/** How many streams each person has open on this node, whichever event loop they came to. */
public final class OpenStreams {
    private final Map<PersonId, Integer> open = new ConcurrentHashMap<>();

    /** Counts one more if there are fewer than {@code most}; whoever entered leaves once. */
    boolean enter(PersonId person, int most) {
        if (open.merge(person, 1, Integer::sum) <= most) {
            return true;
        }
        leave(person);
        return false;
    }

    void leave(PersonId person) {
        open.computeIfPresent(person, (_, count) -> count == 1 ? null : count - 1);
    }
}
