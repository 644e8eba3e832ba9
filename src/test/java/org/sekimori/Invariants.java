package org.sekimori;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sekimori.operation.Act;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.AmendmentEvent.Widened;
import org.sekimori.operation.Decider;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Fact;
import org.sekimori.operation.GateEvent.Granted;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Halt;
import org.sekimori.operation.HaltEvent.Resumed;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.Sitting.Choice;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Task;
import org.sekimori.phase.execution.ExecutionEvent.Logged;
import org.sekimori.phase.oversight.SittingEvent.Closed;
import org.sekimori.phase.oversight.SittingEvent.Decided;
import org.sekimori.phase.proposal.ProposalEvent.Submitted;
import org.sekimori.phase.tasking.TaskingEvent.Started;
import org.sekimori.phase.tasking.TaskingEvent.Tasked;

/** What must never happen, written apart from the rules: gates by their names, as the design lists them. */
final class Invariants {
    private static final List<String> REPORTED_GATES = List.of("confirmation", "after-review");

    private Invariants() {}

    static void check(Dossier before, List<Fact> facts, Dossier after, Act act) {
        for (var fact : facts) {
            before.operation().ifPresent(operation -> {
                event(operation, fact.event(), facts, act);
                if (fact.event() instanceof Closed closed) {
                    casting(before, closed.castingVote(), act);
                }
                if (fact.event() instanceof Decided decided) {
                    casting(before, decided.castingVote(), act);
                }
            });
        }
        after.operation().ifPresent(Invariants::state);
    }

    private static void event(Operation operation, Event event, List<Fact> facts, Act act) {
        switch (event) {
            case Tasked tasked -> {
                cleared(operation, act);
                tasked(operation, tasked, act);
            }
            case Started _ -> cleared(operation, act);
            case Widened _ -> widened(operation, facts, act);
            case Submitted _ ->
                assertThat(act.rules()
                                .directory()
                                .person(operation.proposal().applicant())
                                .orElseThrow()
                                .designatedFor(operation.agency(), act.now()))
                        .isTrue();
            case Logged logged when logged.inScope() -> inScope(operation, logged);
            case Resumed resumed
            when resumed.sitting().isEmpty() ->
                assertThat(operation.execution().halts())
                        .filteredOn(h -> resumed.halts().contains(h.id()))
                        .noneMatch(h -> h.authority() == Halt.Authority.COMMITTEE);
            case Granted granted
            when granted.gate().value().equals("committee") ->
                assertThat(granted.sitting()).isPresent();
            default -> {}
        }
    }

    /** Every gate of the difference granted, the last of them just now; never without legal, committee and, abroad, the minister. */
    private static void widened(Operation operation, List<Fact> facts, Act act) {
        var amendment = operation.pending().orElseThrow();
        var now = facts.stream()
                .map(Fact::event)
                .filter(Granted.class::isInstance)
                .map(e -> ((Granted) e).gate())
                .toList();
        assertThat(amendment.review().gates()).contains(new GateId("committee"), new GateId("legal"));
        assertThat(amendment.review().gates())
                .filteredOn(id -> !REPORTED_GATES.contains(id.value()))
                .allMatch(id -> now.contains(id) || amendment.review().grantedAt(id, act.now()));
        var added = amendment.addedTargets();
        if (amendment.proposal().targets().items().stream()
                .anyMatch(t -> added.contains(t.id()) && t.location().abroad())) {
            assertThat(amendment.review().grantedAt(new GateId("foreign-minister"), act.now()))
                    .isTrue();
            assertThat(operation.liveTasks())
                    .allMatch(t -> act.rules()
                                    .directory()
                                    .person(t.officer())
                                    .orElseThrow()
                                    .organisation()
                            != Organisation.PREFECTURE);
        }
        assertThat(amendment.screening().open() + operation.screening().open()).isZero();
    }

    private static void cleared(Operation operation, Act act) {
        var needed = operation.review().gates().stream()
                .filter(id -> !REPORTED_GATES.contains(id.value()))
                .filter(id -> !(operation.review().exception() && id.value().equals("committee")));
        assertThat(needed).allMatch(id -> operation.review().grantedAt(id, act.now()));
        assertThat(operation.screening().open()).isZero();
        assertThat(operation.screening().screened()).contains(operation.scopeHash());
        assertThat(operation.review().gates()).contains(new GateId("committee"), new GateId("legal"));
    }

