package org.sekimori.bus;

/** The nudge: this log has entries below {@code nextIndex}. Losing one costs a poll, never an entry. */
public record LogMoved(String log, long nextIndex) {}
