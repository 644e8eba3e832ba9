package org.sekimori.bus;

import java.util.Locale;
import org.sekimori.operation.Actor;
import org.sekimori.operation.SittingId;

/** Asks for the minutes of a sitting, to be written in Japanese or English. */
public record ReadMinutes(Actor actor, SittingId sitting, Locale language) {}