    private static void tasked(Operation operation, Tasked tasked, Act act) {
        var officer = act.rules().directory().person(tasked.officer()).orElseThrow();
        assertThat(officer.designatedFor(tasked.agency(), act.now())).isTrue();
        if (operation.proposal().abroad()) {
            assertThat(granted(operation, "foreign-minister", act)).isTrue();
            assertThat(officer.organisation()).isNotEqualTo(Organisation.PREFECTURE);
        }
        if (operation.proposal().legalBasis().value().equals("sdf-91-3")) {
            assertThat(granted(operation, "prime-minister-order", act)).isTrue();
            assertThat(granted(operation, "public-safety-commission", act)).isTrue();
            if (tasked.agency() == Agency.SDF) {
                assertThat(tasked.partner()).isPresent();
                assertThat(operation.liveTasks())
                        .anyMatch(t -> t.agency() == Agency.POLICE
                                && Optional.of(t.officer()).equals(tasked.partner()));
            }
        }
    }

    private static boolean granted(Operation operation, String gate, Act act) {
        return operation.review().grantedAt(new GateId(gate), act.now());
    }

    private static void inScope(Operation operation, Logged logged) {
        var replaced = operation.amendments().granted().stream()
                .map(Amendment::replaces)
                .anyMatch(logged.scopeHash()::equals);
        assertThat(replaced || logged.scopeHash().equals(operation.scopeHash())).isTrue();
        // What an amendment added rests on the amendment's consents, and on an officer who knows of it.
        var target = logged.target().content().orElseThrow();
        for (var amendment : operation.amendments().granted()) {
            if (amendment.addedTargets().contains(target)) {
                assertThat(logged.occurred())
                        .isAfterOrEqualTo(amendment.decided().orElseThrow());
                assertThat(amendment.knownTo(logged.task(), logged.occurred())).isTrue();
                assertThat(logged.scopeHash()).isNotEqualTo(amendment.replaces());
            }
        }
        assertThat(operation.execution().runningAt(logged.occurred())).isTrue();
        assertThat(operation.proposal().window().contains(logged.occurred())).isTrue();
    }

    /** Of those who sit at the count, whoever else voted before; less the one who presides, where that one only casts. */
    private static void casting(Dossier before, Optional<?> castingVote, Act act) {
        var sitting = before.sitting().orElseThrow();
        var voters = new HashSet<>(sitting.present());
        if (!act.rules().quorum().presidingVotes()) {
            voters.remove(sitting.presiding());
        }
        assertThat(sitting.votes().keySet()).containsAll(voters);
        var votes = voters.stream()
                .map(person -> sitting.votes().get(person).choice().content().orElseThrow())
                .collect(Collectors.groupingBy(c -> c, Collectors.counting()));
        long inFavour = votes.getOrDefault(Choice.FOR, 0L);
        long against = votes.getOrDefault(Choice.AGAINST, 0L);
        assertThat(castingVote.isPresent()).isEqualTo(inFavour == against && inFavour > 0);
        assertThat(sitting.present()).hasSizeGreaterThanOrEqualTo(3).contains(sitting.presiding());
        assertThat(sitting.present()).noneMatch(sitting.recused()::contains);
    }

    private static void state(Operation operation) {
        var review = operation.review();
        assertThat(review.deciders()).noneMatch(d -> operation.isApplicant(d.person()));
        assertThat(review.deciders().stream().map(Decider::person)).doesNotHaveDuplicates();
        if (operation.stage() == Stage.CLOSED) {
            assertThat(operation.hearing().finding()).isPresent();
            assertThat(operation.owed(Obligation.EX_POST_NOTICE)).isEmpty();
            assertThat(operation.owed(Obligation.RECOMMENDATION_ANSWER)).isEmpty();
        }
        if (operation.stage().isFinal() || operation.stage() == Stage.ENDED) {
            assertThat(operation.liveTasks()).isEmpty();
        }
        assertThat(operation.liveTasks().stream().map(Task::agency)).doesNotHaveDuplicates();
        assertThat(operation.stage() == Stage.HALTED)
                .isEqualTo(operation.execution().haltedIn().isPresent());
    }
}
