package org.sekimori.phase.oversight;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Event;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.QuorumRule;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.SittingId;
import org.sekimori.operation.Wire;
import org.sekimori.phase.oversight.OversightCommand.Attendance;
import org.sekimori.phase.oversight.OversightCommand.Recusal;

/** What happens in a sitting; its own stream, which the committee alone reads. */
public sealed interface SittingEvent extends Event {
    /**
     * A sitting was opened.
     *
     * @param excused keys of those recused; their reasons are in {@code recused}
     */
    record Opened(
            SittingId sitting,
            OperationId operation,
            Sitting.Matter matter,
            ScopeHash scopeHash,
            PersonId presiding,
            List<Attendance> present,
            Set<PersonId> excused,
            SealedList<Recusal> recused)
            implements SittingEvent {
        public Opened {
            present = List.copyOf(present);
            excused = Set.copyOf(excused);
        }
    }

    /** A motion stands; the hash is over what is in clear here, so that anybody can recompute it. */
    record Moved(
            String motionHash,
            Sitting.Matter matter,
            Sitting.Resolution decision,
            ScopeHash scopeHash,
            Optional<String> conditionsDigest,
            Optional<String> textDigest,
            String reasonsDigest,
            Optional<SealedList<String>> conditions,
            Optional<Sealed<String>> text,
            Sealed<String> reasons,
            Optional<String> excludesDigest,
            Optional<SealedList<String>> excludes)
            implements SittingEvent {}

    /** A member voted; who, says the entry's actor. */
    record VoteCast(String motionHash, Sealed<Sitting.Choice> choice, Sealed<String> reasons) implements SittingEvent {}

    /** The votes were counted. */
    record Closed(String motionHash, Sitting.Result result, Optional<Sealed<Sitting.Choice>> castingVote)
            implements SittingEvent {}

    /** No outcome. */
    record Adjourned(Sealed<String> reason) implements SittingEvent {}

    /** The votes on the motion were counted; a motion that is carried ends the sitting, any other leaves it open. */
    record Decided(String motionHash, Sitting.Result result, Optional<Sealed<Sitting.Choice>> castingVote)
            implements SittingEvent {}

    /** The mover took the motion back before anybody had voted. */
    record MotionWithdrawn(String motionHash) implements SittingEvent {}

    /**
     * Somebody attends from now on, or in another way than before.
     *
     * @param presiding who presides from now on; empty where nobody can
     */
    record Attended(PersonId person, Capacity capacity, QuorumRule.Mode mode, Optional<PersonId> presiding)
            implements SittingEvent {}

    /** Somebody left. */
    record Left(PersonId person, Optional<PersonId> presiding, Optional<Sealed<String>> reason)
            implements SittingEvent {}

    /** A member takes no part in the matter from now on; the vote on the motion that stands is struck. */
    record Recused(PersonId person, Optional<PersonId> presiding, Sealed<String> reason) implements SittingEvent {}

    /** An expert was heard. */
    record Heard(PersonId expert, Sealed<String> summary) implements SittingEvent {}

    /** With a vote, or without. */
    enum Capacity implements Wire {
        MEMBER,
        EXPERT
    }
}
