package org.sekimori;

import java.time.Clock;
import java.util.Optional;
import org.sekimori.activity.Activities;
import org.sekimori.activity.Activity;
import org.sekimori.journal.StoredEntry;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Document;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Standing;
import org.sekimori.operation.Subject;
import org.sekimori.pipeline.StandingIn;
import org.sekimori.pipeline.States;
import org.sekimori.policy.PolicySet;
import org.sekimori.policy.Request;
import org.sekimori.policy.Verdict;

/** Who may know of what, asked of policy on the state that the journal holds now. On virtual threads. */
record Sight(PolicySet policies, States states, StandingIn standingIn, Clock clock) {
    /** The version of an entry's subject as somebody knows it; empty for who must not notice the entry. */
    Optional<Long> version(Actor actor, StoredEntry entry) {
        if (!standingIn.holds(actor) || !isVisible(actor, entry.subject()) || tellsOfConflicts(actor, entry)) {
            return Optional.empty();
        }
        return Optional.of(
                entry.subject().kind() == Subject.Kind.ACTIVITY ? versionNow(entry.subject()) : entry.version());
    }

    private boolean tellsOfConflicts(Actor actor, StoredEntry entry) {
        return entry.type().equals(Activities.SCREENED)
                && !verdict(actor, "read-conflict").permitted();
    }

    private long versionNow(Subject activity) {
        var world = states.current().load(activity);
        return world.state(activity, Activity.class)
                .map(state -> state.shown(world.version(activity)))
                .orElse(0L);
    }

    private boolean isVisible(Actor actor, Subject subject) {
        return switch (subject.kind()) {
            case OPERATION ->
                states.current()
                        .load(subject)
                        .operation(subject)
                        .map(operation -> mayRead(actor, operation))
                        .orElse(false);
            case SITTING -> actor.seat().ofCommittee();
            case ACTIVITY ->
                states.current()
                        .load(subject)
                        .state(subject, Activity.class)
                        .map(activity -> mayRead(actor, activity))
                        .orElse(false);
            case DOCUMENT ->
                states.current()
                        .load(subject)
                        .state(subject, Document.class)
                        .map(document -> mayKnow(actor, document))
                        .orElse(false);
            case CONFLICT -> verdict(actor, "read-conflict").permitted();
            case ALARM -> verdict(actor, "read-alarm").permitted();
            case CAMPAIGN -> verdict(actor, "read-campaign").permitted();
            case PERSON -> verdict(actor, "read-delegations").permitted();
            case HUB -> verdict(actor, "read-journal").permitted();
        };
    }

    private boolean mayKnow(Actor actor, Document document) {
        return (!document.committee() || actor.seat().ofCommittee())
                && policies.rules().handling().reaches(document.handling(), actor.organisation())
                && isVisible(actor, document.operation().subject());
    }

    /** Of an act that concerns no case. */
    Verdict verdict(Actor actor, String action) {
        return policies.decide(Request.outside(actor.seat(), action, outside(actor)));
    }

    private boolean mayRead(Actor actor, Operation operation) {
        var standing =
                Standing.of(operation, actor, Optional.empty(), Optional.empty(), policies.rules(), clock.instant());
        return policies.decide(Request.onCase(actor.seat(), "read-case", operation.stage(), standing))
                .permitted();
    }

    private boolean mayRead(Actor actor, Activity activity) {
        return policies.decide(Request.outside(actor.seat(), "read-activity", outside(actor))
                        .ofKind(activity.registration().kind().wire()))
                .permitted();
    }

    private Standing outside(Actor actor) {
        return Standing.outside(actor, policies.rules(), clock.instant());
    }
}
