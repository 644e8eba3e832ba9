package org.sekimori.phase.closing;

import java.util.Optional;
import org.sekimori.operation.Command;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Wire;

/** What may be ordered from the report to the closing, and what ends a case before. */
public sealed interface ClosingCommand extends Command {
    /** The report of the measure; every condition in force is answered. */
    record Report(
            Sealed<String> result,
            Sealed<String> sideEffects,
            Sealed<AdministratorNotice> administratorNotice,
            Sealed<String> residualRisk,
            Optional<SealedList<Answer>> conditions)
            implements ClosingCommand {}

    /** The ex-post notice to the committee (事後通知). */
    record NotifyCommittee(Sealed<String> facts) implements ClosingCommand {}

    /** What the agency does about the committee's recommendations. */
    record AnswerRecommendation(Sealed<String> answer) implements ClosingCommand {}

    /** What became of that which a log entry left behind, said by the director who owes it. */
    record AnswerObligation(ObligationId obligation, Sealed<String> answer) implements ClosingCommand {}

    /** The case is over. */
    record Close() implements ClosingCommand {}

    /** The consent is taken back by the NCO director. */
    record Revoke(Sealed<String> reason) implements ClosingCommand {}

    /** The window is over; given by the hub alone. */
    record Expire() implements ClosingCommand {}

    /** How one condition was kept. */
    record Answer(ObligationId id, String answer) {}

    /** Whether the administrator of the target was told, and why so. */
    record AdministratorNotice(Status status, String why) {}

    /** Told, or exempt from telling. */
    enum Status implements Wire {
        GIVEN,
        EXEMPT
    }
}
