package org.sekimori.operation;

import java.time.Instant;

/**
 * A seat in which somebody may act who does not hold it.
 *
 * @param holder whose seat it is
 * @param until from this instant on it is over
 */
public record Lent(Seat seat, PersonId holder, Instant until) {}
