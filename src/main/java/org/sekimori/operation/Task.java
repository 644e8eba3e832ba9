package org.sekimori.operation;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * An order to one officer of one agency (下命).
 *
 * @param acknowledged conditions in force that the officer acknowledged on becoming ready
 * @param reportEvery how often the officer reports while acting; states written before this was kept do not say
 */
public record Task(
        TaskId id,
        Agency agency,
        PersonId officer,
        Optional<PersonId> partner,
        State state,
        Set<ObligationId> acknowledged,
        Optional<Duration> reportEvery) {
    public Task {
        acknowledged = Set.copyOf(acknowledged);
    }

    /** Where a task stands. */
    public enum State implements Wire {
        TASKED,
        ACCEPTED,
        READY,
        DECLINED,
        ENDED
    }

    public boolean live() {
        return switch (state) {
            case TASKED, ACCEPTED, READY -> true;
            case DECLINED, ENDED -> false;
        };
    }

    public Task in(State next) {
        return new Task(id, agency, officer, partner, next, acknowledged, reportEvery);
    }

    public Task readyWith(Set<ObligationId> conditions) {
        return new Task(id, agency, officer, partner, State.READY, conditions, reportEvery);
    }
}
