package org.sekimori.database;

import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sekimori.config.HubConfig;
import org.sekimori.config.VarDirectory;

/**
 * The database of this hub, found or started, with both roles in place and not yet migrated.
 *
 * @param owner owns the schema and migrates it
 * @param hub the lesser role the hub works with
 * @param release what a node does with the server when it stops in good order
 */
public record Database(Access owner, Access hub, HubConfig.Database settings, Runnable release)
        implements AutoCloseable {
    /** Characters; the client forgets longer statements, and the server plans them anew each time. */
    private static final int LONGEST_STATEMENT = 16_384;

    /** Blocks, up to a minute at the first start. Fails with {@link DatabaseUnusable}. */
    public static Database open(HubConfig config) {
        return open(config.database(), config.varDirectory());
    }

    static Database open(HubConfig.Database settings, VarDirectory var) {
        if (settings.url().isPresent()) {
            return ExternalPostgres.open(settings);
        }
        var embedded = EmbeddedPostgres.open(var, settings);
        return new Database(embedded.owner(), embedded.hub(), settings, embedded::close);
    }

    /**
     * How the hub connects to do its work: durable commits, plans for many short questions, and limits after which the server
     * lets go of it.
     */
    public PgConnectOptions hubOptions(String applicationName) {
        return hub.pgOptions(Map.of(
                        "application_name",
                        applicationName,
                        "TimeZone",
                        "UTC",
                        "synchronous_commit",
                        "on",
                        "jit",
                        "off",
                        "max_parallel_workers_per_gather",
                        "0",
                        "statement_timeout",
                        milliseconds(settings.statementTimeout()),
                        "lock_timeout",
                        milliseconds(settings.lockTimeout()),
                        "idle_in_transaction_session_timeout",
                        milliseconds(settings.idleInTransactionTimeout())))
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheSqlLimit(LONGEST_STATEMENT);
    }

    /**
     * How the hub asks the selector index. Its statements are made to have one plan, whatever is asked; left to itself the
     * server makes a plan for every question for some time after the index grew, which takes longer than the answer.
     */
    public PgConnectOptions matchingOptions() {
        return hubOptions("sekimori matching").addProperty("plan_cache_mode", "force_generic_plan");
    }

    /** For the client's builder, beside {@link #hubOptions}: a server that vanished is noticed. */
    public NetClientOptions netOptions() {
        return new NetClientOptions()
                .setTcpKeepAlive(true)
                .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
    }

    /** Bounded, and waiting for a connection is bounded too. */
    public PoolOptions poolOptions() {
        return new PoolOptions()
                .setMaxSize(settings.poolSize())
                .setMaxWaitQueueSize(settings.poolSize() * 64)
                .setConnectionTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        release.run();
    }

    private static String milliseconds(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
