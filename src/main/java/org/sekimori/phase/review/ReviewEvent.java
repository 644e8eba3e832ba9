package org.sekimori.phase.review;

import org.sekimori.operation.Event;
import org.sekimori.operation.Sealed;

/** What review alone does to a case; grants, refusals and returns it shares with oversight. */
public sealed interface ReviewEvent extends Event {
    /** The exception lane was invoked, with its complete record. */
    record ExceptionInvoked(Sealed<String> ground, Sealed<String> facts, Sealed<String> noTimeBecause)
            implements ReviewEvent {}
}
