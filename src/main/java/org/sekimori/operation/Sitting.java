package org.sekimori.operation;

import java.util.HashMap;
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
 * @param count what came of it, once it is closed; states written before this was kept do not say
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
        Map<PersonId, Ballot> votes,
        State state,
        Optional<Count> count) {
    public Sitting {
        present = Set.copyOf(present);
        recused = Set.copyOf(recused);
        votes = Map.copyOf(votes);
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

    /** The votes counted, and how who presides decided a tie. */
    public record Count(Result result, Optional<Sealed<Choice>> castingVote) {}

    /** A vote as it was cast. */
    public record Ballot(Sealed<Choice> choice) {}

    /** A motion (動議), named by the hash of exactly what is voted on. */
    public record Motion(
            String hash,
            Resolution decision,
            PersonId mover,
            ScopeHash scopeHash,
            Optional<SealedList<String>> conditions,
            Optional<Sealed<String>> text,
            Sealed<String> reasons) {}

    public Subject subject() {
        return id.subject();
    }

    /** An event of this sitting. */
    public Fact fact(Event event) {
        return new Fact(subject(), event);
    }

    public boolean hasVoted(PersonId person) {
        return votes.containsKey(person);
    }

    public Sitting moved(Motion next) {
        return new Sitting(
                id, operation, matter, scopeHash, presiding, present, recused, Optional.of(next), votes, state, count);
    }

    public Sitting voted(PersonId person, Ballot ballot) {
        var next = new HashMap<>(votes);
        next.put(person, ballot);
        return new Sitting(id, operation, matter, scopeHash, presiding, present, recused, motion, next, state, count);
    }

    public Sitting in(State next) {
        return new Sitting(id, operation, matter, scopeHash, presiding, present, recused, motion, votes, next, count);
    }

    public Sitting closed(Count next) {
        return new Sitting(
                id,
                operation,
                matter,
                scopeHash,
                presiding,
                present,
                recused,
                motion,
                votes,
                State.CLOSED,
                Optional.of(next));
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
