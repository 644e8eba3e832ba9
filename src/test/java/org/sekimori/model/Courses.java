package org.sekimori.model;

import static org.sekimori.model.SmallWorld.actor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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

/**
 * The states of whole courses, from which the exploration sets out: the plain one of each kind of case, the exception lane,
 * a halt by the committee, a recommendation. A course picks its moves from those that are tried anyway.
 */
final class Courses {
    private final Steps steps;
    private final Set<State> states = new LinkedHashSet<>();
    private State now = new State(Dossier.EMPTY, 0);

    private Courses(Steps steps) {
        this.steps = steps;
    }

    /** Under a planted bug a course may break off. */
    static List<State> of(Steps steps) {
        var courses = new Courses(steps);
        for (var basis : SmallWorld.RULES.bases().keySet().stream().sorted().toList()) {
            for (boolean abroad : List.of(true, false)) {
                var applicant = basis.value().startsWith("police") ? "police" : "sdf";
                var kind = SmallWorld.proposal(basis.value(), applicant, abroad, SmallWorld.WINDOW);
                courses.play(() -> courses.plain(kind));
                courses.play(() -> courses.exception(kind, true));
                courses.play(() -> courses.exception(kind, false));
            }
        }
        courses.play(courses::judged);
        return List.copyOf(courses.states);
    }

    private void play(Runnable course) {
        try {
            course.run();
        } catch (BrokenOff e) {
            if (steps.bug() == PlantedBug.NONE) {
                throw e;
            }
        }
    }

    /** None of the moves that a course wanted was taken. */
    private static final class BrokenOff extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenOff(String message) {
            super(message);
        }
    }

    private void plain(Proposal kind) {
        var authorised = approved(coordinated(kind));
        var executing = executing(authorised);
        halted(executing);
        now = executing;
        finished(Resolution.CONFIRM);
        now = executing;
        finished(Resolution.RECOMMEND);
    }

    private void exception(Proposal kind, boolean noticed) {
        now = coordinated(kind);
        gives("invoke-exception", "police-director", "sdf-director");
        now = executing(now);
        gives("end", "police-director", "sdf-director");
        if (noticed) {
            gives("notify-committee", "police-director", "sdf-director");
        }
        gives("report", "police-director", "sdf-director");
        sits(Matter.CONFIRMATION, Resolution.CONFIRM);
        if (noticed) {
            gives("close", "coordinator");
        }
    }

    /** A case whose lawyer is also the director, and one whose applicant is a lawyer. */
    private void judged() {
        submitted(SmallWorld.proposal("police-6-2", "police", false, SmallWorld.WINDOW));
        for (var seat : List.of("nco.legal", "police.director")) {
            var move = moves("grant").stream()
                    .filter(m -> SmallWorld.name(m.actor()).equals("two-bodies as " + seat))
                    .findFirst();
            move.flatMap(m -> steps.take(now, m)).ifPresent(step -> reach(step.after()));
        }
        submitted(SmallWorld.proposal("police-6-2", "officer-legal", false, SmallWorld.WINDOW));
    }

    private void submitted(Proposal proposal) {
        now = new State(Dossier.EMPTY, 0);
        states.add(now);
        var applicant = actor(proposal.applicant());
        take(Moves.by(applicant, new ProposalCommand.Create(proposal)));
        take(Moves.by(applicant, new ProposalCommand.Submit()));
        gives("screen", "hub");
    }

    private State coordinated(Proposal kind) {
        submitted(kind);
        boolean granted = true;
        while (granted) {
            granted = moves("grant").stream()
                    .filter(move -> move.command() instanceof ReviewCommand.Grant grant
                            && SmallWorld.RULES.gate(grant.gate()).orElseThrow().kind() != Gate.Kind.VOTE
                            && grant.conditions().isEmpty()
                            && grant.excludes().isEmpty())
                    .flatMap(move -> steps.take(now, move).stream())
                    .findFirst()
                    .map(step -> reach(step.after()))
                    .isPresent();
        }
        return now;
    }

    private State approved(State from) {
        now = from;
        sits(Matter.APPROVAL, Resolution.APPROVE);
        return now;
    }

    private State executing(State from) {
        now = from;
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
        reach(new State(now.dossier(), 1));
        gives("start", "police-director", "sdf-director");
        return now;
    }

    private void halted(State from) {
        now = from;
        gives("halt", "chair");
        sits(Matter.HALT, Resolution.LIFT_HALT);
    }

    private void finished(Resolution resolution) {
        gives("log", "police", "sdf");
        gives("end", "police-director", "sdf-director");
        gives("report", "police-director", "sdf-director");
        sits(resolution == Resolution.CONFIRM ? Matter.CONFIRMATION : Matter.RECOMMENDATION, resolution);
        if (resolution == Resolution.RECOMMEND) {
            gives("answer-recommendation", "police-director", "sdf-director");
        }
        gives("close", "coordinator");
    }

    private void sits(Matter matter, Resolution resolution) {
        only(move -> move.command() instanceof OversightCommand.Open open
                && open.matter() == matter
                && open.present().size() == 3
                && open.recused().isEmpty());
        only(move -> move.command() instanceof OversightCommand.Move motion && motion.decision() == resolution);
        for (int vote = 0; vote < 3; vote++) {
            only(move -> move.command() instanceof OversightCommand.Vote ballot
                    && ballot.choice().content().map(c -> c == Choice.FOR).orElse(false));
        }
        only(move -> move.command() instanceof OversightCommand.Close close
                && close.castingVote().isEmpty());
    }

    private void gives(String action, String... users) {
        only(move -> move.action().equals(action)
                && List.of(users).contains(SmallWorld.name(move.actor()).split(" ", 2)[0]));
    }

    private List<Move> moves(String action) {
        return Moves.of(now).stream()
                .filter(move -> move.action().equals(action))
                .toList();
    }

    /** The first of these moves that the rules take. */
    private void only(Predicate<Move> wanted) {
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

    private State reach(State next) {
        now = next;
        states.add(next);
        return next;
    }
}
