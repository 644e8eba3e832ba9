package org.sekimori.bus;

import org.sekimori.operation.Actor;
import org.sekimori.operation.AmendmentId;
import org.sekimori.operation.OperationId;

/** Asks what an amendment of a case adds. */
public record ReadAmendment(Actor actor, OperationId operation, AmendmentId amendment) {}
