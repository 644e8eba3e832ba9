package org.sekimori.pipeline;

import java.util.Optional;
import org.sekimori.operation.Event;
import org.sekimori.operation.Marking;
import org.sekimori.operation.Stamp;
import org.sekimori.operation.Subject;

/** Folds an event into the state of its subject, whichever room owns the subject. */
public interface Folding {
    Record evolve(Subject subject, Optional<Record> state, Event event, Stamp stamp);

    /** The record in which a kind of subject is remembered. */
    Class<? extends Record> stateOf(Subject.Kind kind);

    /** The stage or state by its wire name, as answers show it. */
    String stateName(Record state);

    /** The version of a subject in that state as it is shown: an activity's leaves out what tells of conflicts. */
    default long shown(Record state, long version) {
        return version;
    }

    /** The marking of a state, or of a command that creates one; the strictest usual one where it has none. */
    Marking marking(Object stateOrCommand);
}
