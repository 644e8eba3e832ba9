package org.sekimori.operation;

import java.time.Instant;
import java.util.Optional;

/**
 * How an actor stands to a case: everything beyond seat, action and stage that policies may ask. Truths only, neither
 * ids nor times nor text, so that verdicts can be remembered.
 *
 * @param ofApplicantsForce of the organisation that the applicant belongs to and, among prefectural police, of the same prefecture
 * @param isGateSeat holds the gate that the command names; in reading, any gate that applies
 * @param ofTaskedAgency officer or director of an agency with a task on the case
 * @param decidedForAnotherBody decided a single or vote gate of this case for another body
 * @param designated holds a current designation for the seat
 * @param prefectural of a prefectural police
 * @param abroad the case has a target abroad or of unknown place
 * @param submitted the case was submitted at least once
 * @param standingIn acts in the seat of somebody else, and is taken for one person with the holder
 */
public record Standing(
        boolean isApplicant,
        boolean ofApplicantsForce,
        boolean isGateSeat,
        boolean isTaskedOfficer,
        boolean isAgencyDirector,
        boolean ofTaskedAgency,
        boolean decidedForAnotherBody,
        boolean designated,
        boolean prefectural,
        boolean abroad,
        boolean submitted,
        boolean standingIn) {

    /** Before there is a case. */
    public static Standing outside(Actor actor, Rules rules, Instant now) {
        return new Standing(
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                designated(actor, rules, now),
                actor.organisation() == Organisation.PREFECTURE,
                false,
                false,
                actor.standingInFor().isPresent());
    }

    /** Towards a case; {@code gate} if the command names one, {@code task} likewise. */
    public static Standing of(
            Operation operation, Actor actor, Optional<GateId> gate, Optional<TaskId> task, Rules rules, Instant now) {
        var seat = actor.seat();
        return new Standing(
                actor.persons().stream().anyMatch(operation::isApplicant),
                ofApplicantsForce(operation, actor, rules),
                holdsGate(operation, seat, gate, rules),
                tasked(operation, actor, task),
                seat == operation.agency().director(),
                seat.agency()
                        .map(a -> operation.tasks().stream().anyMatch(t -> t.agency() == a))
                        .orElse(false),
                operation.review().decidedForAnotherBody(actor),
                designated(actor, rules, now),
                actor.organisation() == Organisation.PREFECTURE,
                operation.review().abroad(),
                operation.review().submitted(),
                actor.standingInFor().isPresent());
    }

    private static boolean ofApplicantsForce(Operation operation, Actor actor, Rules rules) {
        var applicant = rules.directory().person(operation.proposal().applicant());
        return rules.directory()
                .person(actor.id())
                .flatMap(person -> applicant.map(person::ofSameForce))
                .orElse(false);
    }

    private static boolean holdsGate(Operation operation, Seat seat, Optional<GateId> gate, Rules rules) {
        return rules.gates().stream()
                .filter(g -> gate.map(g.id()::equals).orElse(operation.applies(g.id())))
                .anyMatch(g ->
                        g.kind() == Gate.Kind.VOTE ? seat.votes() : g.holder().seat(operation.agency()) == seat);
    }

    private static boolean tasked(Operation operation, Actor actor, Optional<TaskId> task) {
        return actor.seat().isOfficer()
                && task.map(id -> operation
                                .task(id)
                                .map(t -> t.officer().equals(actor.id()))
                                .orElse(false))
                        .orElse(operation.everTasked(actor.id()));
    }

    private static boolean designated(Actor actor, Rules rules, Instant now) {
        return rules.directory()
                .person(actor.id())
                .map(p -> p.designatedAt(actor.seat(), now))
                .orElse(false);
    }
}
