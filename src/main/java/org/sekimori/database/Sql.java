package org.sekimori.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Single statements of our own making; no value from outside is ever put into one. */
record Sql(Connection connection) {
    String text(String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    boolean truth(String query) throws SQLException {
        return "t".equals(text(query));
    }

    void run(String command) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
