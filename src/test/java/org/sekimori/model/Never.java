package org.sekimori.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sekimori.figures.Counting;
import org.sekimori.journal.LogName;
import org.sekimori.model.NeverCounting.Told;
import org.sekimori.operation.AmendmentEvent;
import org.sekimori.operation.EndEvent;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.GateEvent;
import org.sekimori.operation.HaltEvent;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Stage;
import org.sekimori.phase.closing.ClosingEvent;
import org.sekimori.phase.execution.ExecutionEvent.Corrected;
import org.sekimori.phase.execution.ExecutionEvent.Logged;
import org.sekimori.phase.oversight.OversightEvent;
import org.sekimori.phase.oversight.SittingEvent;
import org.sekimori.phase.proposal.ProposalEvent.Revised;
import org.sekimori.phase.proposal.ProposalEvent.Submitted;
import org.sekimori.phase.review.ReviewEvent;
import org.sekimori.phase.tasking.TaskingEvent;

/**
 * What must never happen, asked of every step that was taken and of the state that it leads to. Written from the list alone,
 * gates by their names, so that no mistake of a rule is repeated here. An exercise is the same machine over a log of its own, so
 * number 12 asks of every step whether it would be counted there.
 */
final class Never {
    private static final Set<Stage> UNTASKED = Set.of(Stage.DRAFT, Stage.SCREENING, Stage.REVIEW, Stage.AUTHORISED);

    /** What each scope hash stood for, to tell narrowing from widening. */
    private final Map<ScopeHash, Proposal> scopes = new ConcurrentHashMap<>();

    private final Map<Class<?>, Boolean> countedInExercises = new ConcurrentHashMap<>();

    /** @param invariant its number in the list */
    record Violation(int invariant, String what) {}

    List<Violation> violated(Steps.Step step) {
        var after = step.after().dossier().operation();
        var found = new Findings();
        if (step.act().isPresent()) {
            var before = step.before().dossier().operation();
            for (var fact : step.facts()) {
                new NeverMixing(found, step, step.act().get()).seats(fact);
                found.never(12, countedInExercise(fact), "an act of an exercise stands in the statutory figures");
                if (before.isPresent()) {
                    event(before.get(), fact.event(), step, found);
                }
            }
            after.ifPresent(now -> new NeverForgetting(found, step, step.act().get()).all(now));
        }
        if (after.isPresent()) {
            var operation = after.get();
            if (!scopes.containsKey(operation.scopeHash())) {
                scopes.put(operation.scopeHash(), operation.proposal());
            }
            state(step.before().dossier().operation(), operation, found);
            if (step.move().isOfClock()) {
                new NeverActing(
                                found,
                                scopes,
                                SmallWorld.INSTANTS.get(step.after().instant()))
                        .kept(operation);
            }
        }
        return found.all();
    }

    /** Of a hub that found nothing to do at its clock. */
    List<Violation> idle(State state) {
        var found = new Findings();
        state.dossier()
                .operation()
                .ifPresent(operation ->
                        new NeverActing(found, scopes, SmallWorld.INSTANTS.get(state.instant())).kept(operation));
        return found.all();
    }

