package org.sekimori.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.sekimori.operation.Act;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Consent;
import org.sekimori.operation.EndEvent;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.GateEvent;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Halt;
import org.sekimori.operation.HaltEvent;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.SittingId;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Subject;
import org.sekimori.operation.Target;
import org.sekimori.phase.closing.ClosingEvent;
import org.sekimori.phase.execution.ExecutionEvent.Logged;
import org.sekimori.phase.oversight.OversightEvent;
import org.sekimori.phase.oversight.SittingEvent;
import org.sekimori.phase.proposal.ProposalEvent.Submitted;
import org.sekimori.phase.review.ReviewEvent.ExceptionInvoked;
import org.sekimori.phase.tasking.TaskingEvent;

/**
 * What must never happen, asked of every step that was taken. Written from the list alone, gates by their names, so that no
 * mistake of a rule is repeated here.
 */
final class Never {
    private static final Set<String> SINGLE = Set.of("legal", "agency-director", "coordination");
    private static final int QUORUM = 3;

    /** What each scope hash stood for, to tell narrowing from widening. */
    private final Map<ScopeHash, Proposal> scopes = new ConcurrentHashMap<>();

    /** @param invariant its number in the list */
    record Violation(int invariant, String what) {}

    List<Violation> violated(Steps.Step step) {
        var found = new Asking(step).all();
        if (step.after().dossier().operation().isPresent()) {
            var operation = step.after().operation();
            scopes.putIfAbsent(operation.scopeHash(), operation.proposal());
        }
        return found;
    }

    private final class Asking {
        private final Steps.Step step;
        private final Act act;
        private final List<Violation> found = new ArrayList<>();

        Asking(Steps.Step step) {
            this.step = step;
            this.act = step.act();
        }

        List<Violation> all() {
            for (var fact : step.facts()) {
                seats(fact);
                step.before().dossier().operation().ifPresent(operation -> event(operation, fact.event()));
            }
            step.after().dossier().operation().ifPresent(this::state);
            return found;
        }

        private void never(int invariant, boolean happened, String what) {
            if (happened) {
                found.add(new Violation(invariant, what));
            }
        }

        private Instant now() {
            return act.now();
        }

        private void event(Operation operation, Event event) {
            switch (event) {
                case Submitted _ ->
                    never(
                            9,
                            !designated(operation.proposal().applicant(), operation.agency()),
                            "an applicant without a designation");
                case TaskingEvent.Tasked tasked -> tasked(operation, tasked);
                case TaskingEvent.Accepted accepted ->
                    operation.task(accepted.task()).ifPresent(t -> officer(t.officer(), t.agency()));
                case TaskingEvent.Ready ready ->
                    operation.task(ready.task()).ifPresent(t -> officer(t.officer(), t.agency()));
                case TaskingEvent.Started _ -> {
                    cleared(operation);
                    for (var task : operation.liveTasks()) {
                        officer(task.officer(), task.agency());
                        never(3, !accompanied(operation, task.agency(), task.partner()), "a start without the partner");
                    }
                }
                case ExceptionInvoked _ ->
                    never(
                            4,
                            needed(operation, true).stream().anyMatch(gate -> !live(operation, gate)),
                            "the exception skips more than the committee");
                case Logged logged when logged.inScope() -> inScope(operation, logged);
                case GateEvent.Granted granted -> decided(operation, granted.gate(), granted.sitting());
                case GateEvent.Refused refused -> decided(operation, refused.gate(), refused.sitting());
                case GateEvent.Returned returned -> decided(operation, returned.gate(), returned.sitting());
                case OversightEvent.Confirmed _ -> bySitting(Choice.FOR);
                case OversightEvent.Recommended _ -> bySitting(Choice.FOR);
                case EndEvent.Revoked revoked when revoked.sitting().isPresent() -> bySitting(Choice.FOR);
                case HaltEvent.Resumed resumed -> resumed(operation, resumed);
                case SittingEvent.Opened opened ->
                    never(
                            5,
                            opened.present().stream().anyMatch(a -> !member(a.person())),
                            "somebody sits with a vote who is no member");
                case SittingEvent.VoteCast _ -> vote(operation);
                case SittingEvent.Closed closed -> casting(closed);
                case ClosingEvent.Closed _ -> closed(operation);
                default -> {}
            }
        }

