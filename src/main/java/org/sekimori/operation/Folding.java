package org.sekimori.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Folds the events that more than one phase writes. Clear fields only decide: a withheld content changes nothing. */
public final class Folding {
    public static final Descriptor DESCRIPTOR = new Descriptor(Map.ofEntries(
            Map.entry("org.sekimori.operation.Granted", GateEvent.Granted.class),
            Map.entry("org.sekimori.operation.Refused", GateEvent.Refused.class),
            Map.entry("org.sekimori.operation.Returned", GateEvent.Returned.class),
            Map.entry("org.sekimori.operation.Authorised", GateEvent.Authorised.class),
            Map.entry("org.sekimori.operation.Amended", AmendmentEvent.Amended.class),
            Map.entry("org.sekimori.operation.Widened", AmendmentEvent.Widened.class),
            Map.entry("org.sekimori.operation.AmendmentEnded", AmendmentEvent.AmendmentEnded.class),
            Map.entry("org.sekimori.operation.ScopeAcknowledged", AmendmentEvent.ScopeAcknowledged.class),
            Map.entry("org.sekimori.operation.Halted", HaltEvent.Halted.class),
            Map.entry("org.sekimori.operation.Resumed", HaltEvent.Resumed.class),
            Map.entry("org.sekimori.operation.HaltUpheld", HaltEvent.HaltUpheld.class),
            Map.entry("org.sekimori.operation.HaltLapsed", HaltEvent.HaltLapsed.class),
            Map.entry("org.sekimori.operation.Ended", EndEvent.Ended.class),
            Map.entry("org.sekimori.operation.Revoked", EndEvent.Revoked.class),
            Map.entry("org.sekimori.operation.Expired", EndEvent.Expired.class),
            Map.entry("org.sekimori.operation.ObligationOpened", ObligationEvent.ObligationOpened.class),
            Map.entry("org.sekimori.operation.ObligationWarned", ObligationEvent.ObligationWarned.class),
            Map.entry("org.sekimori.operation.ObligationBreached", ObligationEvent.ObligationBreached.class),
            Map.entry("org.sekimori.operation.ObligationFulfilled", ObligationEvent.ObligationFulfilled.class)));

    private Folding() {}

    /**
     * The state after a shared event.
     *
     * @throws CorruptState if the event is none of {@link #DESCRIPTOR}, or there is no case
     */
    public static Operation evolve(Optional<Operation> before, Event event, Stamp stamp) {
        var operation = before.orElseThrow(() -> new CorruptState(event, "nothing"));
        return switch (event) {
            case GateEvent.Granted granted ->
                operation.decided(granted.scopeHash(), matter -> gate(matter, granted, stamp));
            case GateEvent gate -> gate(operation, gate, stamp);
            case AmendmentEvent amendment -> AmendmentFolding.evolve(operation, amendment, stamp);
            case HaltEvent halt -> halt(operation, halt, stamp);
            case EndEvent end -> end(operation, end, stamp);
            case ObligationEvent obligation -> asking(obligation(operation, obligation), stamp);
            default -> throw new CorruptState(event, "stage " + operation.stage());
        };
    }

    /** A stage that nothing leaves: tasks end, and nothing is owed any more but words on what was recorded. */
    public static Operation finished(Operation operation, Stage stage) {
        return lapsed(withoutTasks(operation))
                .with(operation.execution().haltedIn(Optional.empty()))
                .in(stage)
                .excusing(o -> !Obligation.ANSWERED.contains(o.kind()));
    }

    private static Operation gate(Operation operation, GateEvent event, Stamp stamp) {
        return switch (event) {
            case GateEvent.Granted granted ->
                decided(operation, granted.gate(), attested(granted).isPresent(), granted.sitting(), stamp)
                        .review(review -> review.with(new Consent(
                                granted.gate(),
                                Consent.Outcome.GRANTED,
                                stamp.actor().id(),
                                stamp.recorded(),
                                granted.scopeHash(),
                                granted.validFrom(),
                                granted.validUntil(),
                                Optional.of(granted.excludes()),
                                attested(granted),
                                stamp.actor().standingInFor(),
                                Optional.empty())))
                        .excusing(conditionOf(List.of(granted.gate())));
            case GateEvent.Refused refused ->
                finished(
                        decided(operation, refused.gate(), refused.attestation().isPresent(), refused.sitting(), stamp)
                                .review(review -> review.with(refusal(review, refused, stamp))),
                        Stage.REFUSED);
            case GateEvent.Returned returned ->
                decided(operation, returned.gate(), returned.attestation().isPresent(), returned.sitting(), stamp)
                        .review(review -> review.returned(
                                Optional.of(new Returned(returned.gate(), returned.reasons(), stamp.recorded()))))
                        .in(Stage.DRAFT);
            case GateEvent.Authorised _ -> operation.in(Stage.AUTHORISED);
        };
    }

