package org.sekimori.journal;

/** Something was committed: the log now has {@code nextIndex} entries or more. A hint to look, never the news itself. */
public record Nudge(LogName log, long nextIndex) {}
