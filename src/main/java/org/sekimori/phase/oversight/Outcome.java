package org.sekimori.phase.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.EndEvent.Revoked;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateEvent.Granted;
import org.sekimori.operation.GateEvent.Refused;
import org.sekimori.operation.GateEvent.Returned;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Gates;
import org.sekimori.operation.Granting;
import org.sekimori.operation.Halt;
import org.sekimori.operation.HaltEvent.HaltUpheld;
import org.sekimori.operation.HaltEvent.Resumed;
import org.sekimori.operation.HaltId;
import org.sekimori.operation.Obligation;
import org.sekimori.operation.ObligationEvent.ObligationFulfilled;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.operation.ObligationId;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Reporting;
import org.sekimori.operation.Requirement;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.SealedList;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Sitting;
import org.sekimori.operation.Sitting.Motion;
import org.sekimori.operation.SittingId;
import org.sekimori.phase.oversight.OversightEvent.Confirmed;
import org.sekimori.phase.oversight.OversightEvent.Recommended;

/** What a motion that was carried does to the case. */
record Outcome(Operation operation, Sitting sitting, Motion motion, Act act) {

    /** The texts that must be said again in the case can be read here. */
    Requirement readable() {
        return Requirement.NONE.that(
                () -> motion.reasons().content().isPresent()
                        && motion.conditions().map(Outcome::readable).orElse(true)
                        && motion.excludes().map(Outcome::readable).orElse(true),
                Reason.CONTENT_WITHHELD,
                "Expected the motion's words to be readable");
    }

    /** What other gates granted anew since the motion was moved may leave nothing of the part that it approves. */
    Requirement fits() {
        return motion.excludes()
                .map(excludes -> Granting.part(operation, excludes))
                .orElse(Requirement.NONE);
    }

    private static boolean readable(SealedList<String> list) {
        return list instanceof SealedList.Known<String> known
                && known.items().size() == known.elements().size();
    }

    /** Whether those who sit have decided a gate for the committee. */
    boolean decidesGate() {
        return switch (motion.decision()) {
            case APPROVE, REFUSE, RETURN, CONFIRM -> true;
            case ASK, RECOMMEND, REVOKE, UPHOLD_HALT, LIFT_HALT -> false;
        };
    }

    List<Fact> facts() {
        return switch (motion.decision()) {
            case APPROVE -> Granting.facts(operation, granted(), act, 0);
            case REFUSE ->
                List.of(Granting.against(
                        operation, new Refused(gate(), motion.scopeHash(), motion.reasons(), Optional.empty(), id())));
            case RETURN ->
                List.of(Granting.against(
                        operation, new Returned(gate(), motion.scopeHash(), motion.reasons(), Optional.empty(), id())));
            case ASK ->
                List.of(owed(
                        Obligation.SUPPLEMENT,
                        operation.agency().officer(),
                        motion.text().orElse(motion.reasons())));
            case CONFIRM ->
                List.of(operation.fact(new Confirmed(
                        sitting.id(),
                        Gates.of(operation, act).confirmation().map(Gate::id),
                        motion.scopeHash(),
                        motion.reasons())));
            case RECOMMEND -> recommended();
            case REVOKE -> revoked();
            case UPHOLD_HALT -> upheld();
            case LIFT_HALT -> List.of(operation.fact(new Resumed(committeeHalts(), again(motion.reasons()), id())));
        };
    }

    private List<Fact> revoked() {
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(new Revoked(again(motion.reasons()), id())));
        facts.addAll(Reporting.owed(operation, act, 0));
        return facts;
    }

    private List<Fact> upheld() {
        var facts = new ArrayList<Fact>();
        var upheld = committeeHalts();
        facts.add(operation.fact(new HaltUpheld(upheld, sitting.id())));
        var lapses = operation.execution().halts().stream()
                .filter(h -> upheld.contains(h.id()))
                .map(Halt::lapses)
                .toList();
        operation.owed(Obligation.HALT_UPHOLDING).stream()
                .filter(o -> lapses.contains(o.due()))
                .forEach(o -> facts.add(operation.fact(new ObligationFulfilled(o.id(), Optional.empty()))));
        return facts;
    }

    private Granted granted() {
        return new Granted(
                gate(),
                motion.scopeHash(),
                motion.reasons(),
                motion.conditions().orElse(SealedList.fresh(List.of())),
                motion.excludes().orElse(SealedList.fresh(List.of())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                id());
    }

    private List<Fact> recommended() {
        var text = motion.text().orElseThrow();
        return List.of(
                operation.fact(new Recommended(sitting.id(), motion.scopeHash(), text, motion.reasons())),
                owed(Obligation.RECOMMENDATION_ANSWER, operation.agency().director(), text));
    }

    private Fact owed(String kind, Seat owner, Sealed<String> text) {
        return operation.fact(ObligationOpened.of(new ObligationId(act.id(0)), kind, owner, act)
                .saying(Optional.of(again(text))));
    }

    private GateId gate() {
        return Matters.approvalGate(operation, act).id();
    }

    private Optional<SittingId> id() {
        return Optional.of(sitting.id());
    }

    private List<HaltId> committeeHalts() {
        return operation.execution().halts().stream()
                .filter(h -> h.authority() == Halt.Authority.COMMITTEE && stoodWhenMoved(h))
                .map(Halt::id)
                .toList();
    }

    /** Nobody voted on a halt that was ordered after the motion. */
    private boolean stoodWhenMoved(Halt halt) {
        return motion.moved().map(moved -> !halt.at().isAfter(moved)).orElse(true);
    }

    /** The same words under another name need another commitment. */
    private static Sealed<String> again(Sealed<String> text) {
        return text.content().map(Sealed::fresh).orElse(text);
    }
}
