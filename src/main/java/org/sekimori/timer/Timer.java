package org.sekimori.timer;

import java.time.Instant;
import org.sekimori.journal.LogName;
import org.sekimori.operation.Subject;

/**
 * A command of the hub that is to be given at an instant.
 *
 * @param version of the subject, as it was when this was found out
 */
public record Timer(LogName log, Subject subject, String action, Instant at, long version) {}
