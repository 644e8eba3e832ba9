package org.sekimori.model;

import java.util.Map;
import java.util.stream.Collectors;
import org.sekimori.Journey;
import org.sekimori.operation.Actor;
import org.sekimori.operation.Command;
import org.sekimori.operation.Phase;
import org.sekimori.phase.timekeeping.TimekeepingCommand;

/** Somebody gives a command; by nobody and without a command it is time that goes on to the next instant. */
record Move(Actor actor, String action, Phase phase, Command command) {
    static final Move TIME = new Move(null, "time", null, null);

    private static final Map<Class<? extends Command>, String> ACTIONS = Journey.commands().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    private static final Map<Class<? extends Command>, Phase> PHASES = Journey.PHASES.stream()
            .flatMap(phase -> phase.commands().values().stream().map(command -> Map.entry(command, phase)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

    static Move by(Actor actor, Command command) {
        return new Move(actor, ACTIONS.get(command.getClass()), PHASES.get(command.getClass()), command);
    }

    boolean isTime() {
        return actor == null;
    }

    /** The hub looks at its clock. */
    boolean isOfClock() {
        return command instanceof TimekeepingCommand && actor.equals(SmallWorld.HUB);
    }

    @Override
    public String toString() {
        return isTime() ? "time goes on" : action + " by " + SmallWorld.name(actor);
    }
}
