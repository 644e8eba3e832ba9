package org.sekimori.phase.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Act;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Granting;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Sitting.Result;
import org.sekimori.phase.oversight.OversightCommand.Adjourn;
import org.sekimori.phase.oversight.OversightCommand.AnswerSupplement;
import org.sekimori.phase.oversight.OversightCommand.Attend;
import org.sekimori.phase.oversight.OversightCommand.Close;
import org.sekimori.phase.oversight.OversightCommand.Decide;
import org.sekimori.phase.oversight.OversightCommand.Hear;
import org.sekimori.phase.oversight.OversightCommand.Leave;
import org.sekimori.phase.oversight.OversightCommand.Move;
import org.sekimori.phase.oversight.OversightCommand.Open;
import org.sekimori.phase.oversight.OversightCommand.Recuse;
import org.sekimori.phase.oversight.OversightCommand.Vote;
import org.sekimori.phase.oversight.OversightCommand.Withdraw;
import org.sekimori.phase.oversight.OversightEvent.SittingEnded;
import org.sekimori.phase.oversight.SittingEvent.Adjourned;
import org.sekimori.phase.oversight.SittingEvent.Closed;
import org.sekimori.phase.oversight.SittingEvent.Decided;
import org.sekimori.phase.oversight.SittingEvent.MotionWithdrawn;
import org.sekimori.phase.oversight.SittingEvent.Moved;
import org.sekimori.phase.oversight.SittingEvent.VoteCast;

/** A sitting and the case that it is about: motions one after another, on each one vote of everybody who sits. */
record Session(Operation operation, Sitting sitting, Act act) {
    Decision decide(OversightCommand command) {
        return switch (command) {
            case Open _, AnswerSupplement _ -> Decision.rejected(Reason.SITTING_OPEN, "Expected no sitting");
            case Move move -> move(move);
            case Vote vote -> vote(vote);
            case Close close -> close(close);
            case Decide decide -> decide(decide);
            case Withdraw _ ->
                mayWithdraw()
                        .then(() -> List.of(sitting.fact(new MotionWithdrawn(
                                sitting.motion().orElseThrow().hash()))));
            case Attend attend -> comings().attend(attend);
            case Leave leave -> comings().leave(leave);
            case Recuse recuse -> comings().recuse(recuse);
            case Hear hear -> comings().hear(hear);
            case Adjourn adjourn ->
                mayAdjourn()
                        .then(() -> List.of(
                                sitting.fact(new Adjourned(adjourn.reason())),
                                operation.fact(new SittingEnded(sitting.id(), Optional.empty()))));
        };
    }

    List<Offer> offers() {
        var offers = new ArrayList<Offer>();
        offer(offers, "sitting-move", mayMove());
        offer(offers, "sitting-vote", mayVote());
        offer(offers, "sitting-withdraw", mayWithdraw());
        offer(offers, "sitting-decide", mayClose());
        offer(offers, "sitting-close", mayClose());
        offer(offers, "sitting-attend", comings().mayAttend());
        offer(offers, "sitting-leave", comings().mayLeave());
        offer(offers, "sitting-recuse", comings().mayRecuse());
        offer(offers, "sitting-hear", comings().mayHear());
        offer(offers, "sitting-adjourn", mayAdjourn());
        return offers;
    }

    private static void offer(List<Offer> offers, String name, Requirement requirement) {
        if (requirement.met()) {
            offers.add(Offer.of(name));
        }
    }

    private Comings comings() {
        return new Comings(operation, sitting, act);
    }

    private Requirement isOpen() {
        return Attending.open(sitting);
    }

    /** The case is still the one that the sitting was opened on. */
    private Requirement current() {
        return isOpen().and(() -> scope(sitting.scopeHash())).and(() -> Matters.fits(operation, sitting.matter(), act));
    }

    private Requirement scope(ScopeHash seen) {
        return Requirement.NONE.that(
                () -> seen.equals(Matters.about(operation, sitting.matter()).scopeHash()),
                Reason.SCOPE_CHANGED,
                "Expected the current scope hash");
    }

    private Requirement mayMove() {
        return Attending.sits(sitting, act)
                .and(this::current)
                .that(() -> sitting.motion().isEmpty(), Reason.MOTION_OPEN, "Expected no motion before this one");
    }

    private Decision move(Move move) {
        return mayMove()
                .and(() -> scope(move.scopeHash()))
                .and(() -> content(move))
                .then(() -> List.of(sitting.fact(moved(move))));
    }

    private Requirement content(Move move) {
        return Requirement.NONE
                .that(
                        () -> Matters.allows(operation, sitting.matter(), move.decision()),
                        Reason.WRONG_MATTER,
                        "Expected a decision on " + sitting.matter().wire() + " but it is "
                                + move.decision().wire())
                .that(
                        () -> move.decision() == Resolution.APPROVE
                                || move.conditions().isEmpty(),
                        Reason.CONDITIONS_NOT_EXPECTED,
                        "Expected conditions with an approval only")
                .that(
                        () -> move.decision() == Resolution.APPROVE
                                || move.excludes().isEmpty(),
                        Reason.EXCLUDES_NOT_EXPECTED,
                        "Expected targets to be left out of an approval only")
                .and(() -> move.excludes()
                        .map(excludes -> Granting.part(operation, excludes))
                        .orElse(Requirement.NONE))
                .that(
                        () -> move.decision() != Resolution.RECOMMEND
                                || move.text().isPresent(),
                        Reason.REASON_NEEDED,
                        "Expected the text of the recommendation");
    }

