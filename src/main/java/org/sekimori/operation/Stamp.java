package org.sekimori.operation;

import java.time.Instant;

/** What an entry says around its event: who wrote it, when it happened, when it was recorded. */
public record Stamp(Actor actor, Instant occurred, Instant recorded) {}
