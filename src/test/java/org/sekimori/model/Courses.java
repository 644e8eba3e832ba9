package org.sekimori.model;

import java.util.List;
import java.util.function.Consumer;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sitting.Matter;
import org.sekimori.operation.Sitting.Resolution;
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.oversight.OversightCommand;
import org.sekimori.phase.proposal.ProposalCommand;
import org.sekimori.phase.screening.ScreeningCommand;
import org.sekimori.phase.tasking.TaskingCommand;

/**
 * The states of whole courses, from which the exploration sets out: the plain one of each kind of case, and for some kinds
 * the side ways: the exception lane, halts, a recommendation, amendments, decisions by word of mouth and in part, sittings in
 * which people come and go, entries out of scope, and time that passes.
 */
final class Courses {
    private final Steps steps;
    private final Course course;

    private Courses(Steps steps) {
        this.steps = steps;
        this.course = new Course(steps);
    }

    /** Under a planted bug a course may break off. */
    static List<State> of(Steps steps) {
        var courses = new Courses(steps);
        for (var basis : SmallWorld.RULES.bases().keySet().stream().sorted().toList()) {
            for (boolean abroad : List.of(true, false)) {
                var applicant = basis.value().startsWith("police") ? "police" : "sdf";
                var kind = SmallWorld.proposal(basis.value(), applicant, abroad, SmallWorld.WINDOW);
                courses.of(kind, List.of("police-6-2", "sdf-91-3").contains(basis.value()));
            }
        }
        courses.play(Courses::judged);
        return List.copyOf(courses.course.states());
    }

    private void of(Proposal kind, boolean wholly) {
        play(c -> c.plain(kind));
        play(c -> c.exception(kind, true));
        play(c -> c.exception(kind, false));
        play(c -> c.conflicting(kind));
        if (wholly) {
            play(c -> c.spoken(kind));
            if (kind.abroad()) {
                play(c -> c.inPart(kind)); // with one target there is no part
                play(c -> c.inPartByCommittee(kind));
                play(c -> c.spokenAgainst(kind)); // at home nobody decides elsewhere
            }
            play(c -> c.onCondition(kind));
            play(c -> c.attended(kind));
            for (var wider : List.of(0, 1, 2)) {
                play(c -> c.amended(kind, wider));
            }
            play(c -> c.amendedForShort(kind));
            play(c -> c.revised(kind));
            play(c -> c.told(kind));
            play(c -> c.timed(kind));
        }
    }

    private void play(Consumer<Courses> part) {
        try {
            part.accept(this);
        } catch (Course.BrokenOff e) {
            if (steps.bug() == PlantedBug.NONE) {
                throw e;
            }
        }
    }

    private void plain(Proposal kind) {
        course.coordinated(kind);
        var authorised = course.approved();
        var executing = course.back(authorised).executing();
        course.halted(Resolution.LIFT_HALT);
        course.back(executing).halted(Resolution.UPHOLD_HALT);
        course.back(executing).finished(Resolution.CONFIRM);
        course.back(executing).finished(Resolution.RECOMMEND);
    }

    private void exception(Proposal kind, boolean noticed) {
        course.coordinated(kind);
        course.gives("invoke-exception", "police-director", "sdf-director");
        course.executing();
        course.gives("end", "police-director", "sdf-director");
        if (noticed) {
            course.gives("notify-committee", "police-director", "sdf-director");
        }
        course.gives("report", "police-director", "sdf-director");
        course.sits(Matter.CONFIRMATION, Resolution.CONFIRM);
        if (noticed) {
            course.gives("close", "coordinator");
        }
    }

    private void conflicting(Proposal kind) {
        course.coordinated(kind);
        course.approved();
        course.only(move -> move.command() instanceof ScreeningCommand.Screen screen
                && !screen.changed().isEmpty()
                && screen.changed().getFirst().open());
        course.tries("resume");
    }

    /** Authorised, or tasked already, then asked for otherwise: less, more, or something else. */
    private void revised(Proposal kind) {
        course.coordinated(kind);
        var authorised = course.approved();
        course.gives("task", "coordinator");
        for (var before : List.of(authorised, course.now())) {
            for (var other : Moves.PROPOSALS) {
                course.back(before);
                if (course.tries(move -> move.command().equals(new ProposalCommand.Revise(other)))) {
                    course.tries(move -> move.command() instanceof ScreeningCommand.Screen screen
                            && screen.changed().isEmpty());
                }
            }
        }
    }

    /** A case whose lawyer is also the director, and one whose applicant is a lawyer. */
    private void judged() {
        course.submitted(SmallWorld.proposal("police-6-2", "police", false, SmallWorld.WINDOW));
        for (var seat : List.of("nco.legal", "police.director")) {
            course.tries(move -> move.action().equals("grant")
                    && SmallWorld.name(move.actor()).equals("two-bodies as " + seat));
        }
        for (boolean abroad : List.of(true, false)) {
            course.submitted(SmallWorld.proposal("police-6-2", "officer-legal", abroad, SmallWorld.WINDOW));
            course.granted(Course::spoken);
        }
        course.submitted(SmallWorld.proposal("police-6-2", "police", true, SmallWorld.WINDOW));
        course.tries("grant");
        course.tries(move -> move.action().equals("grant") && SmallWorld.is(move, "two-seats"));
    }

