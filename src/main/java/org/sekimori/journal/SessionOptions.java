package org.sekimori.journal;

import io.vertx.pgclient.PgConnectOptions;

/** What every session of the journal asks of the server: durable commits, bounded statements, dead peers noticed. */
final class SessionOptions {
    /** A transaction whose node fell silent ends after it; an appender, whose lock all wait for, sets less. */
    private static final String SILENT_MILLIS = "60000";

    private SessionOptions() {}

    static PgConnectOptions bounded(PgConnectOptions options, JournalSettings settings) {
        return new PgConnectOptions(options)
                .setCachePreparedStatements(true)
                .addProperty("synchronous_commit", "on")
                .addProperty(
                        "statement_timeout",
                        Long.toString(settings.statementTimeout().toMillis()))
                .addProperty("idle_in_transaction_session_timeout", SILENT_MILLIS)
                .addProperty("tcp_keepalives_idle", "10")
                .addProperty("tcp_keepalives_interval", "5")
                .addProperty("tcp_keepalives_count", "3");
    }
}
