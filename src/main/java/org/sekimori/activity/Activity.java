package org.sekimori.activity;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.ActivityId;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.Instrument;
import org.sekimori.operation.Instrument.OpenEnd;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Wire;

/**
 * An activity as its entries tell it.
 *
 * @param revision from 1, one more with each revision
 * @param conflicts every conflict the activity was ever part of, and whether it is open
 * @param course empty for one that was kept before there was any
 * @param screenings how many entries say only that conflicts turned; empty for one that was kept before they were counted
 */
public record Activity(
        ActivityId id,
        Registration registration,
        State state,
        int revision,
        Map<ConflictId, Boolean> conflicts,
        Optional<Course> course,
        Optional<Integer> screenings) {
    public Activity {
        conflicts = Map.copyOf(conflicts);
    }

    /** The instruments. */
    public enum Kind implements Wire {
        TAKEDOWN,
        ATTRIBUTION,
        PUBLICATION,
        HUNT,
        ALLIED_OPERATION,
        INVESTIGATION,
        DIPLOMATIC
    }

    /** Where an activity stands. */
    public enum State implements Wire {
        PLANNED,
        UNDER_WAY,
        DONE,
        CANCELLED;

        /** Nothing moves it any more, and its selectors meet nothing any more. */
        public boolean isFinal() {
            return switch (this) {
                case PLANNED, UNDER_WAY -> false;
                case DONE, CANCELLED -> true;
            };
        }
    }

    public Subject subject() {
        return new Subject(Subject.Kind.ACTIVITY, id.value());
    }

    /** How many of its conflicts are open. */
    public int open() {
        return (int) conflicts.values().stream().filter(open -> open).count();
    }

    /** What became of it so far. */
    public Course soFar() {
        return course.orElse(Course.NONE);
    }

    /** How it stands where it has no end and is not over. */
    public Optional<OpenEnd> openEnd(Instrument instrument) {
        return registration.window().isOpen() && !state.isFinal()
                ? instrument.openEnded().standing(soFar().openEnd().isPresent())
                : Optional.empty();
    }

    /** The version as everybody sees it: without the entries that would tell of conflicts. */
    public long shown(long version) {
        return version - screenings.orElse(0);
    }

    Activity with(Course next) {
        return new Activity(id, registration, state, revision, conflicts, Optional.of(next), screenings);
    }

    Activity in(State next, Course nextCourse) {
        return new Activity(id, registration, next, revision, conflicts, Optional.of(nextCourse), screenings);
    }

    Activity revised(Registration next, Course nextCourse) {
        return new Activity(id, next, state, revision + 1, conflicts, Optional.of(nextCourse), screenings);
    }

    /** These conflicts were raised, closed or reopened: each is now what it was not. */
    Activity turned(List<ConflictId> changed) {
        var next = new LinkedHashMap<>(conflicts);
        changed.forEach(conflict -> next.merge(conflict, true, (was, _) -> !was));
        return new Activity(id, registration, state, revision, next, course, Optional.of(screenings.orElse(0) + 1));
    }
}
