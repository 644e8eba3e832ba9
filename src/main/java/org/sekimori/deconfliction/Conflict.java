package org.sekimori.deconfliction;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.operation.ConflictId;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Wire;

/**
 * That two parties meet, and what is done about it. One conflict a pair for ever, with all its overlaps.
 *
 * @param overlaps sorted; of a closed conflict those that were decided on, none once they had gone
 * @param raised when it was raised last: first, or by reopening
 * @param decided what was disposed last, empty after reopening
 * @param release since when the other desk may know of it, for ever
 */
public record Conflict(
        ConflictId id,
        Pair pair,
        SealedList<OverlapItem> overlaps,
        State state,
        Instant raised,
        Optional<PersonId> owner,
        Optional<Decided> decided,
        Optional<Release> release) {

    /** Where a conflict stands. */
    public enum State implements Wire {
        OPEN,
        OWNED,
        CLOSED
    }

    /** A disposition and, where it names one, the id of the party. */
    public record Decided(Disposition disposition, Optional<UUID> party) {}

    /** Who released it, and when. */
    public record Release(PersonId by, Instant at) {}

    public Subject subject() {
        return id.subject();
    }

    /** Whether this seat is told everything of a conflict, the contents of either party too. */
    public static boolean tellsContents(Seat seat) {
        return seat == Seat.NCO_DECONFLICTION
                || seat == Seat.NCO_DIRECTOR
                || seat == Seat.AUDITOR
                || seat.ofCommittee();
    }

    /** Whether this seat is told of both parties, owner and disposition; to everybody else a conflict is a notice. */
    public static boolean tellsParties(Seat seat) {
        return seat == Seat.NCO_COORDINATOR || tellsContents(seat);
    }

    /** Keeps its operations from being tasked. */
    public boolean open() {
        return state != State.CLOSED;
    }

    public boolean escalated() {
        return decided.map(d -> d.disposition() == Disposition.ESCALATE).orElse(false);
    }

    /** It was disposed that this party gives way, for a time or for good. */
    boolean awaits(Subject party) {
        return decided.filter(d -> d.disposition().namesParty())
                .flatMap(Decided::party)
                .map(party.id()::equals)
                .orElse(false);
    }

    /** Whether these, sorted, are the overlaps already recorded. An absent content counts as another one. */
    boolean overlapsIn(List<OverlapItem> fresh) {
        return complete() && overlaps.items().equals(fresh);
    }

    /** Certainly no overlap is left. */
    boolean overlapsNot() {
        return complete() && overlaps.items().isEmpty();
    }

    private boolean complete() {
        return switch (overlaps) {
            case SealedList.Fresh<OverlapItem> _ -> true;
            case SealedList.Known<OverlapItem> known ->
                known.elements().stream().allMatch(e -> e.content().isPresent());
            case SealedList.Withheld<OverlapItem> _ -> false;
        };
    }

    Conflict with(SealedList<OverlapItem> next) {
        return new Conflict(id, pair, next, state, raised, owner, decided, release);
    }

    Conflict in(State next) {
        return new Conflict(id, pair, overlaps, next, raised, owner, decided, release);
    }

    Conflict ownedBy(PersonId person) {
        return new Conflict(id, pair, overlaps, State.OWNED, raised, Optional.of(person), decided, release);
    }

    Conflict decided(Disposition disposition, Optional<UUID> party) {
        var next = disposition.closes() ? State.CLOSED : State.OWNED;
        return new Conflict(
                id, pair, overlaps, next, raised, owner, Optional.of(new Decided(disposition, party)), release);
    }

    Conflict released(PersonId by, Instant at) {
        return new Conflict(id, pair, overlaps, state, raised, owner, decided, Optional.of(new Release(by, at)));
    }

    Conflict reopened(SealedList<OverlapItem> next, Instant at) {
        return new Conflict(id, pair, next, State.OPEN, at, Optional.empty(), Optional.empty(), release);
    }
}
