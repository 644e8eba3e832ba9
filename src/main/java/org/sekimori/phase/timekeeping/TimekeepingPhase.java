package org.sekimori.phase.timekeeping;

import java.util.List;
import java.util.Map;
import org.sekimori.operation.Act;
import org.sekimori.operation.Command;
import org.sekimori.operation.CorruptState;
import org.sekimori.operation.Decision;
import org.sekimori.operation.Descriptor;
import org.sekimori.operation.Dossier;
import org.sekimori.operation.Event;
import org.sekimori.operation.Offer;
import org.sekimori.operation.Operation;
import org.sekimori.operation.Phase;
import org.sekimori.operation.Rejection.Reason;
import org.sekimori.operation.Stamp;
import org.sekimori.phase.timekeeping.TimekeepingCommand.Tick;

/** Timekeeping: the hub keeps the case's appointments. Its events are shared ones. */
public final class TimekeepingPhase implements Phase {
    public static final TimekeepingPhase PHASE = new TimekeepingPhase();

    private TimekeepingPhase() {}

    @Override
    public String name() {
        return "timekeeping";
    }

    @Override
    public Map<String, Class<? extends Command>> commands() {
        return Map.of("tick", Tick.class);
    }

    @Override
    public Descriptor descriptor() {
        return new Descriptor(Map.of());
    }

    @Override
    public Decision decide(Dossier dossier, Command command, Act act) {
        return switch ((TimekeepingCommand) command) {
            case Tick _ ->
                dossier.operation()
                        .map(operation -> tick(operation, act))
                        .orElseGet(() -> Decision.rejected(Reason.UNKNOWN, "Expected a case"));
        };
    }

    private static Decision tick(Operation operation, Act act) {
        var facts = new Keeping(act).due(operation);
        return facts.isEmpty()
                ? Decision.rejected(Reason.NOT_DUE, "Expected an appointment whose time has come")
                : Decision.accepted(facts);
    }

    @Override
    public Dossier evolve(Dossier dossier, Event event, Stamp stamp) {
        throw new CorruptState(event, "timekeeping, which has no events of its own");
    }

    /** What the timers do is nobody's to choose. */
    @Override
    public List<Offer> offers(Dossier dossier, Act act) {
        return List.of();
    }
}
