package org.sekimori.deconfliction;

import org.sekimori.operation.Command;
import org.sekimori.operation.Sealed;

/** What may be asked of an alarm. */
public sealed interface AlarmCommand extends Command {
    /** By the hub: requests closed in. */
    record Raise(Narrowing narrowing) implements AlarmCommand {}

    /** The watch officer looked into it, and says what was found. */
    record Answer(Sealed<String> finding) implements AlarmCommand {}
}
