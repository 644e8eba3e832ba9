package org.sekimori.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.ObligationEvent.ObligationOpened;

/** What follows from a grant, whoever gave it: its conditions become obligations, the last one authorises. */
public final class Granting {
    private Granting() {}

    /**
     * The grant, one obligation for each condition, and {@code Authorised} if it was the last grant before the measure.
     *
     * @param firstId the first of {@link Act#id} that is still unused
     */
    public static List<Fact> facts(Operation operation, GateEvent.Granted granted, Act act, int firstId) {
        var facts = new ArrayList<Fact>();
        facts.add(operation.fact(granted));
        int n = firstId;
        for (var text : texts(granted.conditions())) {
            var id = new ObligationId(act.id(n++));
            facts.add(operation.fact(ObligationOpened.of(
                            id, Obligation.CONDITION, operation.agency().director(), act)
                    .of(granted.gate())
                    .saying(text)));
        }
        if (!granted.oral()) {
            authorised(operation, granted.gate(), act).ifPresent(facts::add);
        }
        return facts;
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
     * {@code Authorised}, if the grant that counts from now on was the last one missing before the measure. An order that comes into force later authorises too: whether it is in force is asked again at
     * tasking and start.
     */
    public static Optional<Fact> authorised(Operation operation, GateId counting, Act act) {
        var gates = Gates.of(operation, act);
        return operation.stage() == Stage.REVIEW && gates.missing().equals(List.of(counting))
                ? Optional.of(operation.fact(new GateEvent.Authorised(operation.scopeHash())))
                : Optional.empty();
    }
}
