package org.sekimori.journal;

import org.sekimori.operation.Wire;

/** The hub's logs: one mechanism, each with its own keys, head and appender. */
public enum LogName implements Wire {
    /** Every workflow entry and everything that decisions rest on. */
    OPERATIONS,
    /** Sign-ins, denials, sensitive reads, exports. */
    ACCESS,
    /** All exercises; never counted. */
    EXERCISE
}
