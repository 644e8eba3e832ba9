package org.sekimori.bus;

import org.sekimori.operation.Actor;

/** Asks who stands in for whom, as this reader may know it. */
public record ReadDelegations(Actor actor) {}
