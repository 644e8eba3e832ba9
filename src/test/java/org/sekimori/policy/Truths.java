package org.sekimori.policy;

import java.util.EnumSet;
import java.util.Set;
import org.sekimori.operation.Standing;

/** What holds of somebody towards a case; everything unsaid does not. */
record Truths(Set<Truth> hold) {
    enum Truth {
        APPLICANT,
        OF_APPLICANTS_FORCE,
        GATE_SEAT,
        TASKED,
        AGENCY_DIRECTOR,
        OF_TASKED_AGENCY,
        DECIDED_FOR_ANOTHER_BODY,
        DESIGNATED,
        PREFECTURAL,
        ABROAD,
        SUBMITTED,
        STANDING_IN
    }

    Truths {
        hold = Set.copyOf(hold);
    }

    static Truths none() {
        return new Truths(Set.of());
    }

    Standing standing() {
        return new Standing(
                hold.contains(Truth.APPLICANT),
                hold.contains(Truth.OF_APPLICANTS_FORCE),
                hold.contains(Truth.GATE_SEAT),
                hold.contains(Truth.TASKED),
                hold.contains(Truth.AGENCY_DIRECTOR),
                hold.contains(Truth.OF_TASKED_AGENCY),
                hold.contains(Truth.DECIDED_FOR_ANOTHER_BODY),
                hold.contains(Truth.DESIGNATED),
                hold.contains(Truth.PREFECTURAL),
                hold.contains(Truth.ABROAD),
                hold.contains(Truth.SUBMITTED),
                hold.contains(Truth.STANDING_IN));
    }

    Truths and(Truth truth) {
        var more = EnumSet.of(truth);
        more.addAll(hold);
        return new Truths(more);
    }

    Truths applicant() {
        return and(Truth.APPLICANT);
    }

    Truths ofApplicantsForce() {
        return and(Truth.OF_APPLICANTS_FORCE);
    }

    Truths gateSeat() {
        return and(Truth.GATE_SEAT);
    }

    Truths tasked() {
        return and(Truth.TASKED);
    }

    Truths agencyDirector() {
        return and(Truth.AGENCY_DIRECTOR);
    }

    Truths ofTaskedAgency() {
        return and(Truth.OF_TASKED_AGENCY);
    }

    Truths decidedForAnotherBody() {
        return and(Truth.DECIDED_FOR_ANOTHER_BODY);
    }

    Truths designated() {
        return and(Truth.DESIGNATED);
    }

    Truths prefectural() {
        return and(Truth.PREFECTURAL);
    }

    Truths abroad() {
        return and(Truth.ABROAD);
    }

    Truths submitted() {
        return and(Truth.SUBMITTED);
    }

    Truths standingIn() {
        return and(Truth.STANDING_IN);
    }
}
