package org.sekimori.phase.timekeeping;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sekimori.operation.Act;
import org.sekimori.operation.Appointment;
import org.sekimori.operation.Appointment.Breach;
import org.sekimori.operation.Appointment.Lapse;
import org.sekimori.operation.Appointment.NextReport;
import org.sekimori.operation.Appointment.Stop;
import org.sekimori.operation.Appointment.Warning;
import org.sekimori.operation.Appointment.WindowEnd;
import org.sekimori.operation.Fact;
import org.sekimori.operation.Folding;
import org.sekimori.operation.Halt;
import org.sekimori.operation.HaltEvent.HaltLapsed;
import org.sekimori.operation.ObligationEvent.ObligationBreached;
import org.sekimori.operation.ObligationEvent.ObligationWarned;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Reporting;
import org.sekimori.operation.Sealed;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Stopping;
import org.sekimori.operation.Task;
import org.sekimori.operation.Timetable;

/** Keeps what is due, one appointment after the other, each on the case as the one before it leaves it. */
final class Keeping {
    /** So that one command stays a small one; what is left is due at once again. */
    private static final int FACTS = 200;

    private final Act act;
    private final List<Fact> facts = new ArrayList<>();

    Keeping(Act act) {
        this.act = act;
    }

    List<Fact> due(Operation operation) {
        var state = operation;
        for (var next = next(state); next.isPresent() && facts.size() < FACTS; next = next(state)) {
            var kept = keep(state, next.get());
            facts.addAll(kept);
            for (var fact : kept) {
                state = Folding.evolve(Optional.of(state), fact.event(), new Stamp(act.actor(), act.now(), act.now()));
            }
        }
        return facts;
    }

    private Optional<Appointment> next(Operation state) {
        return new Timetable(state, act.rules(), act.now())
                .appointments().stream()
                        .filter(appointment -> !(appointment.what() instanceof WindowEnd))
                        .findFirst()
                        .filter(appointment -> appointment.isDue(act.now()));
    }

    /** Every fact takes at most one id, so that their number is a fresh one. */
    private List<Fact> keep(Operation state, Appointment appointment) {
        return switch (appointment.what()) {
            case Warning(var obligation) -> List.of(state.fact(new ObligationWarned(obligation)));
            case Breach(var obligation) -> List.of(state.fact(new ObligationBreached(obligation)));
            case Lapse(var halt) -> List.of(state.fact(new HaltLapsed(List.of(halt))));
            case Stop(var cause) ->
                Stopping.facts(
                        state,
                        Halt.Authority.HUB,
                        Stopping.What.stopped(state, cause),
                        Sealed.fresh(cause.kind().wire()),
                        Optional.of(cause),
                        act,
                        facts.size());
            case NextReport(var id) -> report(state, state.task(id).orElseThrow(), appointment.at());
            case WindowEnd() -> List.of();
        };
    }

    /** From when it was due, as long as that asks for nothing that is past already. */
    private List<Fact> report(Operation state, Task task, Instant at) {
        var late = task.reportEvery()
                .map(at::plus)
                .map(end -> !act.now().isBefore(end))
                .orElse(false);
        return Reporting.next(state, task, late ? act.now() : at, act, facts.size()).stream()
                .toList();
    }
}
