package org.sekimori.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.sekimori.operation.Command;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Gate;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.operation.Stage;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.review.ReviewCommand;

/** A walk through the small world that picks its moves from those that are tried anyway, and remembers where it was. */
final class Course {
    private final Steps steps;
    private final Set<State> states = new LinkedHashSet<>();
    private State now = new State(Dossier.EMPTY, 0);

    Course(Steps steps) {
        this.steps = steps;
    }

    /** None of the moves that a course wanted was taken. */
    static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenOff(String message) {
            super(message);
        }
    }

    Set<State> states() {
        return states;
    }

    State now() {
        return now;
    }

    /** Goes on from a state where it was before. */
    Course back(State to) {
        now = to;
        return this;
    }

    void submitted(Proposal proposal) {
        now = new State(Dossier.EMPTY, 0);
        states.add(now);
        var applicant = SmallWorld.actor(proposal.applicant());
        take(Move.by(applicant, new ProposalCommand.Create(proposal)));
        take(Move.by(applicant, new ProposalCommand.Submit()));
        gives("screen", "hub");
    }

    State coordinated(Proposal kind) {
        submitted(kind);
        return granted(Course::plain);
    }

    /** Every gate but the committee's, each by the first of these grants that is taken. */
    State granted(Predicate<ReviewCommand.Grant> wanted) {
        boolean more = true;
        while (more) {
            more = tries(move -> move.command() instanceof ReviewCommand.Grant grant
                    && SmallWorld.RULES.gate(grant.gate()).orElseThrow().kind() != Gate.Kind.VOTE
                    && wanted.test(grant));
            tries(move -> move.action().equals("confirm-oral"));
        }
        return now;
    }

    static boolean plain(ReviewCommand.Grant grant) {
        return !heard(grant) && grant.conditions().isEmpty() && grant.excludes().isEmpty();
    }

    /** Where an order has a period, for one that outlasts the window. */
    static boolean lasting(ReviewCommand.Grant grant) {
        return plain(grant)
                && grant.validUntil().map(SmallWorld.LONG_ORDER_ENDS::equals).orElse(true);
    }

    /** What was decided elsewhere, by word of mouth. */
    static boolean spoken(ReviewCommand.Grant grant) {
        return grant.conditions().isEmpty()
                && grant.excludes().isEmpty()
                && (heard(grant) || grant.attestation().isEmpty());
    }

    /** Of targets, wherever that is tried. */
    static boolean inPart(ReviewCommand.Grant grant) {
        return !heard(grant)
                && grant.conditions().isEmpty()
                && (grant.excludes().isPresent() || !grant.gate().value().equals("agency-director"));
    }

    static boolean onCondition(ReviewCommand.Grant grant) {
        return !heard(grant)
                && grant.excludes().isEmpty()
                && (grant.conditions().isPresent() || !grant.gate().value().equals("legal"));
    }

    /** A refusal or a return by word of mouth. */
    static boolean spokenAgainst(Command command) {
        return switch (command) {
            case ReviewCommand.Refuse refuse -> Words.heard(refuse.attestation());
            case ReviewCommand.Return given -> Words.heard(given.attestation());
            default -> false;
        };
    }

    private static boolean heard(ReviewCommand.Grant grant) {
        return Words.heard(grant.attestation());
    }

    State approved() {
        sits(Matter.APPROVAL, Resolution.APPROVE);
        return now;
    }

    State executing() {
        while (now.operation().stage() != Stage.TASKED
                || now.operation().liveTasks().size()
                        < now.operation().proposal().executors().size()) {
            gives("task", "coordinator");
        }
        for (var action : List.of("accept", "ready")) {
            for (int n = 0; n < now.operation().proposal().executors().size(); n++) {
                gives(action, "police", "sdf");
            }
        }
        time(1);
        gives("start", "police-director", "sdf-director");
        return now;
    }

    void halted(Resolution resolution) {
        gives("halt", "chair");
        sits(Matter.HALT, resolution);
    }

    void finished(Resolution resolution) {
        gives("log", "police", "sdf");
        gives("end", "police-director", "sdf-director");
        gives("report", "police-director", "sdf-director");
        sits(resolution == Resolution.CONFIRM ? Matter.CONFIRMATION : Matter.RECOMMENDATION, resolution);
        if (resolution == Resolution.RECOMMEND) {
            gives("answer-recommendation", "police-director", "sdf-director");
        }
        gives("close", "coordinator");
    }

    void sits(Matter matter, Resolution resolution) {
        sits(matter, motion -> motion.decision() == resolution);
    }

    void sits(Matter matter, Predicate<OversightCommand.Move> wanted) {
        deliberates(matter, wanted, 3);
        only(move -> move.command() instanceof OversightCommand.Close close
                && close.castingVote().isEmpty());
    }

    /** Opens, moves, and votes as many times as is said. */
    void deliberates(Matter matter, Resolution resolution, int votes) {
        deliberates(matter, motion -> motion.decision() == resolution, votes);
    }

    private void deliberates(Matter matter, Predicate<OversightCommand.Move> wanted, int votes) {
        only(move -> move.command() instanceof OversightCommand.Open open
                && open.matter() == matter
                && open.present().size() == 3
                && open.recused().isEmpty());
        only(move -> move.command() instanceof OversightCommand.Move motion && wanted.test(motion));
        for (int vote = 0; vote < votes; vote++) {
            only(move -> move.command() instanceof OversightCommand.Vote ballot
                    && ballot.choice().content().map(c -> c == Choice.FOR).orElse(false));
        }
    }

    void gives(String action, String... users) {
        only(move -> move.action().equals(action)
                && List.of(users).contains(SmallWorld.name(move.actor()).split(" ", 2)[0]));
    }

    /** The first of these moves that the rules take. */
    void only(Predicate<Move> wanted) {
        var refused = new ArrayList<Move>();
        for (var move : Moves.of(now)) {
            if (!move.isTime() && wanted.test(move)) {
                var step = steps.take(now, move);
                if (step.isPresent()) {
                    reach(step.get().after());
                    return;
                }
                refused.add(move);
            }
        }
        throw new BrokenOff("none of these is taken in stage " + now.operation().stage() + ": " + refused);
    }

    private void take(Move move) {
        reach(steps.take(now, move)
                .orElseThrow(() -> new BrokenOff("refused: " + move))
                .after());
    }

    /** Whether one of these moves was taken. */
    boolean tries(Predicate<Move> wanted) {
        return Moves.of(now).stream()
                .filter(move -> !move.isTime() && wanted.test(move))
                .flatMap(move -> steps.take(now, move).stream())
                .findFirst()
                .map(step -> reach(step.after()))
                .isPresent();
    }

    boolean tries(String action) {
        return tries(move -> move.action().equals(action));
    }

    /** As often as one of these moves is taken. */
    void triesAgain(String action) {
        boolean more = true;
        while (more) {
            more = tries(action);
        }
    }

    State time(int instant) {
        return reach(new State(now.dossier(), Math.max(instant, now.instant())));
    }

    private State reach(State next) {
        now = next;
        states.add(next);
        return next;
    }
}
