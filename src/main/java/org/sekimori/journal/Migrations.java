package org.sekimori.journal;

import java.util.Map;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date, with the owner's role; the hub itself never holds that role. Both roles exist before: the
 * owner owns the database, the hub's may log in and owns nothing. Running it again changes nothing.
 *
 * @param jdbcUrl {@code jdbc:postgresql://host:port/database}
 * @param hubRole receives what the hub may do
 */
public record Migrations(String jdbcUrl, String owner, String password, String hubRole) {
    private static final Pattern ROLE = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    public Migrations {
        if (!ROLE.matcher(hubRole).matches()) {
            throw new IllegalArgumentException("Expected a role name of a-z, 0-9 and _, but got " + hubRole);
        }
        if (hubRole.equals(owner)) {
            throw new IllegalArgumentException("Expected the hub's role to be another than the owner " + owner);
        }
    }

    /** Blocks until done. Answers how many migrations were applied; fails with Flyway's exception. */
    public int run() {
        return Flyway.configure()
                .dataSource(jdbcUrl, owner, password)
                .locations("classpath:db/migration")
                .placeholders(Map.of("hubRole", hubRole))
                // Each room numbers its own range, so a lower number may be the newer one.
                .outOfOrder(true)
                .cleanDisabled(true)
                .load()
                .migrate()
                .migrationsExecuted;
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return "Migrations[" + jdbcUrl + ", " + owner + "]";
    }
}