    // ---- what gates do besides

    private void spoken(Proposal kind) {
        course.submitted(kind);
        course.granted(Course::spoken);
        course.triesAgain("attach-paper");
        course.approved();
    }

    /** Refused and returned, once it is read back. */
    private void spokenAgainst(Proposal kind) {
        course.submitted(kind);
        course.gives("grant", "legal");
        var begun = course.now();
        for (var action : List.of("refuse", "return")) {
            course.back(begun);
            course.only(move -> move.action().equals(action) && Course.spokenAgainst(move.command()));
            course.tries("confirm-oral");
            course.tries("attach-paper");
        }
    }

    private void inPartByCommittee(Proposal kind) {
        course.coordinated(kind);
        course.sits(Matter.APPROVAL, motion -> motion.excludes().isPresent());
        course.tries("take-note");
        course.executing();
    }

    private void inPart(Proposal kind) {
        course.submitted(kind);
        course.granted(Course::inPart);
        course.tries("take-note");
        course.approved();
        course.executing();
        course.gives("log", "police", "sdf");
    }

    private void onCondition(Proposal kind) {
        course.submitted(kind);
        course.granted(Course::onCondition);
        course.approved();
        course.executing();
        course.gives("end", "police-director", "sdf-director");
    }

    private void amended(Proposal kind, int which) {
        course.coordinated(kind);
        course.approved();
        course.executing();
        widened(which);
        course.tries(move -> move.command() instanceof ExecutionCommand.Log log
                && log.target().equals(Words.target("t3")));
        course.tries("acknowledge-scope");
    }

    private void widened(int which) {
        var wider = SmallWorld.wider(course.now().operation()).get(which);
        course.only(move -> move.command().equals(new ProposalCommand.Amend(wider)));
        ScopeHash hash = course.now().operation().underReview().scopeHash();
        course.only(move -> move.command() instanceof ScreeningCommand.Screen screen
                && screen.scopeHash().equals(hash)
                && screen.changed().isEmpty());
        course.granted(Course::plain);
        course.approved();
    }

    /** What is added rests on an order that ends before the case's own, where there is one; tasked upon it, and before that. */
    private void amendedForShort(Proposal kind) {
        course.submitted(kind);
        course.granted(Course::lasting);
        course.approved();
        widened(0);
        var wider = course.now();
        course.executing();
        course.time(2);
        course.tries("tick");
        course.back(wider).time(2);
        course.tries("tick");
    }

    // ---- who comes and goes

    private void attended(Proposal kind) {
        var coordinated = course.coordinated(kind);
        course.deliberates(Matter.APPROVAL, Resolution.APPROVE, 3);
        course.tries(move -> move.command() instanceof OversightCommand.Leave && SmallWorld.is(move, "member-2"));
        course.back(coordinated).deliberates(Matter.APPROVAL, Resolution.REFUSE, 2);
        course.tries(move -> move.command() instanceof OversightCommand.Recuse && SmallWorld.is(move, "member-2"));
        course.tries("sitting-attend");
        course.tries(move -> move.command() instanceof OversightCommand.Vote && SmallWorld.is(move, "member-3"));
        course.back(coordinated).deliberates(Matter.APPROVAL, Resolution.ASK, 0);
        course.tries("sitting-hear");
        for (int vote = 0; vote < 3; vote++) {
            course.tries("sitting-vote");
        }
        course.tries("sitting-decide");
        course.tries("answer-supplement");
    }

    // ---- what is told, and what time brings

    private void told(Proposal kind) {
        course.coordinated(kind);
        course.approved();
        course.executing();
        course.tries(move -> move.command() instanceof ExecutionCommand.Log log
                && log.deviation().isPresent());
        course.gives("end", "police-director", "sdf-director");
        course.tries(move -> move.command() instanceof ExecutionCommand.Log log
                && log.scopeHash().equals(Moves.OTHER));
        course.gives("report", "police-director", "sdf-director");
        course.sits(Matter.CONFIRMATION, Resolution.CONFIRM);
        course.triesAgain("answer-obligation");
        course.tries("close");
    }

    private void timed(Proposal kind) {
        course.coordinated(kind);
        var authorised = course.approved();
        for (int instant = 1; instant < SmallWorld.INSTANTS.size(); instant++) {
            course.time(instant);
            course.tries("tick");
        }
        course.back(authorised).executing();
        course.gives("halt", "chair");
        for (int instant = 2; instant < SmallWorld.INSTANTS.size(); instant++) {
            course.time(instant);
            course.tries("tick");
        }
        course.tries("expire");
        course.back(authorised);
        course.tries(move -> move.command() instanceof TaskingCommand.Tasking task
                && task.officer().equals(Cast.LAWYER_AS_OFFICER.id()));
        for (var action : List.of("accept", "ready")) {
            course.tries(move -> move.action().equals(action) && SmallWorld.is(move, "officer-legal"));
        }
        course.time(1);
        course.tries("start");
        course.time(2);
    }
}
