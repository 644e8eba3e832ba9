package org.sekimori.phase.timekeeping;

import org.sekimori.operation.Command;

/** What the hub's timers may order; nobody else may. */
public sealed interface TimekeepingCommand extends Command {
    /** The time has come for something. */
    record Tick() implements TimekeepingCommand {}
}
