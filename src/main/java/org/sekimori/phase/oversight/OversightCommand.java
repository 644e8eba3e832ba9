package org.sekimori.phase.oversight;

import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Command;
import org.sekimori.operation.OperationId;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.QuorumRule;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Sitting;

/** What may be ordered in and around a sitting of the committee (会議). */
public sealed interface OversightCommand extends Command {
    /** Opens a sitting on a case. */
    record Open(
            OperationId operation,
            Sitting.Matter matter,
            List<Attendance> present,
            Optional<SealedList<Recusal>> recused)
            implements OversightCommand {
        public Open {
            present = List.copyOf(present);
        }
    }

    /** Who attends, and how. */
    record Attendance(PersonId person, QuorumRule.Mode mode) {}

    /** Who does not take part in this matter, and why. */
    record Recusal(PersonId person, String reason) {}

    /** A motion (動議); {@code excludes} are ids of targets that an approval leaves out. */
    record Move(
            Sitting.Resolution decision,
            Optional<SealedList<String>> conditions,
            Optional<Sealed<String>> text,
            Sealed<String> reasons,
            ScopeHash scopeHash,
            Optional<SealedList<String>> excludes)
            implements OversightCommand {}

    /** A vote on the motion with this hash. */
    record Vote(String motionHash, Sealed<Sitting.Choice> choice, Sealed<String> reasons) implements OversightCommand {}

    /** Counts and closes; a tie needs the casting vote, for or against, and nothing else may have one. */
    record Close(Optional<Sealed<Sitting.Choice>> castingVote) implements OversightCommand {}

    /** Ends the sitting without an outcome. */
    record Adjourn(Sealed<String> reason) implements OversightCommand {}

    /** Counts; a motion that is not carried leaves the sitting open for another. */
    record Decide(Optional<Sealed<Sitting.Choice>> castingVote) implements OversightCommand {}

    /** The mover takes the motion back, before anybody has voted on it. */
    record Withdraw() implements OversightCommand {}

    /** A member or an expert attends from now on, or in another way than before. */
    record Attend(PersonId person, QuorumRule.Mode mode) implements OversightCommand {}

    /** Somebody leaves. */
    record Leave(PersonId person, Optional<Sealed<String>> reason) implements OversightCommand {}

    /** A member takes no part in this matter any more. */
    record Recuse(PersonId person, Sealed<String> reason) implements OversightCommand {}

    /** What an expert said, in short. */
    record Hear(PersonId expert, Sealed<String> summary) implements OversightCommand {}

    /** What the committee asked for (補正), by the applicant; a revision answers as well. */
    record AnswerSupplement(Sealed<String> answer) implements OversightCommand {}
}
