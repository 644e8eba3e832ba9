package org.sekimori.operation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sekimori.operation.ObligationEvent.ObligationOpened;
import org.sekimori.operation.Rejection.Reason;

/**
 * What follows from a grant, whoever gave it: its conditions become obligations, those who granted more are told of the
 * part that it leaves out, the last one authorises.
 */
public final class Granting {
    private Granting() {}

    /**
     * The grant, one obligation for each condition and for each gate to be told, and {@code Authorised} if it was the last grant before the measure.
     *
     * @param firstId the first of {@link Act#id} that is still unused
     */
    public static List<Fact> facts(Operation operation, GateEvent.Granted granted, Act act, int firstId) {
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(granted));
        int n = firstId;
        for (var text : texts(granted.conditions())) {
            var id = new ObligationId(act.id(n++));
            facts.add(operation.fact(ObligationOpened.from(
                            operation.underReview().proposal().window().to(),
                            id,
                            Obligation.CONDITION,
                            operation.agency().director(),
                            act)
                    .of(granted.gate())
                    .saying(text)));
        }
        for (var gate : earlier(operation.underReview(), granted, act)) {
            var seat = gate.holder().seat(operation.agency());
            facts.add(operation.fact(
                    ObligationOpened.of(new ObligationId(act.id(n++)), Obligation.PARTIAL_GRANT_NOTICE, seat, act)
                            .of(gate.id())));
        }
        if (!granted.oral()) {
            facts.addAll(authorised(operation, granted.gate(), act, n));
        }
        return facts;
    }

    /** What is left out is of what is decided on, of an amendment the difference, and the gates that granted leave something of it. */
    public static Requirement part(Operation operation, SealedList<String> excludes) {
        var targets = operation
                .pending()
                .map(a -> Amendment.difference(a.before(), a.proposal()))
                .orElse(operation.proposal())
                .targets();
        return Requirement.NONE
                .that(
                        () -> named(targets, excludes),
                        Reason.UNKNOWN_TARGET,
                        "Expected excluded targets to be the operation's")
                .that(
                        () -> AuthorisedScope.of(operation.underReview().review(), targets)
                                .leavesSomething(excludes.items()),
                        Reason.NOTHING_LEFT,
                        "Expected a grant that leaves a target but this one excludes the last: that is a refusal");
    }

    private static boolean named(SealedList<Target> targets, SealedList<String> excludes) {
        if (!(targets instanceof SealedList.Known<Target> known)) {
            return true;
        }
        var ids = new HashSet<>(known.items().stream().map(Target::id).toList());
        return ids.size() < known.elements().size() || ids.containsAll(excludes.items());
    }

    /** A refusal or a return; of an amendment it ends the amendment and leaves the case as it is. */
    public static Fact against(Operation operation, GateEvent decision) {
        return switch (decision) {
            case GateEvent.Refused no ->
                operation
                        .pending()
                        .map(a -> operation.fact(new AmendmentEvent.AmendmentEnded(
                                a.id(),
                                AmendmentEvent.Outcome.REFUSED,
                                a.scopeHash(),
                                operation.scopeHash(),
                                Optional.of(no.gate()),
                                no.reasons(),
                                no.attestation(),
                                no.sitting())))
                        .orElseGet(() -> operation.fact(no));
            case GateEvent.Returned back ->
                operation
                        .pending()
                        .map(a -> operation.fact(new AmendmentEvent.AmendmentEnded(
                                a.id(),
                                AmendmentEvent.Outcome.RETURNED,
                                a.scopeHash(),
                                operation.scopeHash(),
                                Optional.of(back.gate()),
                                back.reasons(),
                                back.attestation(),
                                back.sitting())))
                        .orElseGet(() -> operation.fact(back));
            case GateEvent.Granted _, GateEvent.Authorised _ ->
                throw new IllegalArgumentException("expected a refusal or a return");
        };
    }

    /** The case is the wider one, and each officer at work learns of it before acting upon what is new. */
    private static List<Fact> widened(Operation operation, Amendment amendment, Act act, int firstId) {
        var facts = new ArrayList<Fact>();
        var gates = act.rules().gates().stream().map(Gate::id).filter(operation::applies);
        var unknown = Stream.concat(operation.review().gates().stream(), amendment.review().gates().stream())
                .filter(id -> act.rules().gate(id).isEmpty());
        facts.add(operation.fact(new AmendmentEvent.Widened(
                amendment.id(),
                amendment.proposal(),
                Scope.of(operation.id(), amendment.proposal()),
                amendment.scopeHash(),
                Stream.concat(gates, unknown).distinct().toList(),
                operation.review().abroad() || amendment.review().abroad())));
        int n = firstId;
        for (var task : operation.liveTasks()) {
            var owner = task.agency().officer();
            facts.add(operation.fact(
                    ObligationOpened.of(new ObligationId(act.id(n++)), Obligation.SCOPE_ACKNOWLEDGEMENT, owner, act)
                            .of(task.id())));
        }
        return facts;
    }

    /** Who granted more than this gate does; they decided upon another scope than the one that is now authorised. */
    private static List<Gate> earlier(Operation operation, GateEvent.Granted granted, Act act) {
        var known = AuthorisedScope.of(operation);
        var news = granted.excludes().items().stream().anyMatch(target -> !known.excludes(target));
        return !news
                ? List.of()
                : act.rules().gates().stream()
                        .filter(gate -> !gate.id().equals(granted.gate()))
                        .filter(gate -> operation.review().grantedAt(gate.id(), act.now()))
                        .toList();
    }

    private static List<Optional<Sealed<String>>> texts(SealedList<String> conditions) {
        return switch (conditions) {
            case SealedList.Fresh<String>(var values) ->
                values.stream().map(Sealed::fresh).map(Optional::of).toList();
            // An element's digest has no name, a text's has: the same words are committed to once more.
            case SealedList.Known<String> known ->
                known.elements().stream()
                        .map(e -> e.content().map(Sealed::fresh))
                        .toList();
            case SealedList.Withheld<String> _ -> List.of();
        };
    }

    /**
     * What follows when the grant that counts from now on was the last one missing: {@code Authorised} before the measure, or
     * the wider scope where an amendment was under review. An order that comes into force later authorises too: whether it is
     * in force is asked again at tasking and start.
     *
     * @param firstId the first of {@link Act#id} that is still unused
     */
    public static List<Fact> authorised(Operation operation, GateId counting, Act act, int firstId) {
        var matter = operation.underReview();
        if (matter.stage() != Stage.REVIEW || !Gates.of(matter, act).missing().equals(List.of(counting))) {
            return List.of();
        }
        return operation
                .pending()
                .map(amendment -> widened(operation, amendment, act, firstId))
                .orElseGet(() -> List.of(operation.fact(new GateEvent.Authorised(operation.scopeHash()))));
    }
}
