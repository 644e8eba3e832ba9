package org.sekimori.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sitting of the committee (会議), its own subject with its own versions. Only its opening and its outcome enter the
 * case; what is said in it is the committee's alone.
 *
 * @param presiding the chair or, absent or recused, the designated deputy
 * @param present chair and members who attend and are not recused: the P of the quorum and of the majority
 * @param scopeHash of the case when the sitting was opened
 */
public record Sitting(
        SittingId id,
        OperationId operation,
        Matter matter,
        ScopeHash scopeHash,
        PersonId presiding,
        Set<PersonId> present,
        Set<PersonId> recused,
        Optional<Motion> motion,
        Map<PersonId, Choice> votes,
        List<Motion> decided,
        State state) {
    public Sitting {
        present = Set.copyOf(present);
        recused = Set.copyOf(recused);
        votes = Map.copyOf(votes);
        decided = List.copyOf(decided);
    }

    /** What the sitting is about. */
    public enum Matter implements Wire {
        APPROVAL,
        CONFIRMATION,
        RECOMMENDATION,
        REVOCATION,
        HALT
    }

    /** Where the sitting stands. */
    public enum State implements Wire {
        OPEN,
        CLOSED,
        ADJOURNED
    }

    /** What a motion asks the committee to decide. */
    public enum Resolution implements Wire {
        APPROVE,
        REFUSE,
        RETURN,
        ASK,
        CONFIRM,
        RECOMMEND,
        REVOKE,
        UPHOLD_HALT,
        LIFT_HALT
    }

    /** How a member votes. */
    public enum Choice implements Wire {
        FOR,
        AGAINST,
        ABSTAIN
    }

    /** What came of the motion. */
    public enum Result implements Wire {
        CARRIED,
        FAILED,
        NO_MAJORITY
    }

    /** A motion (動議), named by the hash of exactly what is voted on. */
    public record Motion(
            String hash,
            Resolution decision,
            PersonId mover,
            ScopeHash scopeHash,
            SealedList<String> conditions,
            Optional<Sealed<String>> text,
            Sealed<String> reasons) {}

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