        // ---- 1, 2, 3: nobody is tasked, and nothing starts, without every consent

        private void cleared(Operation operation) {
            for (var gate : needed(operation, operation.review().exception())) {
                never(1, !live(operation, gate), "acting without a live consent of " + gate);
                never(
                        1,
                        live(operation, gate) && !coversCurrent(operation, gate),
                        "acting on a consent of " + gate + " to another scope");
            }
            never(1, operation.screening().conflicts().containsValue(true), "acting over an open conflict");
            never(
                    1,
                    !operation.screening().screened().equals(Optional.of(operation.scopeHash())),
                    "acting on a scope that was not screened");
            never(2, abroad(operation.proposal()) && !live(operation, "foreign-minister"), "abroad unconsulted");
            if (joint(operation)) {
                never(3, !live(operation, "prime-minister-order"), "sdf-91-3 without the order in force");
                never(3, !live(operation, "public-safety-commission"), "sdf-91-3 without request or consent");
            }
        }

        private void tasked(Operation operation, TaskingEvent.Tasked tasked) {
            cleared(operation);
            officer(tasked.officer(), tasked.agency());
            var organisation = SmallWorld.RULES
                    .directory()
                    .person(tasked.officer())
                    .orElseThrow()
                    .organisation();
            never(2, abroad(operation.proposal()) && organisation == Organisation.PREFECTURE, "a prefecture abroad");
            never(
                    3,
                    !accompanied(operation, tasked.agency(), tasked.partner()),
                    "sdf-91-3 without a named police partner");
        }

        private static boolean accompanied(Operation operation, Agency agency, Optional<PersonId> partner) {
            return !joint(operation)
                    || agency != Agency.SDF
                    || (partner.isPresent()
                            && operation.liveTasks().stream()
                                    .anyMatch(task -> task.agency() == Agency.POLICE
                                            && task.officer().equals(partner.get())));
        }

        private void officer(PersonId person, Agency agency) {
            never(9, !designated(person, agency), "an executor without a designation");
        }

        private boolean designated(PersonId person, Agency agency) {
            return SmallWorld.RULES.directory().person(person).orElseThrow().designatedFor(agency, now());
        }

        private static boolean joint(Operation operation) {
            return operation.proposal().legalBasis().value().equals("sdf-91-3");
        }

        private static boolean abroad(Proposal proposal) {
            return proposal.targets().items().stream()
                    .anyMatch(target -> !target.location().country().equals("JP"));
        }

        private static List<String> needed(Operation operation, boolean exception) {
            var gates = new ArrayList<>(List.of("legal", "agency-director", "coordination"));
            if (!exception) {
                gates.add("committee");
            }
            if (abroad(operation.proposal())) {
                gates.addAll(List.of("nsc-review", "foreign-minister"));
            }
            if (joint(operation)) {
                gates.addAll(List.of("public-safety-commission", "prime-minister-order"));
            }
            if (List.of("sdf-89-1", "sdf-92-2")
                    .contains(operation.proposal().legalBasis().value())) {
                gates.add("order-in-force");
            }
            return gates;
        }

        private boolean live(Operation operation, String gate) {
            return live(operation, gate, now());
        }

        private static boolean live(Operation operation, String gate, Instant at) {
            return Optional.ofNullable(operation.review().consents().get(new GateId(gate)))
                    .filter(consent -> consent.outcome() == Consent.Outcome.GRANTED)
                    .filter(consent ->
                            consent.validFrom().map(from -> !at.isBefore(from)).orElse(true))
                    .filter(consent -> consent.validUntil().map(at::isBefore).orElse(true))
                    .isPresent();
        }

