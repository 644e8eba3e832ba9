package org.sekimori.operation;

import java.util.Objects;

/**
 * A refusal that the business expects.
 *
 * @param expected one sentence, "Expected … but …", in ids, stages and codes only, never in sealed content
 */
public record Rejection(Reason reason, String expected) {
    public Rejection {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(expected);
    }

    /** Stable codes; the wire name is the code of the problem that the caller reads. */
    public enum Reason implements Wire {
        WRONG_STAGE(Kind.MOMENT),
        GATE_NOT_OPEN(Kind.MOMENT),
        GATE_DECIDED(Kind.MOMENT),
        SCOPE_CHANGED(Kind.MOMENT),
        CONFLICT_OPEN(Kind.MOMENT),
        NOT_SCREENED(Kind.MOMENT),
        ALREADY_VOTED(Kind.MOMENT),
        NOT_PRESENT(Kind.MOMENT),
        QUORUM_NOT_MET(Kind.MOMENT),
        VOTES_MISSING(Kind.MOMENT),
        CASTING_VOTE_WITHOUT_TIE(Kind.MOMENT),
        CASTING_VOTE_NEEDED(Kind.MOMENT),
        NO_MOTION(Kind.MOMENT),
        MOTION_CHANGED(Kind.MOMENT),
        SITTING_OPEN(Kind.MOMENT),
        SITTING_CLOSED(Kind.MOMENT),
        TASKS_NOT_READY(Kind.MOMENT),
        TASK_LIVE(Kind.MOMENT),
        POLICE_TASK_FIRST(Kind.MOMENT),
        CONDITIONS_UNACKNOWLEDGED(Kind.MOMENT),
        CONDITIONS_UNANSWERED(Kind.MOMENT),
        ORDER_NOT_IN_FORCE(Kind.MOMENT),
        CONSENT_EXPIRED(Kind.MOMENT),
        OUTSIDE_WINDOW(Kind.MOMENT),
        NOT_CONFIRMED(Kind.MOMENT),
        RECOMMENDATION_UNANSWERED(Kind.MOMENT),
        HALT_STANDS(Kind.MOMENT),
        ALREADY_ACKNOWLEDGED(Kind.MOMENT),
        ALREADY_EXISTS(Kind.MOMENT),
        CONFLICT_CLOSED(Kind.MOMENT),
        NOT_ESCALATED(Kind.MOMENT),
        ALREADY_ANSWERED(Kind.MOMENT),
        ALREADY_RELEASED(Kind.MOMENT),
        MOTION_OPEN(Kind.MOMENT),
        WRONG_TASK_STATE(Kind.MOMENT),
        NOT_HALTED(Kind.MOMENT),
        NOT_EXCEPTION(Kind.MOMENT),
        NOT_NOTIFIED(Kind.MOMENT),
        NO_RECOMMENDATION(Kind.MOMENT),
        NO_SUPPLEMENT(Kind.MOMENT),
        VOTING_BEGUN(Kind.MOMENT),
        NOT_DUE(Kind.MOMENT),
        OBLIGATION_BREACHED(Kind.MOMENT),
        DESIGNATION_ENDED(Kind.MOMENT),
        NO_NOTICE(Kind.MOMENT),
        AMENDMENT_OPEN(Kind.MOMENT),
        NO_AMENDMENT(Kind.MOMENT),
        CONTENT_WITHHELD(Kind.MOMENT),
        NOT_A_REFERENCE(Kind.MOMENT),
        NOT_ORAL(Kind.MOMENT),
        NO_RECORDED_CONSENT(Kind.MOMENT),
        PAPER_ATTACHED(Kind.MOMENT),
        ALREADY_DELEGATED(Kind.MOMENT),
        DELEGATION_OVER(Kind.MOMENT),
        OBLIGATION_OWED(Kind.MOMENT),
        OBLIGATION_NOT_OWED(Kind.MOMENT),
        CLEARANCE_MISSING(Kind.MOMENT),
        ALREADY_CLEARED(Kind.MOMENT),
        NOTHING_TO_CLEAR(Kind.MOMENT),
        ALREADY_PUBLISHED(Kind.MOMENT),
        NOT_PUBLISHED(Kind.MOMENT),
        MEASURE_BEGUN(Kind.MOMENT),
        OPEN_ENDED(Kind.MOMENT),
        NOT_OPEN_ENDED(Kind.MOMENT),
        ALREADY_ALLOWED(Kind.MOMENT),
        AUTHOR_UNKNOWN(Kind.MOMENT),

