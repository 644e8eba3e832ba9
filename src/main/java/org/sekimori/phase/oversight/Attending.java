package org.sekimori.phase.oversight;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Person;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.phase.oversight.OversightCommand.Attendance;
import org.sekimori.phase.oversight.OversightCommand.Open;
import org.sekimori.phase.oversight.OversightCommand.Recusal;

/** Who sits, who presides, whether they are enough. */
final class Attending {
    private Attending() {}

    static Set<PersonId> sitting(Open open) {
        return open.present().stream().map(Attendance::person).collect(Collectors.toUnmodifiableSet());
    }

    static Set<PersonId> excused(Open open) {
        return open.recused().map(SealedList::items).orElse(List.of()).stream()
                .map(Recusal::person)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The one who presides: the chair or, absent or recused, the designated deputy. */
    static Optional<PersonId> presiding(Set<PersonId> sitting, Act act) {
        return sitting.stream()
                .filter(id -> holds(id, Seat.COMMITTEE_CHAIR, act))
                .findAny()
                .or(() -> Optional.of(act.rules().quorum().deputy()).filter(sitting::contains));
    }

    static boolean holds(PersonId id, Seat seat, Act act) {
        return act.rules()
                .directory()
                .person(id)
                .map(p -> p.seats().contains(seat))
                .orElse(false);
    }

    static boolean isMember(PersonId id, Act act) {
        return act.rules()
                .directory()
                .person(id)
                .map(Person::seats)
                .map(seats -> seats.stream().anyMatch(Seat::votes))
                .orElse(false);
    }

    /** Chair or deputy, who alone can come to preside. */
    static boolean mayPreside(Actor actor, Act act) {
        return actor.seat() == Seat.COMMITTEE_CHAIR
                || (actor.seat() == Seat.COMMITTEE_MEMBER
                        && actor.id().equals(act.rules().quorum().deputy()));
    }

    /** Everybody named may sit in this matter, in that way. */
    static Requirement list(Operation operation, Open open, Act act) {
        var sitting = sitting(open);
        var excused = excused(open);
        var both = new ArrayList<>(sitting);
        both.addAll(excused);
        return Requirement.NONE
                .that(
                        () -> sitting.size() == open.present().size()
                                && new HashSet<>(both).size() == sitting.size() + excused.size(),
                        Reason.DUPLICATE_ID,
                        "Expected each person once, present or recused")
                .that(
                        () -> both.stream().allMatch(id -> isMember(id, act)),
                        Reason.NOT_A_MEMBER,
                        "Expected the chair and members of the committee only")
                .that(
                        () -> open.present().stream()
                                .allMatch(a -> act.rules().quorum().modes().contains(a.mode())),
                        Reason.MODE_NOT_ALLOWED,
                        "Expected ways of attending that policy allows")
                .that(
                        () -> sitting.stream()
                                .allMatch(id -> eligible(operation, id).met()),
                        Reason.NOT_ELIGIBLE,
                        "Expected the applicant, and whoever decided for another body, to be recused");
    }

    /** Nobody sits who applied, or who decided a gate of the case for another body. */
    static Requirement eligible(Operation operation, PersonId person) {
        return Requirement.NONE
                .that(
                        () -> !operation.isApplicant(person),
                        Reason.APPLICANT_DECIDES,
                        "Expected somebody other than the applicant")
                .that(
                        () -> !operation.review().decidedForAnotherBody(person, Seat.COMMITTEE_MEMBER.body()),
                        Reason.DECIDED_FOR_ANOTHER_BODY,
                        "Expected somebody who decided for no other body");
    }

    /**
     * The chair or the deputy, and enough members besides; whoever lost the seat meanwhile does not count.
     *
     * <p>Source: Act 42 of 2025, chapter 8.
     */
    static Requirement quorum(Set<PersonId> sitting, Act act) {
        var members = sitting.stream().filter(id -> isMember(id, act)).collect(Collectors.toUnmodifiableSet());
        var needed = act.rules().quorum().membersBesides() + 1;
        return Requirement.NONE.that(
                () -> presiding(members, act).isPresent() && members.size() >= needed,
                Reason.QUORUM_NOT_MET,
                "Expected the chair or the deputy and together at least " + needed + " but there are "
                        + members.size());
    }

    static Requirement open(Sitting sitting) {
        return Requirement.NONE.that(
                sitting::isOpen,
                Reason.SITTING_CLOSED,
                () -> "Expected an open sitting but it is " + sitting.state().wire());
    }

    static Requirement presides(Sitting sitting, Act act) {
        return Requirement.NONE.that(
                () -> sitting.isPresided()
                        && sitting.presiding().equals(act.actor().id()),
                Reason.NOT_PRESIDING,
                "Expected who presides");
    }

    /** Who presides; where neither chair nor deputy is left, whoever sits, and these two though they do not. */
    static Requirement presidesOrNobody(Sitting sitting, Act act) {
        var actor = act.actor();
        return sitting.isPresided()
                ? presides(sitting, act)
                : Requirement.NONE.that(
                        () -> sitting.present().contains(actor.id()) || mayPreside(actor, act),
                        Reason.NOT_PRESIDING,
                        "Expected a member who is present, the chair or the deputy");
    }

    /** The actor sits here with a vote. */
    static Requirement sits(Sitting sitting, Act act) {
        var actor = act.actor();
        return Requirement.NONE
                .that(() -> actor.seat().votes(), Reason.NO_VOTE, "Expected the chair or a member")
                .that(() -> !sitting.recused().contains(actor.id()), Reason.RECUSED, "Expected a member not recused")
                .that(
                        () -> sitting.present().contains(actor.id()),
                        Reason.NOT_PRESENT,
                        "Expected a member who is present");
    }
}
