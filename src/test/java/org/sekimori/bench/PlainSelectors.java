package org.sekimori.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.sekimori.operation.Selector;

/**
 * The same questions in plain SQL: addresses as {@code inet} under a GiST index, hosts and whole texts under equality, one
 * query a selector. It knows sockets, CIDRs, a domain's parents by one equality each, and subdomains by the reversed name.
 */
final class PlainSelectors implements AutoCloseable {
    private static final String ADDRESS = "SELECT party, value FROM plain WHERE address && ?::inet";
    private static final String HOST = """
            SELECT party, value FROM plain WHERE host = ANY (?)
            UNION ALL SELECT party, value FROM plain WHERE reversed >= ? AND reversed < ?""";

    private final Connection connection;
    private final PreparedStatement insert;
    private final PreparedStatement address;
    private final PreparedStatement host;

    PlainSelectors(Connection owner) throws SQLException {
        connection = owner;
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE plain (party int, value text COLLATE "C", address inet,
                        host text COLLATE "C", reversed text COLLATE "C")""");
            statement.execute("CREATE INDEX ON plain USING gist (address inet_ops)");
            statement.execute("CREATE INDEX ON plain (host)");
            statement.execute("CREATE INDEX ON plain (reversed)");
        }
        insert = connection.prepareStatement("INSERT INTO plain VALUES (?, ?, ?::inet, ?, ?)");
        address = connection.prepareStatement(ADDRESS);
        host = connection.prepareStatement(HOST);
    }

    void load(int party, List<Selector> selectors) throws SQLException {
        connection.setAutoCommit(false);
        for (int n = 0; n < selectors.size(); n++) {
            var host = host(selectors.get(n));
            boolean numeric = isAddress(host);
            insert.setInt(1, party);
            insert.setString(2, selectors.get(n).value());
            insert.setString(3, numeric ? host : null);
            insert.setString(4, numeric ? null : host);
            insert.setString(5, numeric ? null : reversed(host));
            insert.addBatch();
            if (n % 5_000 == 4_999) {
                insert.executeBatch();
            }
        }
        insert.executeBatch();
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** The server's process for this connection. */
    int session() throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(Cpu.SESSION)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** How many rows it answers with. */
    int ask(Selector selector) throws SQLException {
        var host = host(selector);
        var asked = isAddress(host) ? address : this.host;
        if (isAddress(host)) {
            asked.setString(1, host);
        } else {
            asked.setArray(1, connection.createArrayOf("text", parents(host)));
            asked.setString(2, reversed(host) + ".");
            asked.setString(3, reversed(host) + "/");
        }
        int count = 0;
        try (var rows = asked.executeQuery()) {
            while (rows.next()) {
                count++;
            }
        }
        return count;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static String host(Selector selector) {
        return selector.value().split("[/:]", 2)[0];
    }

    private static boolean isAddress(String host) {
        return host.matches("[0-9]+(\\.[0-9]+){3}");
    }

    private static String[] parents(String host) {
        var labels = host.split("\\.", -1);
        var parents = new String[labels.length - 1];
        for (int n = 0; n < parents.length; n++) {
            parents[n] = String.join(".", List.of(labels).subList(n, labels.length));
        }
        return parents;
    }

    private static String reversed(String host) {
        return String.join(".", List.of(host.split("\\.", -1)).reversed());
    }
}
