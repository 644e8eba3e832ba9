package org.sekimori.operation;

/** An event that cannot have happened to this state: the journal or a rule is broken. Nobody catches it to carry on. */
public final class CorruptState extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    public CorruptState(Event event, String state) {
        super("event " + event.getClass().getSimpleName() + " cannot follow " + state);
    }
}
