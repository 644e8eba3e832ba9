package org.sekimori.bus;

import org.sekimori.operation.ActivityId;
import org.sekimori.operation.Actor;

/** Asks what an activity looks like to somebody. */
public record ReadActivity(Actor actor, ActivityId activity) {}
