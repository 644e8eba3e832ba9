package org.sekimori.operation;

import java.time.Duration;
import java.util.Optional;

/** When an obligation of a kind is warned of and when it is breached, counted from its opening. */
public record Deadline(Optional<Duration> warn, Optional<Duration> breach) {}
