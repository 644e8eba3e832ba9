package org.sekimori.operation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sitting of the committee (会議), its own subject with its own versions. Only its opening and its outcome enter the
 * case; what is said in it is the committee's alone.
 *
 * @param presiding the chair or, absent or recused, the designated deputy; who presided last, where neither is left
 * @param present chair and members who attend now and are not recused: the P of the quorum and of the majority
 * @param scopeHash of the case when the sitting was opened
 * @param votes on the motion that stands, also of members who have left since; only those of P count
 * @param count what came of it, once it is closed; states written before this was kept do not say
 * @param course what went before; states written before this was kept do not say
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
        Optional<Count> count,
        Optional<Course> course) {
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

    /**
     * What a sitting went through up to now.
     *
     * @param modes how those attend who do, experts included
     * @param experts who attend without a vote
     * @param settled motions that no longer stand, in their order
     */
    public record Course(Map<PersonId, QuorumRule.Mode> modes, Set<PersonId> experts, List<Settled> settled) {
        public static final Course NONE = new Course(Map.of(), Set.of(), List.of());

        public Course {
            modes = Map.copyOf(modes);
            experts = Set.copyOf(experts);
            settled = List.copyOf(settled);
        }
    }

    /** A motion that failed, or, without a result, was withdrawn. */
    public record Settled(String hash, Resolution decision, PersonId mover, Optional<Result> result) {}

    /** A vote as it was cast. */
    public record Ballot(Sealed<Choice> choice) {}

    /**
     * A motion (動議), named by the hash of exactly what is voted on.
     *
     * @param moved when; states written before this was kept do not say
     * @param excludes ids of targets that an approval leaves out
     */
    public record Motion(
            String hash,
            Resolution decision,
            PersonId mover,
            ScopeHash scopeHash,
            Optional<SealedList<String>> conditions,
            Optional<Sealed<String>> text,
            Sealed<String> reasons,
            Optional<Instant> moved,
            Optional<SealedList<String>> excludes) {}

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

    /** Whose vote is counted: everybody who sits or, as policy has it, everybody but the one who presides. */
    public Set<PersonId> voters(QuorumRule rule) {
        var voters = new HashSet<>(present);
        if (!rule.presidingVotes()) {
            voters.remove(presiding);
        }
        return Set.copyOf(voters);
    }

    /** The votes of the voters; who left keeps the vote for the case of a return, but it does not count. */
    public Map<PersonId, Ballot> counted(QuorumRule rule) {
        var counted = new HashMap<>(votes);
        counted.keySet().retainAll(voters(rule));
        return Map.copyOf(counted);
    }

    /** What went before; nothing in states that do not say. */
    public Course sofar() {
        return course.orElse(Course.NONE);
    }

    public Sitting moved(Motion next) {
        return with(Optional.of(next), votes);
    }

    public Sitting voted(PersonId person, Ballot ballot) {
        var next = new HashMap<>(votes);
        next.put(person, ballot);
        return with(motion, next);
    }

    private Sitting with(Optional<Motion> standing, Map<PersonId, Ballot> ballots) {
        return new Sitting(
                id, operation, matter, scopeHash, presiding, present, recused, standing, ballots, state, count, course);
    }

    private Sitting with(Course next) {
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
                state,
                count,
                Optional.of(next));
    }

    private Sitting attended(Set<PersonId> sitting, Set<PersonId> excused, PersonId inTheChair) {
        return new Sitting(
                id, operation, matter, scopeHash, inTheChair, sitting, excused, motion, votes, state, count, course);
    }

    /** A member attends from now on, or in another way than before. */
    public Sitting joined(PersonId member, QuorumRule.Mode mode, Optional<PersonId> inTheChair) {
        var sitting = new HashSet<>(present);
        sitting.add(member);
        return attended(sitting, recused, inTheChair.orElse(presiding)).attending(member, mode, sofar().experts());
    }

    /** An expert attends, without a vote. */
    public Sitting assisted(PersonId expert, QuorumRule.Mode mode) {
        var experts = new HashSet<>(sofar().experts());
        experts.add(expert);
        return attending(expert, mode, experts);
    }

    private Sitting attending(PersonId person, QuorumRule.Mode mode, Set<PersonId> experts) {
        var modes = new HashMap<>(sofar().modes());
        modes.put(person, mode);
        return with(new Course(modes, experts, sofar().settled()));
    }

    /** A member or an expert is gone; the vote of the former stays for the case of a return. */
    public Sitting left(PersonId person, Optional<PersonId> inTheChair) {
        var sitting = new HashSet<>(present);
        sitting.remove(person);
        var experts = new HashSet<>(sofar().experts());
        experts.remove(person);
        var modes = new HashMap<>(sofar().modes());
        modes.remove(person);
        return attended(sitting, recused, inTheChair.orElse(presiding))
                .with(new Course(modes, experts, sofar().settled()));
    }

    /** A member takes no part any more, and never did in the motion that stands: the vote is struck. */
    public Sitting recused(PersonId member, Optional<PersonId> inTheChair) {
        var gone = left(member, inTheChair);
        var excused = new HashSet<>(recused);
        excused.add(member);
        var ballots = new HashMap<>(votes);
        ballots.remove(member);
        return gone.attended(gone.present, excused, gone.presiding).with(motion, ballots);
    }

    /** The motion stands no more and decided nothing; {@code result} empty: it was withdrawn. */
    public Sitting settled(Motion past, Optional<Result> result) {
        var settled = new ArrayList<>(sofar().settled());
        settled.add(new Settled(past.hash(), past.decision(), past.mover(), result));
        return with(new Course(sofar().modes(), sofar().experts(), settled)).with(Optional.empty(), Map.of());
    }

    public Sitting in(State next) {
        return new Sitting(
                id, operation, matter, scopeHash, presiding, present, recused, motion, votes, next, count, course);
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
                Optional.of(next),
                course);
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Whether the one who presides is there: neither chair nor deputy may be left. */
    public boolean isPresided() {
        return present.contains(presiding);
    }
}
