package org.sekimori.journal;

import io.vertx.pgclient.PgConnectOptions;

/** What every session of the journal asks of the server: durable commits, bounded statements, dead peers noticed. */
final class SessionOptions {
    private SessionOptions() {}

    static PgConnectOptions bounded(PgConnectOptions options, JournalSettings settings) {
        return new PgConnectOptions(options)
                .setCachePreparedStatements(true)
                .addProperty("synchronous_commit", "on")
                .addProperty(
                        "statement_timeout",
                        Long.toString(settings.statementTimeout().toMillis()))
                .addProperty("tcp_keepalives_idle", "10")
                .addProperty("tcp_keepalives_interval", "5")
                .addProperty("tcp_keepalives_count", "3");
    }
}
