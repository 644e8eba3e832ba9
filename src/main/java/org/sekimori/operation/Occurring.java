package org.sekimori.operation;

import java.time.Instant;

/** An event that happened at another time than it was recorded: the entry keeps both. */
public interface Occurring {
    Instant occurred();
}
