package org.sekimori.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.sekimori.config.HubConfig;
import org.sekimori.config.Secret;
import org.slf4j.LoggerFactory;

/** A PostgreSQL that an administrator runs; the hub never starts or stops it. */
final class ExternalPostgres {
    static final String HUB_ROLE = "sekimori_hub";
    private static final int MIN_VERSION = 15;
    private static final int NUMBERS_PER_VERSION = 10_000;
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(ExternalPostgres.class);

    private ExternalPostgres() {}

    static Database open(HubConfig.Database settings) {
        Logger.getLogger("org.postgresql").setLevel(Level.OFF); // the driver prints what we say in our own words
        var owner = Access.of(settings.url().orElseThrow());
        try (var connection = reach(owner, "HUB_DATABASE_URL")) {
            check(connection, owner);
            var hub = settings.workUrl().isPresent()
                    ? worker(owner, settings.workUrl().orElseThrow())
                    : lesserRole(connection, owner);
            return new Database(owner, hub, settings, () -> {});
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    "The database %s failed while it was looked at: %s".formatted(owner, e.getMessage()), e);
        }
    }

    private static void check(Connection connection, Access owner) throws SQLException {
        var sql = new Sql(connection);
        var version = Integer.parseInt(sql.text("SHOW server_version_num")) / NUMBERS_PER_VERSION;
        require(
                version >= MIN_VERSION,
                "The database %s is PostgreSQL %d; the hub needs %d or later.".formatted(owner, version, MIN_VERSION));
        require(
                sql.text("SHOW server_encoding").equals("UTF8"),
                "The database %s is not in UTF8; create it with ENCODING 'UTF8'.".formatted(owner));
        require(
                !sql.truth("SELECT pg_is_in_recovery()"),
                "The database %s is a standby and cannot be written to; name the primary.".formatted(owner));
        require(
                sql.truth("SELECT has_database_privilege(current_database(), 'CREATE')"
                        + " AND has_schema_privilege(coalesce(current_schema(), 'public'), 'CREATE')"),
                "The user of %s may not create tables there; make it the owner: ALTER DATABASE \"%s\" OWNER TO \"%s\"."
                        .formatted(owner, owner.database(), owner.user()));
        if (sql.text("SHOW fsync").equals("off")) {
            LOG.warn("{} runs with fsync=off: what it acknowledges is lost when its machine fails", owner);
        }
    }

    private static Access worker(Access owner, Secret url) {
        var hub = Access.of(url);
        require(
                !hub.user().equals(owner.user()),
                "HUB_DATABASE_WORK_URL names the user of HUB_DATABASE_URL; it must be another, with fewer rights.");
        try (var _ = reach(hub, "HUB_DATABASE_WORK_URL")) {
            return hub;
        } catch (SQLException e) {
            throw new DatabaseUnusable("The connection to %s broke.".formatted(hub), e);
        }
    }

    /** Without a second user the hub signs in as the first and at once takes the lesser role, which has no login. */
    private static Access lesserRole(Connection connection, Access owner) throws SQLException {
        var hub = owner.inRole(HUB_ROLE);
        try {
            var sql = new Sql(connection);
            if (!sql.truth("SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = '" + HUB_ROLE + "')")) {
                sql.run("CREATE ROLE " + HUB_ROLE + " NOLOGIN");
            }
            if (!sql.truth("SELECT rolsuper FROM pg_roles WHERE rolname = session_user")) {
                sql.run("GRANT " + HUB_ROLE + " TO SESSION_USER");
            }
        } catch (SQLException e) {
            // It may have been granted by the administrator; connecting tells.
            LOG.debug("{} cannot create {}: {}", owner, HUB_ROLE, e.getMessage());
        }
        try (var _ = hub.connect()) {
            return hub;
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    ("The user of %s can neither create the role %s nor take it. As an administrator run:"
                                    + " CREATE ROLE %s NOLOGIN; GRANT %s TO \"%s\"; or set HUB_DATABASE_WORK_URL.")
                            .formatted(owner, HUB_ROLE, HUB_ROLE, HUB_ROLE, owner.user()),
                    e);
        }
    }

    private static Connection reach(Access access, String variable) {
        try {
            return access.connect();
        } catch (SQLException e) {
            throw new DatabaseUnusable(
                    "The database %s (%s) does not answer; expected a PostgreSQL %d or later that accepts this user. It says: %s"
                            .formatted(access, variable, MIN_VERSION, e.getMessage()),
                    e);
        }
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new DatabaseUnusable(sentence);
        }
    }
}
