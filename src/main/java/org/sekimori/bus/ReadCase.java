package org.sekimori.bus;

import org.sekimori.operation.Actor;
import org.sekimori.operation.OperationId;

/** Asks for the case as the actor may see it, with the commands open to the actor now. */
public record ReadCase(Actor actor, OperationId operation) {}
