package org.sekimori.model;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.sekimori.operation.Agency;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Organisation;
import org.sekimori.operation.PersonId;
import org.sekimori.operation.Proposal;
import org.sekimori.operation.ScopeHash;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Target;
import org.sekimori.operation.TaskId;
import org.sekimori.phase.tasking.TaskingEvent;

/** Numbers 1 to 4 and 9: nobody is tasked, and nothing starts, goes on or closes, without all that it takes. */
record NeverActing(Never.Findings found, Map<ScopeHash, Proposal> scopes, Instant now) {
    void applicant(Operation operation, Proposal proposal) {
        found.never(9, !designated(proposal.applicant(), operation.agency()), "an applicant without a designation");
    }

    void officer(Operation operation, TaskId id) {
        operation.task(id).ifPresent(task -> officer(task.officer(), task.agency()));
    }

    private void officer(PersonId person, Agency agency) {
        found.never(9, !designated(person, agency), "an executor without a designation");
    }

    private boolean designated(PersonId person, Agency agency) {
        return SmallWorld.RULES.directory().person(person).orElseThrow().designatedFor(agency, now);
    }

    void tasked(Operation operation, TaskingEvent.Tasked tasked) {
        cleared(operation);
        officer(tasked.officer(), tasked.agency());
        var officer = SmallWorld.RULES.directory().person(tasked.officer()).orElseThrow();
        found.never(
                2,
                Consented.abroad(operation.proposal()) && officer.organisation() == Organisation.PREFECTURE,
                "a prefecture abroad");
        accompanied(operation, tasked.agency(), tasked.partner());
    }

    void started(Operation operation) {
        cleared(operation);
        for (var task : operation.liveTasks()) {
            officer(task.officer(), task.agency());
            accompanied(operation, task.agency(), task.partner());
        }
    }

    private void cleared(Operation operation) {
        for (var gate : Consented.needed(operation, operation.review().exception())) {
            boolean live = Consented.live(operation.review(), gate, now);
            found.never(1, !live, "acting without a live consent of " + gate);
            found.never(1, live && !coversCurrent(operation, gate), "acting on a consent to another scope: " + gate);
            found.never(2, !live && gate.equals("foreign-minister"), "abroad unconsulted");
            found.never(3, !live && gate.equals("prime-minister-order"), "sdf-91-3 without the order in force");
            found.never(3, !live && gate.equals("public-safety-commission"), "sdf-91-3 without request or consent");
        }
        found.never(1, operation.screening().conflicts().containsValue(true), "acting over an open conflict");
        found.never(
                1,
                !operation.screening().screened().equals(Optional.of(operation.scopeHash())),
                "acting on a scope that was not screened");
        new NeverAmending(found, now).cleared(operation);
    }

    private void accompanied(Operation operation, Agency agency, Optional<PersonId> partner) {
        boolean alone = partner.isEmpty()
                || operation.liveTasks().stream()
                        .noneMatch(task ->
                                task.agency() == Agency.POLICE && task.officer().equals(partner.get()));
        found.never(
                3,
                Consented.joint(operation.proposal()) && agency == Agency.SDF && alone,
                "sdf-91-3 without a named police partner");
    }

    /** The consent was to this scope, to a wider one that has been narrowed since, or to what an amendment widened. */
    private boolean coversCurrent(Operation operation, String gate) {
        var seen = Consented.consent(operation.review(), gate).scopeHash();
        if (seen.equals(operation.scopeHash())
                || operation.amendments().granted().stream()
                        .anyMatch(a -> a.scopeHash().equals(operation.scopeHash())
                                && (a.replaces().equals(seen) || a.scopeHash().equals(seen)))) {
            return true;
        }
        var before = scopes.get(seen);
        return before != null
                && (narrower(operation.proposal(), before)
                        || operation.amendments().granted().stream().anyMatch(a -> narrower(a.before(), before)));
    }

    private static boolean narrower(Proposal now, Proposal before) {
        return ids(before).containsAll(ids(now))
                && now.window().within(before.window())
                && now.applicant().equals(before.applicant())
                && now.executors().equals(before.executors())
                && now.legalBasis().equals(before.legalBasis());
    }

    private static Set<String> ids(Proposal proposal) {
        return proposal.targets().items().stream().map(Target::id).collect(Collectors.toCollection(HashSet::new));
    }

    /** A consent that comes into force later authorises too. */
    void authorised(Operation operation) {
        for (var gate : Consented.needed(operation, operation.review().exception())) {
            var consent = Consented.consent(operation.review(), gate);
            found.never(1, consent == null || !Consented.heard(consent), "authorised without a consent of " + gate);
        }
    }

    void exception(Operation operation) {
        for (var gate : Consented.needed(operation, true)) {
            found.never(
                    4,
                    !Consented.live(operation.review(), gate, now),
                    "the exception skips more than the committee: " + gate);
        }
    }

    /** After the hub looked at its clock: what has ended stops what depends on it, and what was owed is breached. */
    void kept(Operation operation) {
        if (operation.stage() == Stage.EXECUTING) {
            for (var task : operation.liveTasks()) {
                officer(task.officer(), task.agency());
            }
            for (var gate : Consented.needed(operation, operation.review().exception())) {
                boolean live = Consented.live(operation.review(), gate, now);
                found.never(1, !live, "going on without a live consent of " + gate);
                found.never(3, !live && gate.equals("prime-minister-order"), "going on after the order's end");
            }
            new NeverAmending(found, now).kept(operation);
        }
        for (var owed : operation.obligations()) {
            found.never(
                    4,
                    owed.kind().equals(Obligation.EX_POST_NOTICE)
                            && List.of(Obligation.State.OPEN, Obligation.State.WARNED)
                                    .contains(owed.state())
                            && owed.due().isPresent()
                            && !now.isBefore(owed.due().get()),
                    "an ex-post notice overdue that nobody is told of");
        }
    }

    void closed(Operation operation) {
        found.never(4, operation.hearing().finding().isEmpty(), "closed without the committee's finding");
        for (var owed : operation.obligations()) {
            boolean open = owed.state() != Obligation.State.FULFILLED && owed.state() != Obligation.State.VOID;
            var kind = owed.kind();
            found.never(4, open && kind.equals(Obligation.RECOMMENDATION_ANSWER), "closed over a recommendation");
            found.never(7, open && kind.equals(Obligation.OUT_OF_SCOPE_ENTRY), "closed over an act out of scope");
            found.never(7, open && kind.equals(Obligation.DEVIATION), "closed over a deviation");
        }
        found.never(
                4,
                operation.review().exception()
                        && operation.obligations().stream()
                                .noneMatch(o -> o.kind().equals(Obligation.EX_POST_NOTICE)
                                        && o.state() == Obligation.State.FULFILLED),
                "the exception closed without ex-post notice");
    }
}