    /** One that was heard stands there already, with its attestation and who read it back. */
    private static Consent refusal(Operation.Review review, GateEvent.Refused event, Stamp stamp) {
        return Optional.ofNullable(review.consents().get(event.gate()))
                .filter(heard -> heard.outcome() == Consent.Outcome.REFUSED && !heard.unconfirmed())
                .orElseGet(() -> new Consent(
                        event.gate(),
                        Consent.Outcome.REFUSED,
                        stamp.actor().id(),
                        stamp.recorded(),
                        event.scopeHash(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    /** The channel stands in clear, so that a decision taken elsewhere is one also when its attestation is withheld. */
    private static Optional<Consent.Attested> attested(GateEvent.Granted granted) {
        return granted.channel().isPresent() || granted.attestation().isPresent()
                ? Optional.of(new Consent.Attested(
                        granted.channel(), granted.attestation(), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    /** Obligations that stand on the grants of these gates: their conditions, and the paper that is to follow. */
    public static Predicate<Obligation> conditionOf(List<GateId> gates) {
        return o -> (o.isCondition()
                        || List.of(Obligation.PAPER_TO_FOLLOW, Obligation.PARTIAL_GRANT_NOTICE)
                                .contains(o.kind()))
                && o.gate().map(gates::contains).orElse(false);
    }

    /** Whoever decided is remembered with the body, save desks that recorded and the watch officer, who decide no gate. */
    static Operation decided(
            Operation operation, GateId gate, boolean recorded, Optional<SittingId> sitting, Stamp stamp) {
        if (recorded || gate.equals(GateId.SCREENING)) {
            return operation;
        }
        if (sitting.isPresent()) {
            return deliberated(operation);
        }
        var actor = stamp.actor();
        return operation.review(
                review -> review.decidedBy(actor.persons(), actor.seat().body()));
    }

    /** Everybody who sits in the open sitting has decided for the committee. */
    public static Operation deliberated(Operation operation) {
        var present = operation
                .hearing()
                .sitting()
                .map(Operation.Hearing.OpenSitting::present)
                .orElse(Set.of());
        return operation.review(review -> review.decidedBy(present, Seat.COMMITTEE_MEMBER.body()));
    }

    private static Operation halt(Operation operation, HaltEvent event, Stamp stamp) {
        return switch (event) {
            case HaltEvent.Halted halted -> halted(operation, halted, stamp);
            case HaltEvent.HaltUpheld upheld -> upheld(operation, upheld);
            case HaltEvent.HaltLapsed lapsed -> lifted(operation, lapsed.halts(), event, stamp);
            case HaltEvent.Resumed resumed -> lifted(operation, resumed.halts(), event, stamp);
        };
    }

    private static Operation halted(Operation operation, HaltEvent.Halted event, Stamp stamp) {
        var halt = new Halt(
                event.halt(),
                event.authority(),
                event.reach(),
                stamp.recorded(),
                event.task(),
                event.covers(),
                Set.of(),
                Optional.of(stamp.actor().seat()),
                Optional.of(event.reason()),
                event.cause(),
                event.lapses());
        var execution = operation.execution().haltedFor(event.cause());
        var halting = execution.withHalts(Operation.append(execution.halts(), halt));
        if (event.reach() != Halt.Reach.ALL || operation.stage() == Stage.HALTED) {
            return operation.with(halting);
        }
        return operation
                .with(halting.haltedIn(Optional.of(operation.stage())).stopped(stamp.recorded()))
                .in(Stage.HALTED)
                .excusing(o -> o.kind().equals(Obligation.PERIODIC_REPORT) && o.state() != Obligation.State.BREACHED);
    }

    private static Operation upheld(Operation operation, HaltEvent.HaltUpheld event) {
        var execution = operation.execution();
        return operation.with(execution.withHalts(execution.halts().stream()
                .map(h -> event.halts().contains(h.id()) ? h.upheld() : h)
                .toList()));
    }

    private static Operation lifted(Operation halted, List<HaltId> halts, HaltEvent event, Stamp stamp) {
        var execution = halted.execution();
        var left = execution.lifting(halts, stamp.recorded());
        var operation = halted.excusing(o -> o.kind().equals(Obligation.HALT_UPHOLDING) && !awaited(left, o));
        if (operation.stage() != Stage.HALTED || left.stopped()) {
            return operation.with(left);
        }
        var stage = execution.haltedIn().orElseThrow(() -> new CorruptState(event, "a halt without a stage"));
        var next = left.haltedIn(Optional.empty());
        return operation
                .with(stage == Stage.EXECUTING ? next.running(stamp.recorded()) : next)
                .in(stage);
    }

    /** A halt still stands that lapses unless this is done. */
    private static boolean awaited(Operation.Execution execution, Obligation upholding) {
        return execution.halts().stream()
                .anyMatch(h -> h.lapses().isPresent() && h.lapses().equals(upholding.due()));
    }

    private static Operation end(Operation operation, EndEvent event, Stamp stamp) {
        return switch (event) {
            case EndEvent.Ended _ -> ended(operation, stamp);
            case EndEvent.Revoked _ ->
                operation.execution().started() ? ended(operation, stamp) : finished(operation, Stage.REVOKED);
            case EndEvent.Expired _ ->
                operation.execution().started() ? ended(operation, stamp) : finished(operation, Stage.EXPIRED);
        };
    }

    private static Operation ended(Operation operation, Stamp stamp) {
        return lapsed(withoutTasks(operation))
                .with(operation.execution().ended(stamp.recorded()))
                .in(Stage.ENDED)
                .excusing(o -> List.of(
                                Obligation.PERIODIC_REPORT, Obligation.HALT_UPHOLDING, Obligation.SCOPE_ACKNOWLEDGEMENT)
                        .contains(o.kind()));
    }

    /** What was asked for besides ends with the case. */
    private static Operation lapsed(Operation operation) {
        return operation
                .pending()
                .map(lost -> operation
                        .amending(all -> all.pending(a -> a.in(Amendment.State.LAPSED, Optional.empty())))
                        .excusing(o -> lost.conditions().contains(o.id())))
                .orElse(operation);
    }

    /** Every task that is alive ends. */
    public static Operation withoutTasks(Operation operation) {
        return operation.withTasks(operation.tasks().stream()
                .map(t -> t.live() ? t.in(Task.State.ENDED) : t)
                .toList());
    }

    private static Operation obligation(Operation operation, ObligationEvent event) {
        return switch (event) {
            case ObligationEvent.ObligationOpened opened -> opened(operation, opened);
            case ObligationEvent.ObligationWarned warned ->
                now(operation, warned.obligation(), Obligation.State.WARNED);
            case ObligationEvent.ObligationBreached breached ->
                now(operation, breached.obligation(), Obligation.State.BREACHED);
            case ObligationEvent.ObligationFulfilled fulfilled ->
                now(operation, fulfilled.obligation(), Obligation.State.FULFILLED);
        };
    }

    /** While the committee waits for a supplement, the clock of its gate may stand. */
    private static Operation asking(Operation operation, Stamp stamp) {
        var owed = !operation.owed(Obligation.SUPPLEMENT).isEmpty();
        return operation.with(operation.hearing().asking(owed, stamp.recorded()));
    }

    private static Operation opened(Operation operation, ObligationEvent.ObligationOpened event) {
        var obligation = new Obligation(
                event.obligation(),
                event.kind(),
                event.owner(),
                event.warn(),
                event.due(),
                event.gate(),
                event.task(),
                event.text(),
                Obligation.State.OPEN);
        return AmendmentFolding.owing(
                operation.withObligations(Operation.append(operation.obligations(), obligation)), obligation);
    }

    private static Operation now(Operation operation, ObligationId id, Obligation.State state) {
        return operation.withObligations(operation.obligations().stream()
                .map(o -> o.id().equals(id) ? o.in(state) : o)
                .toList());
    }
}
