package org.sekimori.operation;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Something that somebody owes: a notice, an answer, the keeping of a condition.
 *
 * @param owner the seat that owes it
 * @param gate for a condition, the gate whose grant it stands on
 * @param task for the acknowledgement of a halt and for a periodic report, the task whose officer owes it
 * @param text for a condition, its words
 */
public record Obligation(
        ObligationId id,
        String kind,
        Seat owner,
        Optional<Instant> warn,
        Optional<Instant> due,
        Optional<GateId> gate,
        Optional<TaskId> task,
        Optional<Sealed<String>> text,
        State state) {
    /** The kind of obligation that a condition of a grant becomes. */
    public static final String CONDITION = "condition";

    /** The notice to the committee that the exception lane owes (事後通知). */
    public static final String EX_POST_NOTICE = "ex-post-notice";

    /** What a tasked officer owes to a halt. */
    public static final String HALT_ACKNOWLEDGEMENT = "halt-acknowledgement";

    /** What a recommendation of the committee asks for. */
    public static final String RECOMMENDATION_ANSWER = "recommendation-answer";

    /** The document of a decision that was heard and read back. */
    public static final String PAPER_TO_FOLLOW = "paper-to-follow";

    /** What the committee asked the applicant to add (補正); a revision fulfils it. */
    public static final String SUPPLEMENT = "supplement";

    /** What a log entry leaves behind that does not count as in scope. */
    public static final String OUT_OF_SCOPE_ENTRY = "out-of-scope-entry";

    /** The committee's to uphold a halt of its chair, which lapses if no sitting does so in time. */
    public static final String HALT_UPHOLDING = "halt-upholding";

    /** What an agency's director owes once the measure is over. */
    public static final String REPORT = "report";

    /** What a tasked officer owes while the measure is carried out, again and again as the task says. */
    public static final String PERIODIC_REPORT = "periodic-report";

    /** A gate that granted before another left out a part learns of it; its seat takes note. */
    public static final String PARTIAL_GRANT_NOTICE = "partial-grant-notice";

    /** What a tasked officer owes to an amendment that was granted: to know of it before acting upon what it adds. */
    public static final String SCOPE_ACKNOWLEDGEMENT = "scope-acknowledgement";

    /** What an officer did otherwise than planned; the agency's director says what became of it. */
    public static final String DEVIATION = "deviation";

    /** Data of others that were seen; answered with whose they were and what became of what was learnt. */
    public static final String DATA_SEEN = "data-seen";

    /** Data of others that were deleted; answered with whether their owner was told. */
    public static final String DATA_DELETED = "data-deleted";

    /** Data of others that were kept; answered with their deletion or with the ground on which they are kept. */
    public static final String DATA_KEPT = "data-kept";

    /** A loss to somebody who is no part of the matter; answered with what was done about it. */
    public static final String THIRD_PARTY_LOSS = "third-party-loss";

    /** The kinds that a log entry leaves behind, and that their owner answers in words; no case closes before. */
    public static final Set<String> ANSWERED =
            Set.of(OUT_OF_SCOPE_ENTRY, DEVIATION, DATA_SEEN, DATA_KEPT, DATA_DELETED, THIRD_PARTY_LOSS);

    /** Where an obligation stands. */
    public enum State implements Wire {
        OPEN,
        WARNED,
        BREACHED,
        FULFILLED,
        VOID
    }

    public Obligation in(State next) {
        return new Obligation(id, kind, owner, warn, due, gate, task, text, next);
    }

    public boolean isOpen() {
        return state == State.OPEN || state == State.WARNED || state == State.BREACHED;
    }

    /** Since when it is overdue: since its due time, from the instant at which that has come. */
    public Optional<Instant> overdueSince(Instant now) {
        return due.filter(at -> isOpen() && (state == State.BREACHED || !now.isBefore(at)));
    }

    /** Whether its owner still owes words. */
    public boolean awaitsAnswer() {
        return isOpen() && ANSWERED.contains(kind);
    }

    public boolean isCondition() {
        return kind.equals(CONDITION);
    }
}