        /** The consent was to this scope, or to a wider one that has been narrowed since. */
        private boolean coversCurrent(Operation operation, String gate) {
            var seen = operation.review().consents().get(new GateId(gate)).scopeHash();
            return seen.equals(operation.scopeHash())
                    || Optional.ofNullable(scopes.get(seen))
                            .map(before -> narrower(operation.proposal(), before))
                            .orElse(false);
        }

        private static boolean narrower(Proposal now, Proposal before) {
            return ids(before).containsAll(ids(now))
                    && !now.window().from().isBefore(before.window().from())
                    && !now.window().to().isAfter(before.window().to())
                    && now.applicant().equals(before.applicant())
                    && now.executors().equals(before.executors())
                    && now.legalBasis().equals(before.legalBasis());
        }

        private static Set<String> ids(Proposal proposal) {
            return proposal.targets().items().stream().map(Target::id).collect(Collectors.toCollection(HashSet::new));
        }

        // ---- 4: the exception lane

        private void closed(Operation operation) {
            never(4, operation.hearing().finding().isEmpty(), "closed without the committee's finding");
            never(4, owes(operation, Obligation.RECOMMENDATION_ANSWER), "closed over an unanswered recommendation");
            if (operation.review().exception()) {
                never(
                        4,
                        operation.obligations().stream()
                                .noneMatch(o -> o.kind().equals(Obligation.EX_POST_NOTICE)
                                        && o.state() == Obligation.State.FULFILLED),
                        "the exception closed without ex-post notice");
            }
        }

        private static boolean owes(Operation operation, String kind) {
            return operation.obligations().stream()
                    .anyMatch(o -> o.kind().equals(kind)
                            && (o.state() == Obligation.State.OPEN || o.state() == Obligation.State.BREACHED));
        }

        // ---- 5: the committee decides in a sitting, and no other way

        private Optional<Sitting> sitting() {
            return step.before().dossier().sitting();
        }

        private void bySitting(Choice wanted) {
            if (sitting().isEmpty()) {
                never(5, true, "a decision of the committee without a sitting");
                return;
            }
            var sitting = sitting().get();
            var present = sitting.present();
            never(5, present.size() < QUORUM, "a decision without a quorum");
            never(5, present.stream().anyMatch(person -> !member(person)), "somebody decides who is no member");
            never(
                    5,
                    !present.contains(SmallWorld.id("chair")) && !present.contains(SmallWorld.id("member-1")),
                    "a decision with neither chair nor deputy");
            never(5, !sitting.votes().keySet().equals(present), "a decision that not everybody present voted on");
            long carried = count(sitting, wanted);
            long against = count(sitting, Choice.AGAINST);
            never(
                    5,
                    carried * 2 <= present.size() && !(carried == against && carried > 0),
                    "a decision without a majority");
        }

        private static boolean member(PersonId person) {
            return SmallWorld.RULES.directory().person(person).orElseThrow().seats().stream()
                    .anyMatch(Seat::votes);
        }

        private static long count(Sitting sitting, Choice choice) {
            return sitting.votes().values().stream()
                    .filter(ballot -> ballot.choice().content().orElseThrow() == choice)
                    .count();
        }

        private void vote(Operation operation) {
            var voter = act.actor().id();
            never(5, !member(voter), "a vote by somebody who is no member");
            never(5, !sitting().orElseThrow().present().contains(voter), "a vote by somebody who is not present");
            never(5, sitting().orElseThrow().votes().containsKey(voter), "a second vote of one person");
            judge(operation, voter, "committee");
        }

        private void casting(SittingEvent.Closed closed) {
            var sitting = sitting().orElseThrow();
            long tied = count(sitting, Choice.FOR);
            boolean tie = tied > 0 && tied == count(sitting, Choice.AGAINST);
            never(5, closed.castingVote().isPresent() && !tie, "a casting vote without a tie");
        }

