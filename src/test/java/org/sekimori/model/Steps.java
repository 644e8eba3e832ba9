package org.sekimori.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.sekimori.Journey;
import org.sekimori.operation.Act;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Fact;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Seat;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Standing;
import org.sekimori.operation.TaskId;
import org.sekimori.policy.Request;

/**
 * What a command does to a state, as the pipeline does it: the rule decides, policy permits, the facts are folded.
 *
 * @param bug what the rule and the policy fail to see, or what is recorded wrongly
 */
record Steps(PlantedBug bug) {
    /**
     * What came of a command.
     *
     * @param act absent when it was time that went on
     * @param facts in the order of the journal; none when time went on, or where nothing came of the command
     */
    record Step(State before, Move move, Optional<Act> act, List<Fact> facts, State after) {}

    /** Empty: the command was refused or forbidden, or there was nothing to do. */
    Optional<Step> take(State state, Move move) {
        return take(state, base(state), move);
    }

    /** @param base of {@link #base}, for many moves from one state */
    Optional<Step> take(State state, UUID base, Move move) {
        if (move.isTime()) {
            return state.instant() + 1 < SmallWorld.INSTANTS.size()
                    ? Optional.of(new Step(
                            state, move, Optional.empty(), List.of(), new State(state.dossier(), state.instant() + 1)))
                    : Optional.empty();
        }
        var act = new Act(
                move.actor(), SmallWorld.INSTANTS.get(state.instant()), base, SmallWorld.RULES, SmallWorld.HASHING);
        var dossier = new Dossier(
                state.dossier().operation(),
                state.dossier().sitting(),
                SmallWorld.document(move.command()),
                state.dossier().earlier(),
                state.dossier().operation().flatMap(operation -> SmallWorld.entry(operation, move.command())));
        var seen = bug.blind(new PlantedBug.View(dossier, move.command(), act));
        var decision = move.phase().decide(seen.dossier(), seen.command(), seen.act());
        if (!(decision instanceof Decision.Accepted(var facts)) || facts.isEmpty() || !permitted(seen, move)) {
            return Optional.empty();
        }
        return Optional.of(
                new Step(state, move, Optional.of(act), facts, new State(folded(state, act, facts), state.instant())));
    }

    private Dossier folded(State state, Act act, List<Fact> facts) {
        var dossier = state.dossier();
        var recorded = bug.recorded(act.now());
        var stamp = new Stamp(act.actor(), recorded, recorded);
        for (var fact : facts) {
            if (!bug.loses(fact.event())) {
                var after = Journey.evolve(dossier, fact.subject().kind(), fact.event(), stamp);
                dossier = bug.folded(dossier, fact.event(), after);
            }
        }
        return dossier;
    }

    private boolean permitted(PlantedBug.View seen, Move move) {
        if (bug.permitsAll()) {
            return true;
        }
        var operation = seen.dossier().operation();
        var actor = seen.act().actor();
        if (operation.isEmpty()) {
            var standing =
                    Standing.outside(actor, seen.act().rules(), seen.act().now());
            return SmallWorld.permits(Request.outside(actor.seat(), move.action(), standing));
        }
        var gate = Named.gate(move.command());
        var request = Request.onCase(
                actor.seat(),
                Named.onBehalfOf(move.command()) ? "act-on-behalf" : move.action(),
                operation.get().stage(),
                standing(seen, gate, Named.task(move.command())));
        return SmallWorld.permits(request.naming(gate)) && reads(seen, actor, move.action());
    }

    private static boolean reads(PlantedBug.View seen, Actor actor, String action) {
        var reading = action.startsWith("sitting-") && !action.equals("sitting-create") ? "read-sitting" : "read-case";
        return actor.seat() == Seat.HUB
                || SmallWorld.permits(Request.onCase(
                        actor.seat(),
                        reading,
                        seen.dossier().operation().orElseThrow().stage(),
                        standing(seen, Optional.empty(), Optional.empty())));
    }

    private static Standing standing(PlantedBug.View seen, Optional<GateId> gate, Optional<TaskId> task) {
        return Standing.of(
                seen.dossier().operation().orElseThrow(),
                seen.act().actor(),
                gate,
                task,
                seen.act().rules(),
                seen.act().now());
    }

    /** Ids count up from what there is, so that states that differ in nothing else are the same state. */
    static UUID base(State state) {
        long last = 0;
        if (state.dossier().operation().isPresent()) {
            var operation = state.operation();
            last = operation.id().value().getMostSignificantBits();
            for (var task : operation.tasks()) {
                last = Math.max(last, task.id().value().getMostSignificantBits());
            }
            for (var owed : operation.obligations()) {
                last = Math.max(last, owed.id().value().getMostSignificantBits());
            }
            for (var halt : operation.execution().halts()) {
                last = Math.max(last, halt.id().value().getMostSignificantBits());
            }
            for (var amendment : operation.amendments().all()) {
                last = Math.max(last, amendment.id().value().getMostSignificantBits());
            }
        }
        if (state.dossier().sitting().isPresent()) {
            last = Math.max(last, state.dossier().sitting().get().id().value().getMostSignificantBits());
        }
        return new UUID(last + 1, 0);
    }
}
