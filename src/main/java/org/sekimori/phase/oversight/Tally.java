package org.sekimori.phase.oversight;

import java.util.Map;
import java.util.Optional;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Sitting.Ballot;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Result;

/**
 * The count of the votes of everybody who votes. More than half for: carried; more than half against: failed; as many for
 * as against and at least one: the one who presides casts; anything else: no majority.
 *
 * <p>Source: Act 42 of 2025, chapter 8: a tie is decided by the chair.
 *
 * @param voters how many vote, those included who abstain
 * @param unknown votes whose choice is withheld here: nothing can be counted then
 */
record Tally(int voters, int inFavour, int against, int unknown) {
    static Tally of(Map<PersonId, Ballot> votes, int voters) {
        return new Tally(voters, count(votes, Choice.FOR), count(votes, Choice.AGAINST), (int) votes.values().stream()
                .filter(b -> b.choice().content().isEmpty())
                .count());
    }

    private static int count(Map<PersonId, Ballot> votes, Choice choice) {
        return (int) votes.values().stream()
                .filter(b -> b.choice().content().equals(Optional.of(choice)))
                .count();
    }

    boolean tie() {
        return inFavour == against && inFavour >= 1;
    }

    Requirement casting(Optional<Sealed<Choice>> castingVote) {
        return Requirement.NONE
                .that(
                        () -> unknown == 0,
                        Reason.CONTENT_WITHHELD,
                        "Expected readable votes but " + unknown + " are not")
                .that(
                        () -> !tie() || castingVote.isPresent(),
                        Reason.CASTING_VOTE_NEEDED,
                        "Expected a casting vote upon a tie")
                .that(
                        () -> tie() || castingVote.isEmpty(),
                        Reason.CASTING_VOTE_WITHOUT_TIE,
                        "Expected no casting vote without a tie")
                .that(
                        () -> castingVote
                                .map(c -> c.content()
                                        .filter(v -> v != Choice.ABSTAIN)
                                        .isPresent())
                                .orElse(true),
                        Reason.OUT_OF_RANGE,
                        "Expected a casting vote for or against");
    }

    Result result(Optional<Sealed<Choice>> castingVote) {
        if (tie()) {
            return castingVote.flatMap(Sealed::content).orElseThrow() == Choice.FOR ? Result.CARRIED : Result.FAILED;
        }
        if (2 * inFavour > voters) {
            return Result.CARRIED;
        }
        return 2 * against > voters ? Result.FAILED : Result.NO_MAJORITY;
    }
}
