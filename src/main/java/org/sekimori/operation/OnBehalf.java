package org.sekimori.operation;

import java.util.Optional;
import org.sekimori.operation.Rejection.Reason;

/**
 * An officer's act that a desk enters: the officer did it, the actor of the entry wrote it down. Never a decision.
 *
 * @param attestation how the desk knows
 */
public record OnBehalf(PersonId officer, Sealed<Attestation> attestation) {
    /** The same circumstances as if the officer were here, in the officer's seat: rules ask about whoever did it. */
    public static Act as(Optional<OnBehalf> behalf, Act act) {
        return behalf.map(b -> b.as(act)).orElse(act);
    }

    /** Who did what the entry tells. */
    public static PersonId doer(Optional<OnBehalf> behalf, Stamp stamp) {
        return behalf.map(OnBehalf::officer).orElse(stamp.actor().id());
    }

    /** The officer is known as one, and the desk was told before now. */
    public static Requirement holds(Optional<OnBehalf> behalf, Act act) {
        return Requirement.NONE
                .that(
                        () -> behalf.map(b -> b.officer(act).isPresent()).orElse(true),
                        Reason.UNKNOWN_PERSON,
                        "Expected an officer of the directory")
                .that(
                        () -> behalf.flatMap(b -> b.attestation().content())
                                .map(attestation -> !attestation.decidedAt().isAfter(act.now()))
                                .orElse(true),
                        Reason.OUT_OF_RANGE,
                        "Expected an attestation of what has already happened")
                .that(
                        () -> behalf.flatMap(b -> b.attestation().content())
                                .map(Attestation::namesListener)
                                .orElse(true),
                        Reason.LISTENER_NEEDED,
                        "Expected an oral attestation to name who heard it");
    }

    /** The same act by an officer; empty if the directory knows no such officer. */
    public static Optional<Act> by(PersonId officer, Act act) {
        return actor(officer, act).map(actor -> new Act(actor, act.now(), act.base(), act.rules(), act.hashing()));
    }

    private Act as(Act act) {
        return by(officer, act).orElse(act);
    }

    private Optional<Actor> officer(Act act) {
        return actor(officer, act);
    }

    private static Optional<Actor> actor(PersonId officer, Act act) {
        return act.rules()
                .directory()
                .person(officer)
                .flatMap(person -> person.seats().stream()
                        .filter(Seat::isOfficer)
                        .findFirst()
                        .map(seat -> new Actor(officer, seat, person.organisation())));
    }
}
