package org.sekimori.activity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Actor;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;

/**
 * What became of an activity, beside its registration.
 *
 * @param authors who registered it, revised it or recorded its draft, and whoever counts as one with them
 * @param steps in the order in which they were told
 * @param clearances the last word of each seat that gave one since they were last taken back
 * @param openEnd that it may have no end, as long as it has none; empty too for what was kept before this was
 */
public record Course(
        Set<PersonId> authors,
        List<Step> steps,
        List<Clearance> clearances,
        Optional<Publication> published,
        Optional<Instant> started,
        Optional<End> ended,
        Optional<Consent> openEnd) {
    static final Course NONE = new Course(
            Set.of(), List.of(), List.of(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Course {
        authors = Set.copyOf(authors);
        steps = List.copyOf(steps);
        clearances = List.copyOf(clearances);
    }

    /** Something that happened at {@code occurred} and was told at {@code recorded}. */
    public record Step(String step, Sealed<String> text, Instant occurred, Instant recorded, PersonId by) {}

    /** The text went out at {@code occurred}; {@code reference} says where it is found. */
    public record Publication(Instant occurred, Instant recorded, PersonId by, Sealed<String> reference) {}

    /** It was done or given up; {@code words} are the outcome or the reason. */
    public record End(Instant at, Optional<Sealed<String>> words) {}

    /** The clearance of that seat, as it stands. */
    public Optional<Clearance> clearance(Seat seat) {
        return clearances.stream().filter(clearance -> clearance.isOf(seat)).findAny();
    }

    /** Those of these seats that have not cleared it. */
    public List<Seat> missing(List<Seat> seats) {
        return seats.stream()
                .filter(seat -> clearance(seat).filter(Clearance::given).isEmpty())
                .toList();
    }

    boolean recorded(String step) {
        return steps.stream().anyMatch(told -> told.step().equals(step));
    }

    Course writtenBy(Actor actor) {
        var more = new HashSet<>(authors);
        more.addAll(actor.persons());
        return new Course(more, steps, clearances, published, started, ended, openEnd);
    }

    Course and(Step step) {
        var more = new ArrayList<>(steps);
        more.add(step);
        return new Course(authors, more, clearances, published, started, ended, openEnd);
    }

    Course and(Clearance clearance) {
        var others = new ArrayList<>(clearances.stream()
                .filter(other -> !other.isOf(clearance.seat()))
                .toList());
        others.add(clearance);
        return new Course(authors, steps, others, published, started, ended, openEnd);
    }

    Course uncleared() {
        return new Course(authors, steps, List.of(), published, started, ended, openEnd);
    }

    Course published(Publication publication) {
        return new Course(authors, steps, clearances, Optional.of(publication), started, ended, openEnd);
    }

    Course startedAt(Instant at) {
        return new Course(authors, steps, clearances, published, Optional.of(at), ended, openEnd);
    }

    Course ended(End end) {
        return new Course(authors, steps, clearances, published, started, Optional.of(end), openEnd);
    }

    Course allowed(Consent consent) {
        return new Course(authors, steps, clearances, published, started, ended, Optional.of(consent));
    }

    /** Revised by that actor to that window: who allowed one version does not by that allow their own. */
    Course revised(OpenWindow window, Actor actor) {
        var kept = openEnd.filter(consent -> window.isOpen() && !consent.isOf(actor));
        return new Course(authors, steps, clearances, published, started, ended, kept).writtenBy(actor);
    }
}
