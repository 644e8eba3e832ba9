package org.sekimori.model;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sekimori.operation.Amendment;
import org.sekimori.operation.Halt;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Target;

/** Numbers 1 and 2 of an amendment: what it adds needs every consent of its own, and for as long as it is acted upon. */
record NeverAmending(Never.Findings found, Instant now) {
    /** What is asked for besides needs every consent that the difference needs. */
    void widened(Operation operation) {
        var amendment = operation.amendments().all().getLast();
        for (var gate : needed(amendment)) {
            var consent = Consented.consent(amendment.review(), gate);
            found.never(1, consent == null || !Consented.heard(consent), "widened without a consent of " + gate);
            found.never(
                    2,
                    gate.equals("foreign-minister") && !Consented.live(amendment.review(), gate, now),
                    "widened abroad unconsulted");
        }
        found.never(1, amendment.screening().conflicts().containsValue(true), "widened over an open conflict");
    }

    /** Whoever is tasked or starts does so upon all that the case still has of its amendments. */
    void cleared(Operation operation) {
        remaining(operation)
                .forEach(amendment -> ended(amendment)
                        .forEach(gate ->
                                found.never(1, true, "acting upon an amendment without a live consent of " + gate)));
    }

    /** After the hub looked at its clock, while the measure goes on. */
    void kept(Operation operation) {
        remaining(operation)
                .filter(amendment -> !halted(operation, amendment))
                .forEach(amendment -> ended(amendment)
                        .forEach(gate -> found.never(
                                1, true, "going on with what was added without a live consent of " + gate)));
    }

    static boolean reachesAbroad(Amendment amendment) {
        return Consented.abroad(amendment.proposal())
                && (reachesEverything(amendment)
                        || amendment.proposal().targets().items().stream()
                                .anyMatch(t -> amendment.addedTargets().contains(t.id()) && Consented.abroad(t)));
    }

    private static boolean reachesEverything(Amendment amendment) {
        return !amendment.before().window().equals(amendment.proposal().window());
    }

    private static List<String> needed(Amendment amendment) {
        return Consented.needed(amendment.proposal(), reachesAbroad(amendment), false);
    }

    private Stream<String> ended(Amendment amendment) {
        return needed(amendment).stream().filter(gate -> !Consented.live(amendment.review(), gate, now));
    }

    private static Stream<Amendment> remaining(Operation operation) {
        var proposal = operation.proposal();
        var targets = proposal.targets().items().stream().map(Target::id).collect(Collectors.toSet());
        return operation.amendments().granted().stream()
                .filter(amendment -> amendment.addedTargets().stream().anyMatch(targets::contains)
                        || !proposal.window().within(amendment.before().window()));
    }

    private static boolean halted(Operation operation, Amendment amendment) {
        return !reachesEverything(amendment)
                && amendment.addedTargets().stream()
                        .allMatch(target -> operation.execution().halts().stream()
                                .anyMatch(halt -> halt.reach() == Halt.Reach.TARGETS
                                        && halt.covers().items().contains(target)));
    }
}
