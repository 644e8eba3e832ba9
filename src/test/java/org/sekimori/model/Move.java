package org.sekimori.model;

import org.sekimori.operation.Actor;
import org.sekimori.operation.Command;

/** Somebody gives a command; by nobody and without a command it is time that goes on to the next instant. */
record Move(Actor actor, String action, Command command) {
    static final Move TIME = new Move(null, "time", null);

    boolean isTime() {
        return actor == null;
    }

    @Override
    public String toString() {
        return isTime() ? "time goes on" : action + " by " + SmallWorld.name(actor);
    }
}
