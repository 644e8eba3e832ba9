package org.sekimori.phase.oversight;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Act;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Operation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.QuorumRule;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.phase.oversight.OversightCommand.Attend;
import org.sekimori.phase.oversight.OversightCommand.Hear;
import org.sekimori.phase.oversight.OversightCommand.Leave;
import org.sekimori.phase.oversight.OversightCommand.Recuse;
import org.sekimori.phase.oversight.SittingEvent.Attended;
import org.sekimori.phase.oversight.SittingEvent.Capacity;
import org.sekimori.phase.oversight.SittingEvent.Heard;
import org.sekimori.phase.oversight.SittingEvent.Left;
import org.sekimori.phase.oversight.SittingEvent.Recused;

/** Who comes and goes while a sitting is open, and whom it hears. */
record Comings(Operation operation, Sitting sitting, Act act) {
    private PersonId actor() {
        return act.actor().id();
    }

    /** Who presides; where neither chair nor deputy is left, each of them may come back by themselves. */
    Requirement mayAttend() {
        return sitting.isPresided()
                ? Attending.presides(sitting, act).and(this::isOpen)
                : Requirement.NONE
                        .that(
                                () -> Attending.mayPreside(act.actor(), act),
                                Reason.NOT_PRESIDING,
                                "Expected who presides, or the chair or the deputy to come back")
                        .and(this::isOpen);
    }

    /** Oneself, or anybody by who presides. */
    Requirement mayLeave() {
        return Requirement.NONE
                .that(() -> sitting.present().contains(actor()), Reason.NOT_PRESENT, "Expected a member who is present")
                .and(this::isOpen);
    }

    Requirement mayRecuse() {
        return mayLeave();
    }

    /** Who presides, or the secretariat, which keeps the minutes. */
    Requirement mayHear() {
        return (act.actor().seat() == Seat.COMMITTEE_SECRETARIAT ? Requirement.NONE : Attending.presides(sitting, act))
                .and(this::isOpen);
    }

    private Requirement isOpen() {
        return Attending.open(sitting);
    }

    Decision attend(Attend attend) {
        var person = attend.person();
        return mayAttend()
                .that(
                        () -> sitting.isPresided() || person.equals(actor()),
                        Reason.NOT_PRESIDING,
                        "Expected nobody but oneself where nobody presides")
                .that(
                        () -> Attending.isMember(person, act) || isExpert(person),
                        Reason.NOT_A_MEMBER,
                        "Expected the chair, a member or an expert of the committee")
                .that(
                        () -> act.rules().quorum().modes().contains(attend.mode()),
                        Reason.MODE_NOT_ALLOWED,
                        "Expected a way of attending that policy allows")
                .that(
                        () -> !sitting.recused().contains(person)
                                && Attending.eligible(operation, person).met(),
                        Reason.NOT_ELIGIBLE,
                        "Expected somebody who may take part in this matter")
                .then(() -> attended(attend));
    }

    /** Nothing is to be done for somebody who attends in that way already. */
    private List<Fact> attended(Attend attend) {
        var person = attend.person();
        var capacity = Attending.isMember(person, act) ? Capacity.MEMBER : Capacity.EXPERT;
        var there =
                sitting.present().contains(person) || sitting.sofar().experts().contains(person);
        if (there && Optional.of(attend.mode()).equals(mode(person))) {
            return List.of();
        }
        var next = capacity == Capacity.MEMBER ? with(sitting.present(), person) : sitting.present();
        return List.of(sitting.fact(new Attended(person, capacity, attend.mode(), Attending.presiding(next, act))));
    }

    private Optional<QuorumRule.Mode> mode(PersonId person) {
        return Optional.ofNullable(sitting.sofar().modes().get(person));
    }

    Decision leave(Leave leave) {
        var person = leave.person();
        return may(person)
                .that(
                        () -> sitting.present().contains(person)
                                || sitting.sofar().experts().contains(person),
                        Reason.NOT_PRESENT,
                        "Expected somebody who attends")
                .then(() -> List.of(sitting.fact(new Left(
                        person, Attending.presiding(without(sitting.present(), person), act), leave.reason()))));
    }

    Decision recuse(Recuse recuse) {
        var person = recuse.person();
        return may(person)
                .that(() -> sitting.present().contains(person), Reason.NOT_PRESENT, "Expected a member who is present")
                .then(() -> List.of(sitting.fact(new Recused(
                        person, Attending.presiding(without(sitting.present(), person), act), recuse.reason()))));
    }

    private Requirement may(PersonId person) {
        return mayLeave()
                .that(
                        () -> person.equals(actor())
                                || Attending.presides(sitting, act).met(),
                        Reason.NOT_PRESIDING,
                        "Expected oneself, or who presides");
    }

    Decision hear(Hear hear) {
        return mayHear()
                .that(() -> isExpert(hear.expert()), Reason.WRONG_SEAT, "Expected an expert of the committee")
                .that(
                        () -> Attending.eligible(operation, hear.expert()).met(),
                        Reason.NOT_ELIGIBLE,
                        "Expected somebody who may take part in this matter")
                .then(() -> List.of(sitting.fact(new Heard(hear.expert(), hear.summary()))));
    }

    private boolean isExpert(PersonId person) {
        return Attending.holds(person, Seat.COMMITTEE_EXPERT, act);
    }

    private static Set<PersonId> with(Set<PersonId> present, PersonId person) {
        var next = new HashSet<>(present);
        next.add(person);
        return Set.copyOf(next);
    }

    private static Set<PersonId> without(Set<PersonId> present, PersonId person) {
        var next = new HashSet<>(present);
        next.remove(person);
        return Set.copyOf(next);
    }
}