        // ---- 6: nobody is judge in the own cause

        private void decided(Operation operation, GateId gate, Optional<SittingId> sitting) {
            if (gate.value().equals("committee")) {
                never(5, sitting.isEmpty(), "the committee's gate decided outside of a sitting");
                bySitting(Choice.FOR);
            } else {
                never(6, operation.isApplicant(act.actor().id()), "the applicant decides a gate");
                if (SINGLE.contains(gate.value())) {
                    judge(operation, act.actor().id(), act.actor().seat().body());
                }
            }
        }

        private void judge(Operation operation, PersonId person, String body) {
            never(6, operation.isApplicant(person), "the applicant decides");
            never(
                    6,
                    operation.review().deciders().stream()
                            .anyMatch(
                                    d -> d.person().equals(person) && !d.body().equals(body)),
                    "one person decides for two bodies");
        }

        // ---- 7: what counts in scope

        private void inScope(Operation operation, Logged logged) {
            var at = logged.occurred();
            never(7, !logged.scopeHash().equals(operation.scopeHash()), "in scope with another hash");
            never(7, at.isBefore(operation.proposal().window().from()), "in scope before the window");
            never(7, !at.isBefore(operation.proposal().window().to()), "in scope after the window");
            never(7, !operation.execution().runningAt(at), "in scope while nothing was executed");
            never(
                    7,
                    operation.execution().halts().stream()
                            .anyMatch(halt -> !at.isBefore(halt.at())
                                    && halt.task().map(logged.task()::equals).orElse(halt.reach() == Halt.Reach.ALL)),
                    "in scope over a halt");
            needed(operation, operation.review().exception())
                    .forEach(gate -> never(7, !live(operation, gate, at), "in scope without a consent of " + gate));
        }

        // ---- 8: the executive and the committee write in their own books

        private void seats(Fact fact) {
            var seat = act.actor().seat();
            if (fact.subject().kind() == Subject.Kind.SITTING) {
                never(8, seat.executive(), "the executive writes in a sitting");
            } else if (seat.ofCommittee()) {
                boolean own = fact.event() instanceof OversightEvent
                        || step.facts().stream().anyMatch(f -> f.event() instanceof SittingEvent)
                        || fact.event() instanceof HaltEvent.Halted
                        || (seat == Seat.COMMITTEE_CHAIR && step.move().action().equals("halt"));
                never(8, !own, "the committee changes a record of the executive");
                never(8, !seat.votes(), "the committee's staff changes a case");
            }
        }

        // ---- 13: who lifts what the committee halted

        private void resumed(Operation operation, HaltEvent.Resumed resumed) {
            boolean committee = operation.execution().halts().stream()
                    .anyMatch(halt -> resumed.halts().contains(halt.id())
                            && act.actor().seat() != null
                            && halt.by().map(Seat::ofCommittee).orElse(false));
            if (committee) {
                never(13, resumed.sitting().isEmpty(), "a halt of the committee lifted without it");
                bySitting(Choice.FOR);
            }
        }

        // ---- and what holds in every state

        private void state(Operation operation) {
            never(
                    6,
                    operation.review().deciders().stream().anyMatch(d -> operation.isApplicant(d.person())),
                    "a decider became the applicant");
            var stage = operation.stage();
            step.before()
                    .dossier()
                    .operation()
                    .filter(before -> before.stage().isFinal() && before.stage() != stage)
                    .ifPresent(before -> never(7, true, before.stage() + " was left for " + stage));
            never(
                    7,
                    (stage.isFinal() || stage == Stage.ENDED)
                            && !operation.liveTasks().isEmpty(),
                    "a task outlives its case");
            never(
                    7,
                    (stage == Stage.HALTED) != operation.execution().haltedIn().isPresent(),
                    "halted without a stage to resume to, or the other way round");
            never(
                    7,
                    stage == Stage.EXECUTING && operation.execution().stopped(),
                    "executing while a halt of everything stands");
        }
    }
}
