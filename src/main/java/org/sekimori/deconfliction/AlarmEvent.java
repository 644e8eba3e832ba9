package org.sekimori.deconfliction;

import org.sekimori.operation.Event;
import org.sekimori.operation.Sealed;

/** What happened to an alarm. */
public sealed interface AlarmEvent extends Event {
    /** Requests closed in. */
    record Raised(AlarmId alarm, Narrowing narrowing) implements AlarmEvent {}

    /** Whoever wrote this entry looked into it. */
    record Answered(Sealed<String> finding) implements AlarmEvent {}
}
