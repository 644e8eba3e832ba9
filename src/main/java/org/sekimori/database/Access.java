package org.sekimori.database;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.sekimori.config.Secret;

/**
 * How one user reaches one database.
 *
 * @param role the role the session works in, when the user who signs in is another
 * @param sslMode PostgreSQL's word: disable, allow, prefer, require, verify-ca, verify-full
 */
public record Access(
        String host, int port, String database, String user, Secret password, Optional<String> role, String sslMode) {
    private static final int DEFAULT_PORT = 5432;
    private static final int CONNECT_TIMEOUT_SECONDS = 5;

    static Access on(int port, String database, String user, Secret password) {
        return new Access("127.0.0.1", port, database, user, password, Optional.empty(), "disable");
    }

    /** Reads {@code postgresql://user:password@host:port/database?sslmode=…}; the shape was checked with the settings. */
    static Access of(Secret url) {
        var uri = URI.create(url.reveal());
        var user = uri.getRawUserInfo().split(":", 2);
        return new Access(
                uri.getHost(),
                uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort(),
                decoded(uri.getRawPath().substring(1)),
                decoded(user[0]),
                new Secret(user.length > 1 ? decoded(user[1]) : ""),
                Optional.empty(),
                parameter(uri, "sslmode").orElse("prefer"));
    }

    Access inRole(String name) {
        return new Access(host, port, database, user, password, Optional.of(name), sslMode);
    }

    /** The role whose rights the session has. */
    public String effectiveRole() {
        return role.orElse(user);
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%d/%s?sslmode=%s".formatted(host, port, database, sslMode);
    }

    /** Options for vertx-pg-client; {@code parameters} are settings of the session such as {@code lock_timeout}. */
    public PgConnectOptions pgOptions(Map<String, String> parameters) {
        var options = new PgConnectOptions()
                .setHost(host.replaceAll("[\\[\\]]", ""))
                .setPort(port)
                .setDatabase(database)
                .setUser(user)
                .setPassword(password.reveal())
                .setSslMode(SslMode.of(sslMode.toLowerCase(Locale.ROOT)))
                .setSslOptions(sslOptions());
        parameters.forEach(options::addProperty);
        role.ifPresent(name -> options.addProperty("role", name));
        return options;
    }

    /** As libpq has it: only the verify- modes look at the server's certificate. */
    private ClientSSLOptions sslOptions() {
        var verified = sslMode.startsWith("verify");
        return new ClientSSLOptions()
                .setTrustAll(!verified)
                .setHostnameVerificationAlgorithm(sslMode.equals("verify-full") ? "HTTPS" : "");
    }

    /** A plain connection, for starting up and for tests; blocks. */
    public Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password.reveal());
        properties.setProperty("connectTimeout", String.valueOf(CONNECT_TIMEOUT_SECONDS));
        properties.setProperty("ApplicationName", "sekimori");
        role.ifPresent(name -> properties.setProperty("options", "-c role=" + name));
        return DriverManager.getConnection(jdbcUrl(), properties);
    }

    /** For people: no password. */
    @Override
    public String toString() {
        return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
    }

    private static Optional<String> parameter(URI uri, String name) {
        return Optional.ofNullable(uri.getRawQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> decoded(pair.substring(name.length() + 1)))
                .findFirst();
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
