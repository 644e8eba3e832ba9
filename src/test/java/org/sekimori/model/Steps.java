package org.sekimori.model;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
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
import org.sekimori.phase.execution.ExecutionCommand;
import org.sekimori.phase.review.ReviewCommand;
import org.sekimori.phase.tasking.TaskingCommand;
import org.sekimori.policy.Request;

/**
 * What a command does to a state, as the pipeline does it: the rule decides, policy permits, the facts are folded.
 *
 * @param bug what the rule and the policy fail to see; what is folded and asserted is the truth
 */
record Steps(PlantedBug bug) {
    /**
     * What came of a command that was accepted.
     *
     * @param facts in the order of the journal
     */
    record Step(State before, Move move, Act act, List<Fact> facts, State after) {}

    /** Empty: the command was refused or forbidden, or there was nothing to do. */
    Optional<Step> take(State state, Move move) {
        return take(state, base(state), move);
    }

    /** @param base of {@link #base}, for many moves from one state */
    Optional<Step> take(State state, UUID base, Move move) {
        if (move.isTime()) {
            return state.instant() + 1 < SmallWorld.INSTANTS.size()
                    ? Optional.of(
                            new Step(state, move, null, List.of(), new State(state.dossier(), state.instant() + 1)))
                    : Optional.empty();
        }
        var act = new Act(
                move.actor(),
                SmallWorld.INSTANTS.get(state.instant()),
                base(state),
                SmallWorld.RULES,
                SmallWorld.HASHING);
        var seen = bug.blind(new PlantedBug.View(state.dossier(), move.command(), act));
        var decision = Journey.phaseOf(move.action()).orElseThrow().decide(seen.dossier(), seen.command(), seen.act());
        if (!(decision instanceof Decision.Accepted(var facts)) || facts.isEmpty() || !permitted(seen, move)) {
            return Optional.empty();
        }
        var dossier = state.dossier();
        var stamp = new Stamp(act.actor(), act.now(), act.now());
        for (var fact : facts) {
            dossier = Journey.evolve(dossier, fact.subject().kind(), fact.event(), stamp);
        }
        return Optional.of(new Step(state, move, act, facts, new State(dossier, state.instant())));
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
        var gate = gate(move);
        var request =
                Request.onCase(actor.seat(), move.action(), operation.get().stage(), standing(seen, gate, task(move)));
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

    private static Optional<GateId> gate(Move move) {
        return switch (move.command()) {
            case ReviewCommand.Grant grant -> Optional.of(grant.gate());
            case ReviewCommand.Refuse refuse -> Optional.of(refuse.gate());
            case ReviewCommand.Return given -> Optional.of(given.gate());
            default -> Optional.empty();
        };
    }

    private static Optional<TaskId> task(Move move) {
        return switch (move.command()) {
            case TaskingCommand.Accept accept -> Optional.of(accept.task());
            case TaskingCommand.Ready ready -> Optional.of(ready.task());
            case TaskingCommand.Decline decline -> Optional.of(decline.task());
            case ExecutionCommand.AcknowledgeHalt heard -> Optional.of(heard.task());
            default -> Optional.empty();
        };
    }

    /** Ids count up from what there is, so that states that differ in nothing else are the same state. */
    static UUID base(State state) {
        return new UUID(1 + ids(state.dossier()).max().orElse(0), 0);
    }

    private static LongStream ids(Dossier dossier) {
        var ofCase = dossier.operation().stream()
                .flatMap(operation -> Stream.of(
                                operation.tasks().stream().map(t -> t.id().value()),
                                operation.obligations().stream().map(o -> o.id().value()),
                                operation.execution().halts().stream().map(h -> h.id().value()),
                                Stream.of(operation.id().value()))
                        .flatMap(ids -> ids));
        var ofSitting = dossier.sitting().stream().map(sitting -> sitting.id().value());
        return Stream.concat(ofCase, ofSitting).mapToLong(UUID::getMostSignificantBits);
    }
}