    private Moved moved(Move move) {
        var bytes = MotionBytes.of(sitting, move);
        return new Moved(
                act.hashing().motion(bytes),
                bytes.matter(),
                move.decision(),
                move.scopeHash(),
                bytes.conditions(),
                bytes.text(),
                bytes.reasons(),
                move.conditions(),
                move.text(),
                move.reasons(),
                bytes.excludes(),
                move.excludes());
    }

    private Requirement motion() {
        return Requirement.NONE.that(() -> sitting.motion().isPresent(), Reason.NO_MOTION, "Expected a motion");
    }

    /** Two persons' rules are asked anew here: what somebody decided elsewhere may have changed since the opening. */
    private Requirement mayVote() {
        var voter = act.actor().id();
        return Attending.sits(sitting, act)
                .and(() -> Attending.eligible(operation, voter))
                .and(this::current)
                .and(this::motion)
                .that(() -> voters().contains(voter), Reason.NO_VOTE, "Expected a member who votes before a tie")
                .that(() -> !sitting.hasVoted(voter), Reason.ALREADY_VOTED, "Expected one vote a member");
    }

    private Decision vote(Vote vote) {
        return Attending.sits(sitting, act)
                .and(this::current)
                .and(this::motion)
                .that(
                        () -> vote.motionHash()
                                .equals(sitting.motion().orElseThrow().hash()),
                        Reason.MOTION_CHANGED,
                        "Expected the hash of the motion")
                .and(this::mayVote)
                .then(() -> List.of(sitting.fact(new VoteCast(vote.motionHash(), vote.choice(), vote.reasons()))));
    }

    private Requirement mayWithdraw() {
        return Attending.sits(sitting, act)
                .and(this::isOpen)
                .and(this::motion)
                .that(
                        () -> sitting.motion()
                                .orElseThrow()
                                .mover()
                                .equals(act.actor().id()),
                        Reason.NOT_MOVER,
                        "Expected who moved the motion")
                .that(() -> sitting.votes().isEmpty(), Reason.VOTING_BEGUN, "Expected no vote on the motion yet");
    }

    /** Over P: who has left does not count, and a vote that was cast before is no vote of P. */
    private Requirement mayClose() {
        return Attending.presides(sitting, act)
                .and(this::current)
                .and(this::motion)
                .and(() -> Attending.quorum(sitting.present(), act))
                .that(
                        () -> counted().keySet().equals(voters()),
                        Reason.VOTES_MISSING,
                        "Expected a vote of everybody who votes but there are "
                                + counted().size() + " of " + voters().size());
    }

    private Decision close(Close close) {
        return counted(close.castingVote())
                .then(() -> closed(tally().result(close.castingVote()), close.castingVote()));
    }

    private Decision decide(Decide decide) {
        return counted(decide.castingVote())
                .then(() -> decided(tally().result(decide.castingVote()), decide.castingVote()));
    }

    private Requirement counted(Optional<Sealed<Sitting.Choice>> castingVote) {
        return mayClose()
                .and(() -> tally().casting(castingVote))
                .and(() -> outcome().readable())
                .and(() -> outcome().fits());
    }

    private Set<PersonId> voters() {
        return sitting.voters(act.rules().quorum());
    }

    private Map<PersonId, Sitting.Ballot> counted() {
        return sitting.counted(act.rules().quorum());
    }

    private Tally tally() {
        return Tally.of(counted(), voters().size());
    }

    private Outcome outcome() {
        return new Outcome(operation, sitting, sitting.motion().orElseThrow(), act);
    }

    /** A motion that fails decides nothing and leaves everything open. */
    private List<Fact> closed(Result result, Optional<Sealed<Sitting.Choice>> castingVote) {
        var counted = sitting.fact(new Closed(sitting.motion().orElseThrow().hash(), result, castingVote));
        return result == Result.CARRIED
                ? carried(counted)
                : List.of(counted, operation.fact(new SittingEnded(sitting.id(), Optional.empty())));
    }

    /** A motion that fails is not even told to the case: the sitting goes on. */
    private List<Fact> decided(Result result, Optional<Sealed<Sitting.Choice>> castingVote) {
        var counted = sitting.fact(new Decided(sitting.motion().orElseThrow().hash(), result, castingVote));
        return result == Result.CARRIED ? carried(counted) : List.of(counted);
    }

    /** The sitting is over first, which says who decided; then what it decided. */
    private List<Fact> carried(Fact counted) {
        var deciders = outcome().decidesGate() ? Optional.of(sitting.present()) : Optional.<Set<PersonId>>empty();
        var facts = new ArrayList<Fact>();
        facts.add(counted);
        facts.add(operation.fact(new SittingEnded(sitting.id(), deciders)));
        facts.addAll(outcome().facts());
        return facts;
    }

    /** Who presides, at any time; where nobody is left who can, anybody; the hub once the sitting has lost its object. */
    private Requirement mayAdjourn() {
        if (act.actor().seat() != Seat.HUB) {
            return Attending.presidesOrNobody(sitting, act).and(this::isOpen);
        }
        return isOpen().that(
                        () -> !current().met(),
                        Reason.NOT_DUE,
                        "Expected a changed scope or a stage that no longer fits the matter");
    }
}
