package org.sekimori.planted.console;

import org.sekimori.planted.operation.Deciding;

/** Only the pipeline asks a room to decide. */
record DecidesItself(Deciding room) {
    boolean late() {
        return room.decide();
    }
}