    private void event(Operation operation, Event event, Steps.Step step, Findings found) {
        var act = step.act().orElseThrow();
        var acting = new NeverActing(found, scopes, act.now());
        var deciding = new NeverDeciding(found, step, act);
        switch (event) {
            case Submitted _ -> acting.applicant(operation, operation.proposal());
            case AmendmentEvent.Amended amended -> acting.applicant(operation, amended.proposal());
            case AmendmentEvent.Widened _ ->
                new NeverAmending(found, act.now()).widened(step.after().operation());
            case AmendmentEvent.AmendmentEnded _ -> deciding.against();
            case Revised _ ->
                new NeverChanging(found, step).revised(operation, step.after().operation());
            case TaskingEvent.Tasked tasked -> acting.tasked(operation, tasked);
            case TaskingEvent.Accepted accepted -> acting.officer(operation, accepted.task());
            case TaskingEvent.Ready ready -> acting.officer(operation, ready.task());
            case TaskingEvent.Started _ -> acting.started(operation);
            case ReviewEvent.ExceptionInvoked _ -> acting.exception(operation);
            case GateEvent.Authorised _ -> acting.authorised(step.after().operation());
            case ReviewEvent.OralConfirmed confirmed -> deciding.confirmed(operation, confirmed);
            case ReviewEvent.PaperAttached attached -> new NeverMixing(found, step, act).attached(attached);
            case Logged logged -> new NeverCounting(found, step, act, operation).told(Told.of(logged));
            case Corrected corrected -> new NeverCounting(found, step, act, operation).told(Told.of(corrected));
            case GateEvent.Granted granted -> {
                deciding.gate(operation, granted.gate(), granted.sitting());
                deciding.granted(granted);
            }
            case GateEvent.Refused refused -> {
                deciding.gate(operation, refused.gate(), refused.sitting());
                deciding.against();
            }
            case GateEvent.Returned returned -> {
                deciding.gate(operation, returned.gate(), returned.sitting());
                deciding.against();
            }
            case OversightEvent.Confirmed _ -> deciding.bySitting();
            case OversightEvent.Recommended _ -> deciding.bySitting();
            case EndEvent.Revoked revoked when revoked.sitting().isPresent() -> deciding.bySitting();
            case HaltEvent.Halted halted -> deciding.halted(operation, halted);
            case HaltEvent.HaltUpheld _ -> deciding.bySitting();
            case HaltEvent.HaltLapsed lapsed -> deciding.lapsed(operation, lapsed);
            case HaltEvent.Resumed resumed -> deciding.resumed(operation, resumed);
            case SittingEvent.Opened opened -> deciding.opened(opened);
            case SittingEvent.Attended attended -> deciding.attended(attended);
            case SittingEvent.VoteCast _ -> deciding.vote(operation);
            case SittingEvent.MotionWithdrawn _ -> deciding.withdrawn();
            case SittingEvent.Closed closed -> deciding.counted(closed.result(), cast(closed.castingVote()));
            case SittingEvent.Decided decided -> deciding.counted(decided.result(), cast(decided.castingVote()));
            case ClosingEvent.Closed _ -> acting.closed(operation);
            default -> {}
        }
    }

    private static Optional<Choice> cast(Optional<Sealed<Choice>> vote) {
        return vote.flatMap(Sealed::content);
    }

    private boolean countedInExercise(Fact fact) {
        return countedInExercises.computeIfAbsent(
                fact.event().getClass(),
                type -> Counting.concerns(
                        LogName.EXERCISE.wire(),
                        fact.subject().kind().wire(),
                        "org.sekimori.operation." + type.getSimpleName()));
    }

    /** What holds in every state. */
    private static void state(Optional<Operation> before, Operation now, Findings found) {
        var stage = now.stage();
        for (var decider : now.review().deciders()) {
            found.never(6, now.isApplicant(decider.person()), "a decider became the applicant");
        }
        found.never(
                7,
                before.isPresent()
                        && before.get().stage().isFinal()
                        && before.get().stage() != stage,
                "a stage was left that nothing leaves");
        found.never(
                7, (stage.isFinal() || stage == Stage.ENDED) && !now.liveTasks().isEmpty(), "a task outlives its case");
        found.never(
                1, UNTASKED.contains(stage) && !now.liveTasks().isEmpty(), "a task outlives what it was given upon");
        found.never(
                7,
                (stage == Stage.HALTED) != now.execution().haltedIn().isPresent(),
                "halted without a stage to resume to, or the other way round");
        found.never(
                7,
                stage == Stage.EXECUTING && now.execution().stopped(),
                "executing while a halt of everything stands");
    }

    /** What was found; nothing is kept of what was not. */
    static final class Findings {
        private List<Violation> all = List.of();

        void never(int invariant, boolean happened, String what) {
            if (happened) {
                var next = new ArrayList<>(all);
                next.add(new Violation(invariant, what));
                all = next;
            }
        }

        List<Violation> all() {
            return all;
        }
    }
}