        NOT_APPLICANT(Kind.NEVER),
        APPLICANT_DECIDES(Kind.NEVER),
        DECIDED_FOR_ANOTHER_BODY(Kind.NEVER),
        NOT_TASKED(Kind.NEVER),
        NOT_PRESIDING(Kind.NEVER),
        NOT_MOVER(Kind.NEVER),
        NOT_OWNER(Kind.NEVER),
        SAME_PERSON(Kind.NEVER),
        NOT_SECOND_DESK(Kind.NEVER),
        RECUSED(Kind.NEVER),
        NO_VOTE(Kind.NEVER),
        ONLY_BY_SITTING(Kind.NEVER),
        NOT_DELEGABLE(Kind.NEVER),
        NOT_PERMITTED(Kind.NEVER),

        UNKNOWN(Kind.UNKNOWN),

        NOT_DESIGNATED(Kind.CONTENT),
        UNKNOWN_PERSON(Kind.CONTENT),
        UNKNOWN_CAMPAIGN(Kind.CONTENT),
        UNKNOWN_CASE(Kind.CONTENT),
        CASE_NOT_OVER(Kind.CONTENT),
        UNKNOWN_GATE(Kind.CONTENT),
        UNKNOWN_BASIS(Kind.CONTENT),
        UNKNOWN_TARGET(Kind.CONTENT),
        UNKNOWN_MEASURE(Kind.CONTENT),
        UNKNOWN_CONDITION(Kind.CONTENT),
        UNKNOWN_OBLIGATION(Kind.CONTENT),
        UNKNOWN_TASK(Kind.CONTENT),
        DUPLICATE_ID(Kind.CONTENT),
        NO_TARGETS(Kind.CONTENT),
        NO_MEASURES(Kind.CONTENT),
        NOTHING_LEFT(Kind.CONTENT),
        NOT_AN_AMENDMENT(Kind.CONTENT),
        WRONG_EXECUTORS(Kind.CONTENT),
        WRONG_AGENCY(Kind.CONTENT),
        WRONG_SEAT(Kind.CONTENT),
        WRONG_PARTNER(Kind.CONTENT),
        PREFECTURE_ABROAD(Kind.CONTENT),
        ATTESTATION_NEEDED(Kind.CONTENT),
        ATTESTATION_NOT_EXPECTED(Kind.CONTENT),
        LISTENER_NEEDED(Kind.CONTENT),
        FORM_NEEDED(Kind.CONTENT),
        FORM_NOT_EXPECTED(Kind.CONTENT),
        PERIOD_NEEDED(Kind.CONTENT),
        PERIOD_NOT_EXPECTED(Kind.CONTENT),
        CONDITIONS_NOT_EXPECTED(Kind.CONTENT),
        EXCLUDES_NOT_EXPECTED(Kind.CONTENT),
        WRONG_MATTER(Kind.CONTENT),
        NOT_A_MEMBER(Kind.CONTENT),
        NOT_ELIGIBLE(Kind.CONTENT),
        MODE_NOT_ALLOWED(Kind.CONTENT),
        REASON_NEEDED(Kind.CONTENT),
        PARTY_NEEDED(Kind.CONTENT),
        ORAL_NOT_ACCEPTED(Kind.CONTENT),
        UNKNOWN_DOCUMENT(Kind.CONTENT),
        UNKNOWN_CLASS(Kind.CONTENT),
        ABOVE_CEILING(Kind.CONTENT),
        MARKING_ABOVE_CLASS(Kind.CONTENT),
        MEDIA_TYPE_NOT_ALLOWED(Kind.CONTENT),
        REFERENCE_NEEDED(Kind.CONTENT),
        INVALID_SELECTOR(Kind.CONTENT),
        STAND_IN_NOT_ADMITTED(Kind.CONTENT),
        DELEGATION_TOO_LONG(Kind.CONTENT),
        INVALID_WINDOW(Kind.CONTENT),
        WRONG_KIND(Kind.CONTENT),
        OUT_OF_RANGE(Kind.CONTENT);

        private final Kind kind;

        Reason(Kind kind) {
            this.kind = kind;
        }

        public Kind kind() {
            return kind;
        }
    }

    /** What sort of refusal it is. */
    public enum Kind {
        /** The right person at the wrong moment: 409. */
        MOMENT,
        /** This seat or person may never do this to this case: 403, journalled. */
        NEVER,
        /** Unknown, or not for the caller to know: 404. */
        UNKNOWN,
        /** The content contradicts the case or the directory: 422. */
        CONTENT
    }
}
