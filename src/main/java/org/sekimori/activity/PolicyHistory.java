package org.sekimori.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;

/**
 * Since when a campaign's response policy holds, and those before it.
 *
 * @param by who decided on the one that holds
 * @param past the oldest first
 */
public record PolicyHistory(Instant since, PersonId by, List<Past> past) {
    public PolicyHistory {
        past = List.copyOf(past);
    }

    /**
     * One that no longer holds.
     *
     * @param since empty where it was decided on before the history was kept, as is {@code by}
     */
    public record Past(Sealed<String> responsePolicy, Optional<Instant> since, Optional<PersonId> by, Instant until) {}

    static PolicyHistory begun(Instant at, PersonId by) {
        return new PolicyHistory(at, by, List.of());
    }

    /** After another one took the place of {@code replaced}. */
    static PolicyHistory after(Optional<PolicyHistory> before, Sealed<String> replaced, Instant at, PersonId by) {
        var past = new ArrayList<Past>(before.map(PolicyHistory::past).orElse(List.of()));
        past.add(new Past(replaced, before.map(PolicyHistory::since), before.map(PolicyHistory::by), at));
        return new PolicyHistory(at, by, past);
    }
}
