package org.sekimori.journal;

import java.time.Duration;

/**
 * The journal's bounds; a node has one set for all logs.
 *
 * @param queueEntries entries that may wait in one log's queue, those being written included
 * @param queueBytes their bytes, disclosures and snapshots included
 * @param queueWait longest time from {@code append} to its answer; then the future fails
 * @param batchEntries most entries of one transaction
 * @param lockTimeout longest wait for the head's lock, kept by the server
 * @param statementTimeout longest statement, kept by the server; one second more on the client, then the connection is dropped
 * @param idleInTransactionTimeout after it the server ends a transaction whose node fell silent, and frees the lock
 * @param clockTolerance how far {@code recorded} may lie from the database's clock
 * @param reconnectMost longest pause between attempts to connect; the first is a tenth of a second
 * @param poolSize connections for reading and for disclosures, besides one for each log's appender
 */
public record JournalSettings(
        int queueEntries,
        long queueBytes,
        Duration queueWait,
        int batchEntries,
        Duration lockTimeout,
        Duration statementTimeout,
        Duration idleInTransactionTimeout,
        Duration clockTolerance,
        Duration reconnectMost,
        int poolSize) {
    public static final JournalSettings DEFAULT = new JournalSettings(
            10_000,
            64L << 20,
            Duration.ofSeconds(4),
            1_024,
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(3),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            8);

    public JournalSettings {
        positive("queueEntries", queueEntries);
        positive("queueBytes", queueBytes);
        positive("batchEntries", batchEntries);
        positive("poolSize", poolSize);
        positive("queueWait", queueWait.toMillis());
        positive("lockTimeout", lockTimeout.toMillis());
        positive("statementTimeout", statementTimeout.toMillis());
        positive("idleInTransactionTimeout", idleInTransactionTimeout.toMillis());
        positive("clockTolerance", clockTolerance.toMillis());
        positive("reconnectMost", reconnectMost.toMillis());
    }

    private static void positive(String name, long value) {
        if (value <= 0) {
            throw new IllegalArgumentException("Expected " + name + " to be positive, but got " + value);
        }
    }
}
