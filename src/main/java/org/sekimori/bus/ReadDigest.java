package org.sekimori.bus;

import org.sekimori.operation.Actor;
import org.sekimori.operation.OperationId;

/** Asks for the targets of a case in figures. */
public record ReadDigest(Actor actor, OperationId operation) {}
