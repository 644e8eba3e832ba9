package org.sekimori.operation;

import java.util.Optional;

/** A command that the case is ready for now, whoever may give it. */
public record Offer(String name, Optional<GateId> gate, Optional<TaskId> task) {
    public static Offer of(String name) {
        return new Offer(name, Optional.empty(), Optional.empty());
    }

    public static Offer of(String name, GateId gate) {
        return new Offer(name, Optional.of(gate), Optional.empty());
    }

    public static Offer of(String name, TaskId task) {
        return new Offer(name, Optional.empty(), Optional.of(task));
    }
}
