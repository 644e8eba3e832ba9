package org.sekimori.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that a case waits for.
 *
 * @param gate that is open or, for a returned case, that sent it back
 * @param act what ends the waiting, as phases offer it; a conflict's is an action on the conflict
 * @param kind of an obligation, which one
 * @param since as far as the case itself tells
 * @param breached overdue already by the case's own account
 * @param warned its holder was warned that it falls due
 */
public record Wait(
        Because because,
        Holder holder,
        Audience audience,
        Optional<Offer> act,
        Optional<GateId> gate,
        Optional<SittingId> sitting,
        Optional<ConflictId> conflict,
        Optional<String> kind,
        Optional<Instant> since,
        Optional<Instant> due,
        boolean breached,
        boolean warned) {
    /** Why the case waits. */
    public enum Because implements Wire {
        DRAFT_TO_SUBMIT,
        RETURNED,
        CONFLICT_OPEN,
        GATE_OPEN,
        SITTING_TO_OPEN,
        MOTION_TO_MOVE,
        VOTE_TO_CAST,
        SITTING_TO_CLOSE,
        TO_TASK,
        TASK_TO_ACCEPT,
        TASK_TO_READY,
        TO_START,
        TO_ACT,
        HALT_TO_ACKNOWLEDGE,
        TO_RESUME,
        TO_END,
        REPORT_OWED,
        RECOMMENDATION_TO_ANSWER,
        TO_CLOSE,
        ORAL_TO_CONFIRM,
        OBLIGATION
    }

    /** Who may know of it among those who may read the case: what goes on inside a sitting is the committee's alone. */
    public enum Audience {
        EVERYBODY,
        COMMITTEE,
        OUTSIDE_COMMITTEE;

        public boolean includes(Seat seat) {
            return switch (this) {
                case EVERYBODY -> true;
                case COMMITTEE -> seat.ofCommittee();
                case OUTSIDE_COMMITTEE -> !seat.ofCommittee();
            };
        }
    }

    /**
     * Whom it waits for.
     *
     * @param persons those who may end it; empty: whoever holds the seat
     */
    public record Holder(Seat seat, Set<PersonId> persons) {
        public Holder {
            persons = Set.copyOf(persons);
        }

        static Holder of(Seat seat) {
            return new Holder(seat, Set.of());
        }

        static Holder of(Seat seat, PersonId person) {
            return new Holder(seat, Set.of(person));
        }

        /** Whether it waits for this actor. Chair and members are one where persons are named: the seat of a vote is either. */
        public boolean is(Actor actor) {
            var seated = actor.seat() == seat
                    || (!persons.isEmpty() && seat.votes() && actor.seat().votes());
            return seated && (persons.isEmpty() || persons.contains(actor.id()));
        }

        /** The one person, where there is but one. */
        public Optional<PersonId> person() {
            return persons.size() == 1 ? persons.stream().findAny() : Optional.empty();
        }
    }

    static Wait of(Because because, Holder holder, String act) {
        return of(because, holder, Offer.of(act));
    }

    static Wait of(Because because, Holder holder, Offer act) {
        return new Wait(
                because,
                holder,
                Audience.EVERYBODY,
                Optional.of(act),
                act.gate(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false);
    }

    Wait to(Audience next) {
        return new Wait(because, holder, next, act, gate, sitting, conflict, kind, since, due, breached, warned);
    }

    Wait at(GateId next) {
        return new Wait(
                because,
                holder,
                audience,
                act,
                Optional.of(next),
                sitting,
                conflict,
                kind,
                since,
                due,
                breached,
                warned);
    }

    Wait in(SittingId next) {
        return new Wait(
                because, holder, audience, act, gate, Optional.of(next), conflict, kind, since, due, breached, warned);
    }

    Wait over(ConflictId next) {
        return new Wait(
                because, holder, audience, act, gate, sitting, Optional.of(next), kind, since, due, breached, warned);
    }

    Wait since(Optional<Instant> next) {
        return new Wait(because, holder, audience, act, gate, sitting, conflict, kind, next, due, breached, warned);
    }

    Wait until(Optional<Instant> next) {
        return new Wait(because, holder, audience, act, gate, sitting, conflict, kind, since, next, breached, warned);
    }

    /** As if it had begun, and fell due, that much later: its clock stood meanwhile. */
    Wait later(Duration stopped) {
        return since(since.map(at -> at.plus(stopped))).until(due.map(at -> at.plus(stopped)));
    }

    /** Owed as this obligation says. */
    Wait owed(Obligation obligation) {
        return new Wait(
                because,
                holder,
                audience,
                act,
                gate,
                sitting,
                conflict,
                kind,
                since,
                obligation.due(),
                obligation.state() == Obligation.State.BREACHED,
                obligation.state() == Obligation.State.WARNED);
    }

    /** An obligation that no other wait stands for; {@code act} fulfils it, where one act does. */
    static Wait obligation(Obligation obligation, Holder holder, Optional<Offer> act) {
        return new Wait(
                Because.OBLIGATION,
                holder,
                Audience.EVERYBODY,
                act,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(obligation.kind()),
                Optional.empty(),
                obligation.due(),
                obligation.state() == Obligation.State.BREACHED,
                obligation.state() == Obligation.State.WARNED);
    }

    /** The task that the act is about. */
    public Optional<TaskId> task() {
        return act.flatMap(Offer::task);
    }

    public boolean overdueAt(Instant now) {
        return breached || due.map(at -> !now.isBefore(at)).orElse(false);
    }
}
