package org.sekimori.model;

import java.util.Set;
import org.sekimori.operation.Act;
import org.sekimori.operation.Fact;
import org.sekimori.operation.HaltEvent;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Subject;
import org.sekimori.phase.oversight.OversightEvent;
import org.sekimori.phase.oversight.SittingEvent;
import org.sekimori.phase.review.ReviewEvent;

/** Numbers 8 and 11: the executive and the committee write in their own books, and papers keep to their routes. */
record NeverMixing(Never.Findings found, Steps.Step step, Act act) {
    private static final Set<Organisation> ECONOMIC_SECURITY =
            Set.of(Organisation.NCO, Organisation.NSS, Organisation.NPA, Organisation.SDF, Organisation.COMMITTEE);

    void seats(Fact fact) {
        var seat = act.actor().seat();
        if (fact.subject().kind() == Subject.Kind.SITTING) {
            found.never(8, seat.executive(), "the executive writes in a sitting");
        } else if (seat.ofCommittee()) {
            boolean own = fact.event() instanceof OversightEvent
                    || fact.event() instanceof HaltEvent.Halted
                    || (seat == Seat.COMMITTEE_CHAIR && step.move().action().equals("halt"))
                    || step.facts().stream().anyMatch(f -> f.event() instanceof SittingEvent);
            found.never(8, !own, "the committee changes a record of the executive");
            found.never(8, !seat.votes(), "the committee's staff changes a case");
        }
    }

    void attached(ReviewEvent.PaperAttached attached) {
        var paper = attached.document();
        found.never(8, paper.equals(SmallWorld.COMMITTEE_PAPER), "a desk knows of a document of the committee");
        found.never(
                11,
                paper.equals(SmallWorld.GUARDED_PAPER)
                        && !ECONOMIC_SECURITY.contains(act.actor().organisation()),
                "a document at a desk that its route does not reach");
    }
}
