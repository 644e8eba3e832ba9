package org.sekimori.database;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.sekimori.config.HubConfig;
import org.sekimori.config.LockFile;
import org.sekimori.config.Secret;
import org.sekimori.config.VarDirectory;

/**
 * The PostgreSQL under {@code HUB_VAR}: a process of its own on 127.0.0.1, shared by all nodes of this machine.
 *
 * <p>Starting, adopting and stopping happen under one lock between processes. Who uses it is told by lock files, which the
 * system frees when a process dies in whatever way.
 */
final class EmbeddedPostgres implements AutoCloseable {
    static final String DATABASE = "sekimori";
    static final String OWNER = "sekimori_owner";
    static final String HUB = "sekimori_hub";
    static final String SUPERUSER = "postgres";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final VarDirectory var;
    private final PostgresServer server;
    private final Users users;
    private final int port;

    private EmbeddedPostgres(VarDirectory var, PostgresServer server, Users users, int port) {
        this.var = var;
        this.server = server;
        this.users = users;
        this.port = port;
    }

    /** Starts the server or adopts the one that runs; blocks until it answers. */
    static EmbeddedPostgres open(VarDirectory var, HubConfig.Database settings) {
        try (var _ = turn(var)) {
            var users = Users.join(var.directory("postgres-users"));
            try {
                var server = new PostgresServer(var, settings);
                var port = server.ensureRunning();
                var postgres = new EmbeddedPostgres(var, server, users, port);
                postgres.ensureRoles();
                return postgres;
            } catch (RuntimeException e) {
                users.close();
                throw e;
            }
        }
    }

    Access owner() {
        return Access.on(port, DATABASE, OWNER, password(OWNER));
    }

    Access hub() {
        return Access.on(port, DATABASE, HUB, password(HUB));
    }

    Path data() {
        return server.data();
    }

    /** Stops the server if nobody else uses it. */
    @Override
    public void close() {
        try (var _ = turn(var)) {
            users.close();
            if (users.isEmpty()) {
                server.stop();
            }
        }
    }

    private static LockFile turn(VarDirectory var) {
        return LockFile.lock(var.file("postgres.lock"), PATIENCE)
                .orElseThrow(() -> new DatabaseUnusable(
                        "Another node has been starting or stopping the PostgreSQL of %s for %d s; look for a hung process."
                                .formatted(var.root(), PATIENCE.toSeconds())));
    }

    /** The two roles and the database; the passwords are set again, so that a lost password file heals itself. */
    private void ensureRoles() {
        try (var connection = server.superuser("postgres", port).connect()) {
            var sql = new Sql(connection);
            for (var role : new String[] {OWNER, HUB}) {
                if (!sql.truth("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + role + "')")) {
                    sql.run("CREATE ROLE " + role + " LOGIN");
                }
                if (!accepts(role)) {
                    // Hashed here, so that no password can reach the server's log.
                    connection
                            .unwrap(PGConnection.class)
                            .alterUserPassword(role, password(role).reveal().toCharArray(), "scram-sha-256");
                }
            }
            if (!sql.truth("SELECT EXISTS (SELECT FROM pg_database WHERE datname = '" + DATABASE + "')")) {
                sql.run("CREATE DATABASE " + DATABASE + " OWNER " + OWNER);
            }
            sql.run("REVOKE ALL ON DATABASE " + DATABASE + " FROM PUBLIC");
            sql.run("GRANT CONNECT ON DATABASE " + DATABASE + " TO " + HUB);
        } catch (SQLException e) {
            throw new DatabaseUnusable("The embedded PostgreSQL refused to set up its roles: " + e.getMessage(), e);
        }
    }

    private boolean accepts(String role) {
        try (var _ = Access.on(port, "postgres", role, password(role)).connect()) {
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private Secret password(String role) {
        return var.secret("postgres-" + role.replace('_', '-') + ".password");
    }
}
