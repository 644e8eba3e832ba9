package org.sekimori.testing;

import io.vertx.pgclient.PgConnectOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.sekimori.journal.Migrations;

/**
 * A fresh, migrated database in a real PostgreSQL. One server for the whole JVM, with durable commits, with passwords (never
 * {@code trust}) and with the two roles that the hub knows; each {@link #fresh} is a copy of one migrated template.
 */
public final class TestDatabase implements AutoCloseable {
    public static final String OWNER = "sekimori_owner";
    public static final String HUB_ROLE = "sekimori_hub";
    private static final String SUPERUSER = "postgres";
    private static final String TEMPLATE = "sekimori_template";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /** Another database, empty but for the schema. Close it to drop it. */
    public static TestDatabase fresh() {
        var name = "test_" + COUNT.incrementAndGet();
        Server.superuser(SUPERUSER, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE + " OWNER " + OWNER);
        return new TestDatabase(name);
    }

    /** How the hub itself connects. */
    public PgConnectOptions hub() {
        return options().setUser(HUB_ROLE).setPassword(Server.HUB_PASSWORD);
    }

    /** How migrations connect. */
    public PgConnectOptions owner() {
        return options().setUser(OWNER).setPassword(Server.OWNER_PASSWORD);
    }

    public String jdbcUrl() {
        return Server.url(name);
    }

    public String ownerPassword() {
        return Server.OWNER_PASSWORD;
    }

    public String hubPassword() {
        return Server.HUB_PASSWORD;
    }

    public Connection connectAsHub() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), HUB_ROLE, Server.HUB_PASSWORD);
    }

    public Connection connectAsOwner() throws SQLException {
        return DriverManager.getConnection(jdbcUrl(), OWNER, Server.OWNER_PASSWORD);
    }

    /** Cuts every session of this database in the middle of what it does. */
    public void cutSessions() {
        Server.superuser(
                SUPERUSER, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
    }

    /** While false nobody can connect, as if the server were away; sessions that exist go on. */
    public void allowConnections(boolean allowed) {
        Server.superuser(SUPERUSER, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + allowed);
    }

    /** Runs one statement with the superuser in this database. */
    public void superuser(String sql) {
        Server.superuser(name, sql);
    }

    @Override
    public void close() {
        Server.superuser(SUPERUSER, "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    private PgConnectOptions options() {
        return new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(Server.port())
                .setDatabase(name);
    }

    /** Started by the first who asks; stopped by the library's own shutdown hook. */
    private static final class Server {
        static final String OWNER_PASSWORD = UUID.randomUUID().toString();
        static final String HUB_PASSWORD = UUID.randomUUID().toString();
        private static final String SUPERUSER_PASSWORD = UUID.randomUUID().toString();
        private static final EmbeddedPostgres POSTGRES = start();

        static int port() {
            return POSTGRES.getPort();
        }

        static String url(String database) {
            return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
        }

        static void superuser(String database, String sql) {
            execute(url(database), SUPERUSER_PASSWORD, sql);
        }

        private static EmbeddedPostgres start() {
            try {
                Path data = Files.createTempDirectory("sekimori-postgres");
                var postgres = EmbeddedPostgres.builder()
                        .setDataDirectory(data)
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
                prepare(postgres, data);
                return postgres;
            } catch (IOException e) {
                throw new IllegalStateException("Expected an embedded PostgreSQL to start", e);
            }
        }

        private static void prepare(EmbeddedPostgres postgres, Path data) throws IOException {
            var url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/";
            execute(url + SUPERUSER, "", "ALTER ROLE postgres PASSWORD '" + SUPERUSER_PASSWORD + "'");
            execute(url + SUPERUSER, "", "CREATE ROLE " + OWNER + " LOGIN PASSWORD '" + OWNER_PASSWORD + "'");
            execute(url + SUPERUSER, "", "CREATE ROLE " + HUB_ROLE + " LOGIN PASSWORD '" + HUB_PASSWORD + "'");
            execute(url + SUPERUSER, "", "CREATE DATABASE " + TEMPLATE + " OWNER " + OWNER);
            Files.writeString(data.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");
            execute(url + SUPERUSER, "", "SELECT pg_reload_conf()");
            new Migrations(url + TEMPLATE, OWNER, OWNER_PASSWORD, HUB_ROLE).run();
        }

        private static void execute(String url, String password, String sql) {
            try (var connection = DriverManager.getConnection(url, SUPERUSER, password);
                    var statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException("Expected to prepare the test database", e);
            }
        }
    }
}
