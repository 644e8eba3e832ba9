package org.sekimori.phase.closing;

import org.sekimori.operation.Event;
import org.sekimori.operation.Sealed;

/** What becomes of a case after the measure. */
public sealed interface ClosingEvent extends Event {
    /** Reported; the answers to the conditions are in the fulfilment of each. */
    record Reported(
            Sealed<String> result,
            Sealed<String> sideEffects,
            Sealed<ClosingCommand.AdministratorNotice> administratorNotice,
            Sealed<String> residualRisk)
            implements ClosingEvent {}

    /** The committee was told of a measure without its prior approval (事後通知). */
    record CommitteeNotified(Sealed<String> facts) implements ClosingEvent {}

    /** The recommendations were answered. */
    record RecommendationAnswered(Sealed<String> answer) implements ClosingEvent {}

    /** Over. */
    record Closed() implements ClosingEvent {}
}
